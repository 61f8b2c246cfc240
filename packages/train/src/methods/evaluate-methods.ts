import * as tf from '@tensorflow/tfjs-node';
import { withCounts } from '../objectives/streamed-metric';
import { withStepWeights } from '../objectives/weighting/step-weights';
import { opsAreWatched } from '@epochlab/graph/record';
import { checkExamples } from '../checks/check-data';
import { checkSpelling } from '../checks/fit-arguments';
import { columnsOf } from '../run/log-columns';
import { runOnce } from '../run/test-run';
import type { LayersPrototype, Methods, Model, Stock } from '../layers-prototype';
import { totalLossFirst } from '../tfjs-patches/models/total-loss-first';
import { withRequestedWeights, withTestWeights } from './requested-weights';
import { readySections } from '../run/batch-sections';
import { withoutNulls } from '../run/without-nulls';
import { trainerOf } from '../trainer/trainer';

type TestLoopArgs = Parameters<LayersPrototype['testLoop']>;

/** `evaluate` and the loop inside it, compiled. */
export const evaluateMethods = (stock: Stock): Methods => ({
  evaluate(x, y, args = {}) {
    checkSpelling('evaluate', args);
    checkExamples(this, x, y, { batchSize: args.batchSize ?? 32 });
    const { sampleWeight, ...others } = args;
    return withTestWeights(this, sampleWeight, () => stock.evaluate.call(this, x, y, others));
  },

  makeTestFunction() {
    stock.makeTestFunction.call(this);
    const test = totalLossFirst(this.testFunction, this.lossFunctions.length);
    this.testFunction = withStepWeights(this, test);
  },

  testLoop(f, ins, batchSize, verbose = 0, steps) {
    const weighted = withRequestedWeights(this, ins as tf.Tensor[]);
    try {
      return testAll(this, stock, [f, weighted.data, batchSize, verbose, steps]);
    } finally {
      tf.dispose(weighted.made);
    }
  },
});

function testAll(model: Model, stock: Stock, args: TestLoopArgs): tf.Scalar[] {
  const [f, ins, batchSize, verbose = 0, steps] = args;
  // A gradient goes through tfjs's own loop only, whose results are tensors made of tensors.
  if (steps != null || verbose > 0 || opsAreWatched()) return stock.testLoop.apply(model, args);
  const trainer = trainerOf(model);
  const { fn, data } = withoutNulls(f, ins);
  const rows = data[0]?.shape[0] ?? 0;
  const { sections } = readySections(trainer, 'test', withCounts(fn), data, { rows, batchSize });
  const { values } = runOnce(model, sections, data, columnsOf(model, model.metricsNames));
  return values.map(value => tf.scalar(value));
}
