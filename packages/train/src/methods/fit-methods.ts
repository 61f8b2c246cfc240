/**
 * What takes the place of tfjs's methods on every `LayersModel`: `fit`, `fitDataset`, `evaluate`,
 * `predict` and those of one batch. Each checks its arguments (`../checks`), asks the model's
 * trainer for steps, and hands them to `../run`.
 */

import * as tf from '@tensorflow/tfjs-node';
import { withCounts } from '../objectives/streamed-metric';
import { batchesIn, firstBatches } from '../run/epoch-spans';
import { callbackList } from '../callbacks/callback-list';
import type { CheckpointedRun, Checkpoints } from '../checkpoint/checkpoints';
import type { ValidationFrequency } from '../checks/validation-frequency';
import { checkExamples } from '../checks/check-data';
import { checkFitArguments, refuseTidied } from '../checks/fit-arguments';
import { columnsOf } from '../run/log-columns';
import { epochLoop, type Training } from '../run/epoch-loop';
import { RowBatches, type RowPlan } from '../run/row-batches';
import { TestRun, validate } from '../run/test-run';
import { type FitRequest, requestFit, takeRequest } from './fit-request';
import type { FitArgs, FitLoopArgs, LayersPrototype, Methods, Model, Stock } from '../layers-prototype';
import { takeOverIn } from '../loop/take-over';
import { weighted } from './requested-weights';
import type { SampleWeights } from './sample-weights';
import { type CompiledSection, readySections } from '../run/batch-sections';
import { withoutNulls } from '../run/without-nulls';
import { stockFunction } from './train-function';
import { trainerOf } from '../trainer/trainer';

/** `fit` and the loop inside it, compiled. */
export const fitMethods = (stock: Stock): Methods => ({
  async fit(x, y, args = {}) {
    await refuseTidied('fit');
    checkFitArguments('fit', args);
    checkFitData(this, x, y, args);
    // Tfjs's own `fit` refuses to run during another one.
    const { validationData, ...others } = args;
    if (!this.isTraining) requestFit(this, args, validationData ? validationData[2] : args.sampleWeight);
    // tfjs refuses weights here; the loop adds them.
    const unweighted = validationData && [validationData[0], validationData[1]];
    return stock.fit.call(this, x, y, {
      ...others,
      ...(unweighted ? { validationData: unweighted } : {}),
    } as FitArgs);
  },

  async fitLoop(...args) {
    const request = takeRequest(this);
    const { data, made } = withValidationWeights(this, args[8], request.validationWeight);
    args[8] = data;
    try {
      return await runLoop(this, stock, args, request);
    } finally {
      tf.dispose(made);
    }
  },
});

async function runLoop(
  model: Model,
  stock: Stock,
  args: FitLoopArgs,
  request: FitRequest,
): Promise<tf.History> {
  const { rows, validation, checkpoints, ...epochs } = planOf(model, args, request);
  const callbacks = await callbackList(() => stock.fitLoop.apply(model, args));
  const { stepsPerEpoch } = request;
  // tfjs tells its callbacks the number of rows only, from which they take all batches to be run.
  if (stepsPerEpoch !== undefined)
    callbacks.setParams({ ...callbacks.callbacks[0]?.params, steps: stepsPerEpoch });
  const { columns } = rows;
  const test = validation && new TestRun(model, validation.sections, validation.data, columns);
  const training: Training = {
    model,
    callbacks,
    columns,
    ...epochs,
    open: () => new RowBatches(rows),
    validate: async () => (test ? validate(test, callbacks) : {}),
    ...(checkpoints ? { checkpoints: checkpointsOf(checkpoints, { ...rows, ...epochs, callbacks }) } : {}),
  };
  try {
    return await epochLoop(training);
  } finally {
    test?.dispose();
  }
}

const checkpointsOf = (
  checkpoints: Checkpoints,
  run: CheckpointedRun,
): NonNullable<Training['checkpoints']> => ({
  restore: history => checkpoints.restore(run, history),
  save: (history, epochs, last) => checkpoints.save(run, history, epochs, last),
});

const BOTH_WEIGHTS =
  'fit takes classWeight or sampleWeight, not both, as Keras does. Multiply them: sampleWeight: rows.map((weight, i) => weight * classWeight[classes[i]]).';

function checkFitData(model: Model, ...[x, y, args]: Parameters<LayersPrototype['fit']>): void {
  const { batchSize = 32, validationData, classWeight, sampleWeight } = args ?? {};
  if (classWeight != null && sampleWeight != null) throw new Error(BOTH_WEIGHTS);
  checkExamples(model, x, y, { batchSize });
  if (validationData)
    checkExamples(model, validationData[0], validationData[1], { batchSize, where: 'validationData' });
}

/** A fit over rows in memory. */
interface FitPlan {
  readonly rows: RowPlan;
  readonly validation?: {
    readonly sections: readonly CompiledSection[];
    readonly data: readonly tf.Tensor[];
  };
  readonly validationFreq?: ValidationFrequency;
  readonly checkpoints?: Checkpoints;
  readonly epochs: number;
  readonly initialEpoch: number;
}

function planOf(model: Model, args: FitLoopArgs, request: FitRequest): FitPlan {
  const [f, ins, names, batchSize = 32, epochs = 1, , , valF, valIns, shuffle = true, , initialEpoch = 0] =
    args;
  const { validationSteps = Infinity, checkpoints, stepsPerEpoch, validationFreq } = request;
  const trainer = trainerOf(model);
  if (checkpoints) trainer.forgetWork();
  const passes = {
    epochs: epochs - initialEpoch,
    takeOver: takeOverIn(checkpoints !== undefined, shuffle !== false),
  };
  const { fn, data } = withoutNulls(stockFunction(f), ins);
  const batches = batching(data, batchSize);
  const train = readySections(trainer, 'train', withCounts(fn), data, batches, passes);
  if (checkpoints && train.refused !== undefined) throw new Error(noCheckpoints(train.refused));
  const test = valF ? withoutNulls(valF, valIns) : undefined;
  const tested =
    test &&
    readySections(trainer, 'test', withCounts(test.fn), test.data, batching(test.data, batchSize), passes);
  return {
    rows: {
      model,
      trainer,
      train: train.sections,
      data,
      columns: columnsOf(model, names),
      shuffle,
      repeatable: checkpoints !== undefined,
      stepsPerEpoch: stepsPerEpoch ?? batchesIn(train.sections),
    },
    ...(tested && test
      ? { validation: { sections: firstBatches(tested.sections, validationSteps), data: test.data } }
      : {}),
    ...(validationFreq === undefined ? {} : { validationFreq }),
    ...(checkpoints ? { checkpoints } : {}),
    epochs,
    initialEpoch,
  };
}

/** Layers that draw do so from tfjs's own generator there, whose state cannot be saved. */
const noCheckpoints = (reason: string) =>
  `fit({ checkpoint }) needs compiled training, and this model runs op by op: ${reason}.`;

/** Validation data, inputs and targets, with their sample weights: those given for them, or the last of all rows. */
function withValidationWeights(
  model: Model,
  data: readonly (tf.Tensor | null)[],
  weights: SampleWeights | undefined,
): ReturnType<typeof weighted> {
  const given = data.filter(tensor => tensor !== null);
  if (given.length === 0 || weights === undefined) return { data: [...data], made: [] };
  return weighted(model, given, weights, true);
}

const batching = (data: readonly tf.Tensor[], batchSize: number) => ({
  rows: data[0]?.shape[0] ?? 0,
  batchSize,
});
