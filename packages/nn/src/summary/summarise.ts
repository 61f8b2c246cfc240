import type { LayersModel } from '@tensorflow/tfjs-node';
import { serve } from '../live/view/served-views';
import { displayPayload } from '../show/output/display';
import { SummaryView } from './summary-view';

/** Shows the layers of a model: a view in a notebook, a table of text elsewhere. */
export function summarise(model: LayersModel): void {
  const view = new SummaryView(model);
  serve(view);
  displayPayload(view.payload);
}
