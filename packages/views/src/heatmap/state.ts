import type { Shape } from '../format/matrix-size';
import type { Matrix } from '../shared/matrix';

/** The data of a heatmap: a matrix as colours. */
export interface HeatmapState {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly matrix: Matrix;
  /** Names of the rows and columns, as many as there are or none. */
  readonly rowLabels?: readonly string[];
  readonly columnLabels?: readonly string[];
  /** `'diverging'` is symmetric about zero: for weights and activations. */
  readonly colours?: 'intensity' | 'diverging';
  /** How large the matrix was, where it is less than was given: of several values in a cell the one that stands out. */
  readonly reducedFrom?: Shape;
}
