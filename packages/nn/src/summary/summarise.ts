import type { LayersModel } from '@tensorflow/tfjs-node';
import { display } from '../show/display';
import { modelSummaryState } from './model-summary-state';

/** Shows the layers of a model: a view in a notebook, a table of text elsewhere. */
export function summarise(model: LayersModel): void {
  display({ kind: 'modelSummary', state: modelSummaryState(model) });
}
