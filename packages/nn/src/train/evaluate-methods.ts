import * as tf from '@tensorflow/tfjs-node';
import { withCounts } from '../compile';
import { checkExamples } from './check-data';
import { columnsOf } from './columns';
import { runOnce } from './fit-loop';
import type { Methods, Stock } from './layers-prototype';
import { totalLossFirst } from '../mended/total-loss-first';
import { readySections } from './sections';
import { trainerOf } from './trainer';

/** `evaluate` and the loop inside it, compiled. */
export const evaluateMethods = (stock: Stock): Methods => ({
  evaluate(x, y, args = {}) {
    checkExamples(this, x, y, { batchSize: args.batchSize ?? 32 });
    return stock.evaluate.call(this, x, y, args);
  },

  makeTestFunction() {
    stock.makeTestFunction.call(this);
    this.testFunction = totalLossFirst(this.testFunction, this.lossFunctions.length);
  },

  testLoop(f, ins, batchSize, verbose = 0, steps) {
    if (steps != null || verbose > 0) return stock.testLoop.call(this, f, ins, batchSize, verbose, steps);
    const trainer = trainerOf(this);
    const rows = ins[0]?.shape[0] ?? 0;
    const { sections } = readySections(trainer, 'test', withCounts(f), ins, { rows, batchSize });
    return runOnce(trainer, sections, ins, columnsOf(this, this.metricsNames)).values.map(value =>
      tf.scalar(value),
    );
  },
});
