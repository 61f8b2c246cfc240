import type { PlaygroundSettings, PlaygroundProblem } from '@epochlab/views';
import { FEATURE_TABLE, featuresOf } from './features';
import { makePoints } from './make-points';
import { PLANE, type Draw, type Point } from './point';

/** One row of data: where it is drawn, and what the network is given of it. */
export interface Sample extends Point {
  readonly inputs: readonly number[];
}

/** Data of a playground and the numbers by chance that come next, of which initial weights are made. */
export interface SampledData {
  readonly train: readonly Sample[];
  readonly test: readonly Sample[];
  readonly draw: Draw;
}

/** Two columns, by number or name. */
export type Axes = readonly [number | string, number | string];

/** Where a playground's data come from: generated points, or rows of the user's own. */
export interface DataSource {
  /** Whether the data are the user's. */
  readonly isOwn: boolean;
  /** Whether the points were drawn into the plane by hand. */
  readonly isDrawn?: boolean;
  /** How code names the data, as the first options of `show.playground`; empty for generated points. */
  readonly options: string;
  /** Names of the columns where there are more than the two that are drawn. */
  readonly columns?: readonly string[];
  /** The same rows in a plane of other columns. */
  readonly withAxes?: (axes: Axes) => DataSource;
  /** Names of the classes, which labels are indices of; empty where labels are -1 and 1 or values. */
  readonly classes: readonly string[];
  /** Names of the two axes. */
  readonly axes: readonly [string, string];
  /** How own rows were brought into the plane, in a sentence; empty for points that were made for it. */
  readonly scaling: string;
  problem(settings: PlaygroundSettings): PlaygroundProblem;
  inputNames(settings: PlaygroundSettings): readonly string[];
  /** The network's inputs at a place of the plane. */
  inputsAt(settings: PlaygroundSettings, x: number, y: number): readonly number[];
  samples(settings: PlaygroundSettings): SampledData;
}

/** TensorFlow Playground's points. */
export const generatedSource: DataSource = {
  isOwn: false,
  options: '',
  classes: [],
  axes: ['x', 'y'],
  scaling: '',
  problem: ({ problem }) => problem,
  inputNames: ({ features }) => features.map(name => FEATURE_TABLE[name].label),
  inputsAt: ({ features }, x, y) => featuresOf(features, x, y),
  samples(settings) {
    const { train, test, draw } = makePoints(settings);
    const sampled = (point: Point): Sample => ({
      ...point,
      inputs: featuresOf(settings.features, point.x, point.y),
    });
    return { train: train.map(sampled), test: test.map(sampled), draw };
  },
};

/** Places in the middles of `count` by `count` squares of the plane, row by row from the top left. */
export function gridPlaces(count: number): (readonly [x: number, y: number])[] {
  const middle = (i: number): number => ((i + 0.5) / count) * 2 * PLANE - PLANE;
  return Array.from(
    { length: count * count },
    (_, i) => [middle(i % count), -middle(Math.floor(i / count))] as const,
  );
}
