import * as tf from '@tensorflow/tfjs-node';
import { withCounts } from '../objectives/streamed-metric';
import { sayEager, wantsEager } from '../eager';
import type { StepFunction, TrainableModel } from '../model';
import { FEW_CALLS, type StepRequest, trainerOf } from '../trainer';

const stockFunctions = new WeakMap<StepFunction, StepFunction>();

/** tfjs's own function behind a compiled one. */
export const stockFunction = (f: StepFunction): StepFunction => stockFunctions.get(f) ?? f;

/** A step over the tensors that are there, for tfjs's function that wants `null` for absent sample weights. */
export function withoutNulls(
  f: StepFunction,
  ins: readonly (tf.Tensor | null | undefined)[],
): { fn: StepFunction; data: tf.Tensor[] } {
  const data = ins.filter((tensor): tensor is tf.Tensor => tensor != null);
  const fn: StepFunction = batch => {
    let next = 0;
    return f(ins.map(tensor => (tensor == null ? null : batch[next++])) as tf.Tensor[]);
  };
  return { fn, data };
}

/** A train function that runs each batch as one native call, once there have been a few. */
export function compiledTrainFunction(model: TrainableModel, stock: StepFunction): StepFunction {
  const train: StepFunction = ins => {
    const trainer = trainerOf(model);
    const opByOp = () => {
      trainer.opByOp.train++;
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
      'refused' in single ? single : trainer.attempt(single, () => single.run(data, trainer.numbers));
    if ('refused' in outputs) {
      sayEager(model, outputs.refused);
      return opByOp();
    }
    trainer.advance(1);
    const named = outputs.splice(0, model.metricsNames.length);
    tf.dispose(outputs);
    return named;
  };
  stockFunctions.set(train, stock);
  return train;
}
