import type { ConfusionMatrixState } from './confusion-matrix/state';
import type { ModelSummaryState } from './model-summary/state';
import type { TrainingState } from './training/state';

/** Every view kind and the state that it draws. To add a view, add a line here and a folder of its own. */
export interface ViewStates {
  modelSummary: ModelSummaryState;
  training: TrainingState;
  confusionMatrix: ConfusionMatrixState;
}
