import * as tf from '@tensorflow/tfjs-node';
import { checkInputs } from '../checks/check-data';
import { checkSpelling } from '../checks/fit-arguments';
import type { Methods, Stock } from '../layers-prototype';
import { compiledPredict } from '../run/predict-loop';

/** `predict` and the loop inside it, compiled. */
export const predictMethods = (stock: Stock): Methods => ({
  predict(x, args) {
    checkSpelling('predict', args);
    return stock.predict.call(this, checkInputs(this, x), args);
  },

  predictOnBatch(x) {
    return stock.predictOnBatch.call(this, checkInputs(this, x));
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
