import * as tf from '@tensorflow/tfjs-node';
import { callbackList } from './callback-list';
import { sayEager, setEager, wantsEager } from './eager';
import { overrides } from '../graph/overrides';
import { type CheckedModel, checkData, checkShapes } from './check-data';
import { type CheckpointOptions, requestCheckpoints, takeCheckpoints } from './checkpoints';
import { type FitPlan, fitLoop, runOnce } from './fit-loop';
import type { StepFunction, TrainableModel } from './model';
import { compileSections } from './sections';
import { registerNativeGradients } from './native-gradients';
import { recurrentLoops } from './recurrent/rnn-override';
import { compiledPredict } from './predict-loop';
import { type SampleWeights, sampleWeightTensors } from './sample-weights';
import { keepStatesInVariables } from './stateful';
import { compiledTrainFunction, stockFunction, withoutNulls } from './train-function';
import { forgetTrainer, trainerOf } from './trainer';

type FitLoop = (
  this: TrainableModel,
  f: StepFunction,
  ins: (tf.Tensor | null)[],
  outLabels: string[],
  batchSize: number | undefined,
  epochs: number | undefined,
  verbose: number | undefined,
  callbacks: unknown,
  valF: StepFunction | null,
  valIns: tf.Tensor[],
  shuffle: boolean | 'batch' | undefined,
  callbackMetrics: string[],
  initialEpoch: number | undefined,
  stepsPerEpoch: number | null,
  validationSteps: number | null,
) => Promise<tf.History>;

type TestLoop = (
  this: TrainableModel,
  f: StepFunction,
  ins: tf.Tensor[],
  batchSize: number,
  verbose?: number,
  steps?: number,
) => tf.Scalar[];

type Data = tf.Tensor | tf.Tensor[] | Record<string, tf.Tensor>;

type StandardizeUserData = (
  this: TrainableModel & CheckedModel,
  x: Data,
  y: Data,
  sampleWeight?: SampleWeights | null,
  classWeight?: unknown,
  checkBatchAxis?: boolean,
  batchSize?: number,
) => Promise<[tf.Tensor[], tf.Tensor[], (tf.Tensor | null)[] | null]>;

const listed = (data: Data, names: readonly string[]): (tf.Tensor | undefined)[] =>
  data instanceof tf.Tensor ? [data] : Array.isArray(data) ? data : names.map(name => data[name]);

const present = (tensors: readonly (tf.Tensor | undefined)[]) =>
  tensors.filter((tensor): tensor is tf.Tensor => tensor instanceof tf.Tensor);

/** What `fit` takes here beyond tfjs's own arguments. */
export interface FitExtras {
  readonly checkpoint?: CheckpointOptions;
  /** Go on from the checkpoint if there is one. */
  readonly resume?: boolean;
}

/** The methods of tfjs's `LayersModel` that compiled training takes over. */
interface ModelPrototype {
  fitLoop: FitLoop;
  testLoop: TestLoop;
  fit(this: TrainableModel, x: Data, y: Data, args?: FitExtras): Promise<tf.History>;
  makeTrainFunction(this: TrainableModel): StepFunction;
  predictLoop(
    this: TrainableModel,
    ins: tf.Tensor | tf.Tensor[],
    batchSize?: number,
    verbose?: boolean,
  ): tf.Tensor | tf.Tensor[];
  standardizeUserData: StandardizeUserData;
  compile(this: TrainableModel, args: tf.ModelCompileArgs & { eager?: boolean }): void;
  dispose(this: TrainableModel): unknown;
}

let installed = false;

/**
 * Makes `fit`, `evaluate` and the like of every tfjs `LayersModel` run compiled: steps are traced into a TensorFlow graph
 * and many of them run in one native call. Code that uses tfjs does not change. `compile({ ..., eager: true })` or
 * `EPOCHLAB_COMPILE=0` keep tfjs's own op-by-op training.
 */
