import * as tf from '@tensorflow/tfjs-node';
import { reportingPlainLosses } from '../objectives/weigh-losses';
import { withStepWeights } from '../objectives/weighting/step-weights';
import { checkExamples } from '../checks/check-data';
import { trainableAsCompiled } from '../record/compiled-trainable';
import { tensorsOf, type Data } from '../checks/model-parts';
import { explainingUnconnected } from '../checks/unconnected-loss';
import { withConstraints } from '../record/constrained';
import type { LayersPrototype, Methods, Model, Stock } from '../layers-prototype';
import type { SampleWeights } from './sample-weights';
import { reportNaNLoss } from '../run/report-nan';
import { compiledTrainFunction } from './train-function';
import { trainerOf } from '../trainer/trainer';

/** `trainOnBatch` and the function that runs one batch, compiled. */
export const batchMethods = (stock: Stock): Methods => ({
  async trainOnBatch(x, y, { sampleWeight } = {}) {
    checkExamples(this, x, y);
    const losses = await (sampleWeight == null
      ? stock.trainOnBatch.call(this, x, y)
      : trainWeighted(this as Model & LayersPrototype, x, y, sampleWeight));
    reportNaNLoss(trainerOf(this), [losses].flat()[0]);
    return losses;
  },

  makeTrainFunction() {
    const weighted = withStepWeights(this, stock.makeTrainFunction.call(this));
    const step = explainingUnconnected(reportingPlainLosses(this, weighted));
    return compiledTrainFunction(this, withConstraints(this, trainableAsCompiled(this, step)));
  },
});

/** tfjs's `trainOnBatch`, with sample weights. */
async function trainWeighted(
  model: Model & LayersPrototype,
  x: Data,
  y: Data,
  sampleWeight: SampleWeights,
): Promise<number | number[]> {
  const [xs, ys, weights] = await model.standardizeUserData(x, y, sampleWeight);
  const given = [...tensorsOf(x), ...tensorsOf(y)];
  const outputs = model.makeTrainFunction()([...xs, ...ys, ...(weights ?? [])] as tf.Tensor[]);
  try {
    const values = outputs.map(output => output.dataSync()[0] ?? NaN);
    return values.length === 1 ? (values[0] as number) : values;
  } finally {
    const made = [...xs, ...ys].filter(tensor => !given.includes(tensor));
    tf.dispose([...outputs, ...made, ...(weights ?? []).filter(tensor => tensor !== null)]);
  }
}
