import * as tf from '@tensorflow/tfjs-node';
import { withCounts } from '../objectives/streamed-metric';
import { sayEager, wantsEager } from '../eager';
import type { StepFunction, TrainableModel } from '../model';
import { withoutNulls } from '../run/without-nulls';
import { FEW_CALLS, trainerOf } from '../trainer/trainer';
import type { StepRequest } from '../trainer/step-request';

const stockFunctions = new WeakMap<StepFunction, StepFunction>();

/** tfjs's own function behind a compiled one. */
export const stockFunction = (f: StepFunction): StepFunction => stockFunctions.get(f) ?? f;

/** A train function that runs each batch as one native call, once there have been a few. */
export function compiledTrainFunction(model: TrainableModel, stock: StepFunction): StepFunction {
  const train: StepFunction = ins => {
    const trainer = trainerOf(model);
    const opByOp = () => {
      trainer.counts.opByOp.train++;
      return stock(ins);
    };
    if (wantsEager(model)) return opByOp();
    const { fn, data } = withoutNulls(stock, ins);
    const request: StepRequest = {
      kind: 'train',
      fn: withCounts(fn),
      batch: data,
      pair: () => [data, data],
    };
    if (!trainer.worthwhile(request, 1, FEW_CALLS)) return opByOp();
    const single = trainer.singleFor(request);
    const outputs =
      'refused' in single
        ? single
        : trainer.graphs.attempt(single, () => single.run(data, trainer.counts.numbers));
    if ('refused' in outputs) {
      sayEager(model, outputs.refused);
      return opByOp();
    }
    trainer.counts.advance(1);
    const named = outputs.splice(0, model.metricsNames.length);
    tf.dispose(outputs);
    return named;
  };
  stockFunctions.set(train, stock);
  return train;
}
