import type { ViewKind } from '@epochlab/views';
import { AudioView } from './audio/audio-view';
import { CompiledView } from './compiled/compiled-view';
import { MatrixView } from './confusion-matrix/matrix-view';
import { DataTableView } from './data-table/data-table-view';
import type { Drawing } from './drawing';
import { figures } from './figures/figures';
import { SummaryView } from './model-summary/summary-view';
import { NodeLinkView } from './node-link/node-link-view';
import { FeatureMapsView, ImageGridView, ImageOverlayView } from './pictures/pictures';
import { PlaygroundView } from './playground/playground-view';
import { RunComparisonView } from './run-comparison/run-comparison-view';
import { TrainingView } from './training/training-view';

/** The live drawing of each kind that has one; any other shows its static drawing. */
export const drawings: { readonly [K in ViewKind]?: Drawing<K> } = {
  ...figures,
  audio: AudioView,
  compiled: CompiledView,
  dataTable: DataTableView,
  featureMaps: FeatureMapsView,
  imageGrid: ImageGridView,
  imageOverlay: ImageOverlayView,
  modelSummary: SummaryView,
  playground: PlaygroundView,
  nodeLink: NodeLinkView,
  runComparison: RunComparisonView,
  training: TrainingView,
  confusionMatrix: MatrixView,
};
