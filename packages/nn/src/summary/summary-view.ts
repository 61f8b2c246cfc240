import { randomUUID } from 'node:crypto';
import type { Comm, FromView, ToView, ViewPayload } from '@epochlab/views';
import * as tf from '@tensorflow/tfjs-node';
import type { ServedView } from '../live/view/served-views';
import { modelSummaryState } from './model-summary-state';
import { weightStatistics } from './weight-statistics';

/** The live side of a model summary: what is in the weights of a layer now. Does not keep the model alive. */
export class SummaryView implements ServedView {
  readonly id = randomUUID();
  readonly isOver = true;
  readonly payload: ViewPayload<'modelSummary'>;
  readonly #model: WeakRef<tf.LayersModel>;

  constructor(model: tf.LayersModel) {
    this.payload = { kind: 'modelSummary', id: this.id, version: 1, state: modelSummaryState(model) };
    this.#model = new WeakRef(model);
  }

  open(comm: Comm): (message: FromView) => void {
    comm.send({ type: 'snapshot', payload: this.payload } satisfies ToView);
    return message => {
      if (message.type !== 'weights') return;
      const layer = layerAt(this.#model.deref(), message.layer);
      const weights = layer ? weightStatistics(layer) : [];
      comm.send({ type: 'weights', request: message.request, weights } satisfies ToView);
    };
  }
}

/** Follows names of nested models down to a layer. */
function layerAt(
  model: tf.layers.Layer | undefined,
  [name, ...rest]: readonly string[],
): tf.layers.Layer | undefined {
  if (name === undefined || !(model instanceof tf.LayersModel)) return undefined;
  const layer = model.layers.find(one => one.name === name);
  return rest.length === 0 ? layer : layerAt(layer, rest);
}
