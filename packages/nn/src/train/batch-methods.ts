import { reportingPlainLosses } from '../compile';
import { checkExamples } from './check-data';
import { trainableAsCompiled } from './compiled-trainable';
import type { Methods, Stock } from './layers-prototype';
import { reportNaNLoss } from './report-nan';
import { compiledTrainFunction } from './train-function';
import { trainerOf } from './trainer';

/** `trainOnBatch` and the function that runs one batch, compiled. */
export const batchMethods = (stock: Stock): Methods => ({
  async trainOnBatch(x, y) {
    checkExamples(this, x, y);
    const losses = await stock.trainOnBatch.call(this, x, y);
    reportNaNLoss(trainerOf(this), [losses].flat()[0]);
    return losses;
  },

  makeTrainFunction() {
    const step = reportingPlainLosses(this, stock.makeTrainFunction.call(this));
    return compiledTrainFunction(this, trainableAsCompiled(this, step));
  },
});
