import type { ViewKind } from '@epochlab/views';
import { MatrixView } from './confusion-matrix/matrix-view';
import type { Drawing } from './drawing';
import { figures } from './figures/figures';
import { SummaryView } from './model-summary/summary-view';
import { TrainingView } from './training/training-view';

/** The live drawing of each kind that has one; the others show their static drawing. */
export const drawings: { readonly [K in ViewKind]?: Drawing<K> } = {
  ...figures,
  modelSummary: SummaryView,
  training: TrainingView,
  confusionMatrix: MatrixView,
};