export function installCompiledTraining(tfjs: typeof tf = tf): void {
  if (installed) return;
  installed = true;
  // These methods are tfjs's own, some of them private in its types.
  const prototype = tfjs.LayersModel.prototype as unknown as ModelPrototype;
  const stock = pick(prototype);
  keepStatesInVariables();
  registerNativeGradients();
  overrides.push(recurrentLoops);

  prototype.compile = function compile(args) {
    const { eager, ...rest } = args;
    setEager(this, eager === true);
    forgetTrainer(this);
    stock.compile.call(this, rest);
  };

  prototype.dispose = function dispose() {
    forgetTrainer(this);
    return stock.dispose.call(this);
  };

  prototype.standardizeUserData = async function standardizeUserData(
    x,
    y,
    sampleWeight,
    classWeight,
    checkBatchAxis,
    batchSize,
  ) {
    const given = listed(x, this.inputNames);
    const xsGiven = present(given);
    if (xsGiven.length === this.inputs.length) checkShapes(this, xsGiven);
    // trainOnBatch gives no batch size: reading every batch's values back would cost more than training on it.
    if (batchSize !== undefined) checkData(this, xsGiven, present(listed(y, this.outputNames)));
    const [xs, ys, classWeights] = await stock.standardizeUserData.call(
      this,
      x,
      y,
      null,
      classWeight,
      checkBatchAxis,
      batchSize,
    );
    if (sampleWeight == null) return [xs, ys, classWeights];
    return [xs, ys, sampleWeightTensors(sampleWeight, this.outputNames, xs[0]?.shape[0] ?? 0, classWeights)];
  };

  prototype.fit = function fit(x, y, args) {
    try {
      requestCheckpoints(this, args?.checkpoint, args?.resume === true);
    } catch (error) {
      return Promise.reject(error);
    }
    return stock.fit.call(this, x, y, args);
  };

  prototype.makeTrainFunction = function makeTrainFunction() {
    return compiledTrainFunction(this, stock.makeTrainFunction.call(this));
  };

  prototype.predictLoop = function predictLoop(ins, batchSize = 32, verbose = false) {
    const runStock = (data: tf.Tensor | tf.Tensor[]) =>
      stock.predictLoop.call(this, data, batchSize, verbose);
    const outputs = tf.tidy(() =>
      compiledPredict(this, [ins].flat(), batchSize, batch => [runStock(batch)].flat()),
    );
    if (!outputs) return runStock(ins);
    return outputs.length === 1 ? (outputs[0] as tf.Tensor) : outputs;
  };

  prototype.fitLoop = async function compiledFitLoop(...args) {
    const [
      f,
      ins,
      names,
      batchSize = 32,
      epochs = 1,
      ,
      ,
      valF,
      valIns,
      shuffle = true,
      ,
      initialEpoch = 0,
      stepsPerEpoch,
      validationSteps,
    ] = args;
    const runStock = () => stock.fitLoop.apply(this, args);
    const checkpoints = takeCheckpoints(this);
    const runEager = (reason: string) => {
      if (checkpoints)
        throw new Error(
          `fit({ checkpoint }) needs compiled training, and this model runs op by op: ${reason}.`,
        );
      return runStock();
    };
    if (wantsEager(this) || stepsPerEpoch != null || validationSteps != null || shuffle === 'batch')
      return runEager('it was asked for');
    const trainer = trainerOf(this);
    const { fn, data } = withoutNulls(stockFunction(f), ins);
    const train = compileSections(
      trainer,
      'train',
      fn,
      data,
      { rows: data[0]?.shape[0] ?? 0, batchSize },
      epochs - initialEpoch,
    );
    if ('refused' in train) {
      sayEager(this, train.refused);
      return runEager(train.refused);
    }
    const callbacks = await callbackList(runStock);
    const tested = valF
      ? compileSections(trainer, 'test', valF, valIns, { rows: valIns[0]?.shape[0] ?? 0, batchSize })
      : undefined;
    if (tested && 'refused' in tested) {
      sayEager(this, tested.refused);
      return runEager(tested.refused);
    }
    const validation = tested ? { validation: { sections: tested, data: valIns } } : {};
    const plan: FitPlan = {
      model: this,
      trainer,
      train,
      data,
      names,
      epochs,
      initialEpoch,
      shuffle,
      callbacks,
      ...validation,
      ...(checkpoints ? { checkpoints } : {}),
    };
    return fitLoop(plan);
  };

  prototype.testLoop = function compiledTestLoop(f, ins, batchSize, verbose, steps) {
    const runStock = () => stock.testLoop.call(this, f, ins, batchSize, verbose, steps);
    if (wantsEager(this) || steps != null || (verbose ?? 0) > 0) return runStock();
    const trainer = trainerOf(this);
    const compiled = compileSections(trainer, 'test', f, ins, { rows: ins[0]?.shape[0] ?? 0, batchSize });
    if ('refused' in compiled) return runStock();
    const names = Array.from({ length: compiled[0]?.steps.step.outputs.length ?? 0 }, (_, i) => String(i));
    return runOnce(trainer, compiled, ins, names).values.map(value => tf.scalar(value));
  };
}

const pick = (prototype: ModelPrototype): ModelPrototype => ({
  fit: prototype.fit,
  fitLoop: prototype.fitLoop,
  testLoop: prototype.testLoop,
  makeTrainFunction: prototype.makeTrainFunction,
  predictLoop: prototype.predictLoop,
  standardizeUserData: prototype.standardizeUserData,
  compile: prototype.compile,
  dispose: prototype.dispose,
});
