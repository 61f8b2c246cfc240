import * as tf from '@tensorflow/tfjs-node';
import { activeRecorder } from '../graph/record';
import { checkInputs } from './check-data';
import type { Methods, Model, Stock } from './layers-prototype';
import { compiledPredict } from './predict-loop';

/** Refuses wrong inputs. Where a step is recorded there are no values yet, and tfjs itself looks at the shapes. */
function check(model: Model, x: Parameters<typeof checkInputs>[1]): void {
  if (!activeRecorder()) checkInputs(model, x);
}

/** `predict` and the loop inside it, compiled. */
export const predictMethods = (stock: Stock): Methods => ({
  predict(x, args) {
    check(this, x);
    return stock.predict.call(this, x, args);
  },

  predictOnBatch(x) {
    check(this, x);
    return stock.predictOnBatch.call(this, x);
  },

  predictLoop(ins, batchSize = 32, verbose = false) {
    const runStock = (data: tf.Tensor | tf.Tensor[]) =>
      stock.predictLoop.call(this, data, batchSize, verbose);
    const outputs = tf.tidy(() =>
      compiledPredict(this, [ins].flat(), batchSize, batch => [runStock(batch)].flat()),
    );
    if (!outputs) return runStock(ins);
    return outputs.length === 1 ? (outputs[0] as tf.Tensor) : outputs;
  },
});
