import type * as tf from '@tensorflow/tfjs-node';
import { withCounts } from '../compile';
import { batchesIn, firstBatches } from './epoch-spans';
import { callbackList } from './callback-list';
import { checkExamples } from './check-data';
import { checkFitArguments, refuseTidied } from './checks/fit-arguments';
import { columnsOf } from './columns';
import { sayEager, wantsEager } from './eager';
import { type FitPlan, fitLoop } from './fit-loop';
import { type FitRequest, requestFit, takeRequest } from './fit-request';
import type { FitLoopArgs, LayersPrototype, Methods, Model, Stock } from './layers-prototype';
import { compileSections } from './sections';
import type { Refused } from './step';
import { stockFunction, withoutNulls } from './train-function';
import { trainerOf } from './trainer';

/** `fit` and the loop inside it, compiled. */
export const fitMethods = (stock: Stock): Methods => ({
  async fit(x, y, args = {}) {
    await refuseTidied('fit');
    checkFitArguments('fit', args);
    checkFitData(this, x, y, args);
    // Of a `fit` during another one tfjs's own says that it cannot be.
    if (!this.isTraining) requestFit(this, args);
    return stock.fit.call(this, x, y, args);
  },

  async fitLoop(...args) {
    const runStock = () => stock.fitLoop.apply(this, args);
    const request = takeRequest(this);
    const plan = wantsEager(this) ? { refused: 'it was asked for' } : compilePlan(this, args, request);
    if ('refused' in plan) {
      if (!wantsEager(this)) sayEager(this, plan.refused);
      refuseEagerly(request, args, plan.refused);
      return runStock();
    }
    const callbacks = await callbackList(runStock);
    const { stepsPerEpoch } = request;
    // tfjs tells its callbacks the number of rows only, from which they take all batches to be run.
    if (stepsPerEpoch !== undefined)
      callbacks.setParams({ ...callbacks.callbacks[0]?.params, steps: stepsPerEpoch });
    return fitLoop({ ...plan, callbacks });
  },
});

function checkFitData(model: Model, ...[x, y, args]: Parameters<LayersPrototype['fit']>): void {
  const { batchSize = 32, validationData } = args ?? {};
  checkExamples(model, x, y, { batchSize });
  if (validationData)
    checkExamples(model, validationData[0], validationData[1], { batchSize, where: 'validationData' });
}

/** What op-by-op training cannot do is refused rather than done otherwise. */
function refuseEagerly(request: FitRequest, args: FitLoopArgs, reason: string): void {
  const asked = [
    request.checkpoints ? 'checkpoint' : undefined,
    request.stepsPerEpoch === undefined ? undefined : 'stepsPerEpoch',
    request.validationSteps === undefined ? undefined : 'validationSteps',
    args[9] === 'batch' ? "shuffle: 'batch'" : undefined,
  ].find(name => name !== undefined);
  if (asked)
    throw new Error(`fit({ ${asked} }) needs compiled training, and this model runs op by op: ${reason}.`);
}

/** Everything that the loop needs but the callbacks, or why the model cannot be compiled. */
function compilePlan(
  model: Model,
  args: FitLoopArgs,
  request: FitRequest,
): Omit<FitPlan, 'callbacks'> | Refused {
  const [f, ins, names, batchSize = 32, epochs = 1, , , valF, valIns, shuffle = true, , initialEpoch = 0] =
    args;
  const { validationSteps = Infinity, checkpoints, stepsPerEpoch } = request;
  const trainer = trainerOf(model);
  if (checkpoints) trainer.forgetWork();
  const { fn, data } = withoutNulls(stockFunction(f), ins);
  const train = compileSections(
    trainer,
    'train',
    withCounts(fn),
    data,
    batching(data, batchSize),
    epochs - initialEpoch,
  );
  if ('refused' in train) return train;
  const tested = valF
    ? compileSections(trainer, 'test', withCounts(valF), valIns, batching(valIns, batchSize))
    : undefined;
  if (tested && 'refused' in tested) return tested;
  return {
    model,
    trainer,
    train,
    data,
    columns: columnsOf(model, names),
    epochs,
    initialEpoch,
    shuffle,
    ...(tested ? { validation: { sections: firstBatches(tested, validationSteps), data: valIns } } : {}),
    ...(checkpoints ? { checkpoints } : {}),
    stepsPerEpoch: stepsPerEpoch ?? batchesIn(train),
  };
}

const batching = (data: readonly tf.Tensor[], batchSize: number) => ({
  rows: data[0]?.shape[0] ?? 0,
  batchSize,
});
