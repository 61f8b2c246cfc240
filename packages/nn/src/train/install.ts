import * as tf from '@tensorflow/tfjs-node';
import { callbackKind } from './callback-kinds';
import { callbackList } from './callback-list';
import { sayEager, setEager, wantsEager } from './eager';
import { type FitPlan, fitLoop, runOnce } from './fit-loop';
import type { StepFunction, TrainableModel } from './model';
import { compileSections } from './sections';
import { compiledPredict } from './predict-loop';
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

type TestLoop = (this: TrainableModel, f: StepFunction, ins: tf.Tensor[], batchSize: number, verbose?: number, steps?: number) => tf.Scalar[];

/** The methods of tfjs's `LayersModel` that compiled training takes over. */
interface ModelPrototype {
  fitLoop: FitLoop;
  testLoop: TestLoop;
  makeTrainFunction(this: TrainableModel): StepFunction;
  predictLoop(this: TrainableModel, ins: tf.Tensor | tf.Tensor[], batchSize?: number, verbose?: boolean): tf.Tensor | tf.Tensor[];
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

  prototype.makeTrainFunction = function makeTrainFunction() {
    return compiledTrainFunction(this, stock.makeTrainFunction.call(this));
  };

  prototype.predictLoop = function predictLoop(ins, batchSize = 32, verbose = false) {
    const runStock = (data: tf.Tensor | tf.Tensor[]) => stock.predictLoop.call(this, data, batchSize, verbose);
    const outputs = tf.tidy(() => compiledPredict(this, [ins].flat(), batchSize, batch => [runStock(batch)].flat()));
    if (!outputs) return runStock(ins);
    return outputs.length === 1 ? (outputs[0] as tf.Tensor) : outputs;
  };

  prototype.fitLoop = async function compiledFitLoop(...args) {
    const [f, ins, names, batchSize = 32, epochs = 1, , , valF, valIns, shuffle = true, , initialEpoch = 0, stepsPerEpoch, validationSteps] = args;
    const runStock = () => stock.fitLoop.apply(this, args);
    if (wantsEager(this) || stepsPerEpoch != null || validationSteps != null || shuffle === 'batch') return runStock();
    const trainer = trainerOf(this);
    const { fn, data } = withoutNulls(stockFunction(f), ins);
    const train = compileSections(trainer, 'train', fn, data, { rows: data[0]?.shape[0] ?? 0, batchSize });
    if ('refused' in train) {
      sayEager(this, train.refused);
      return runStock();
    }
    const callbacks = await callbackList(runStock);
    if (callbacks.callbacks.slice(1).some(callback => callbackKind(callback) === 'each')) return runStock();
    const tested = valF ? compileSections(trainer, 'test', valF, valIns, { rows: valIns[0]?.shape[0] ?? 0, batchSize }) : undefined;
    if (tested && 'refused' in tested) {
      sayEager(this, tested.refused);
      return runStock();
    }
    const validation = tested ? { validation: { sections: tested, data: valIns } } : {};
    const plan: FitPlan = { model: this, trainer, train, data, names, epochs, initialEpoch, shuffle, callbacks, ...validation };
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
  fitLoop: prototype.fitLoop,
  testLoop: prototype.testLoop,
  makeTrainFunction: prototype.makeTrainFunction,
  predictLoop: prototype.predictLoop,
  compile: prototype.compile,
  dispose: prototype.dispose,
});
