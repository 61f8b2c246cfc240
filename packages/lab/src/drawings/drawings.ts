import type { ViewKind } from '@epochlab/views';
import { AudioView } from './audio/audio-view';
import { MatrixView } from './confusion-matrix/matrix-view';
import { DataTableView } from './data-table/data-table-view';
import type { Drawing } from './drawing';
import { figures } from './figures/figures';
import { SummaryView } from './model-summary/summary-view';
import { RunComparisonView } from './run-comparison/run-comparison-view';
import { TrainingView } from './training/training-view';

/** The live drawing of each kind that has one; the others show their static drawing. */
export const drawings: { readonly [K in ViewKind]?: Drawing<K> } = {
  ...figures,
  audio: AudioView,
  dataTable: DataTableView,
  modelSummary: SummaryView,
  runComparison: RunComparisonView,
  training: TrainingView,
  confusionMatrix: MatrixView,
};
