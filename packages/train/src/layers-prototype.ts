import type * as tf from '@tensorflow/tfjs-node';
import type { CheckedModel, Data } from './checks/model-parts';
import type { FitExtras } from './methods/fit-request';
import type { StepFunction, TrainableModel } from './model';
import type { SampleWeights } from './methods/sample-weights';

/** A model as the methods see it. */
export type Model = TrainableModel & CheckedModel;

/** The arguments of tfjs's private `fitLoop`, in its order. */
export type FitLoopArgs = [
  f: StepFunction,
  ins: (tf.Tensor | null)[],
  outLabels: string[],
  batchSize: number | undefined,
  epochs: number | undefined,
  verbose: number | undefined,
  callbacks: unknown,
  valF: StepFunction | null,
  valIns: (tf.Tensor | null)[],
  shuffle: boolean | 'batch' | undefined,
  callbackMetrics: string[],
  initialEpoch: number | undefined,
  stepsPerEpoch: number | null,
  validationSteps: number | null,
];

/** Arguments of tfjs's `fit`, and those added here. */
export type FitArgs = Omit<tf.ModelFitArgs, 'shuffle' | 'sampleWeight'> & FitExtras;

/** Arguments of `evaluate`. */
export interface EvaluateArgs extends Omit<tf.ModelEvaluateArgs, 'sampleWeight'> {
  /** A weight for each example or time step, for one output or for each. */
  readonly sampleWeight?: SampleWeights;
}

/** Arguments of `trainOnBatch` besides the batch. */
export interface BatchArgs {
  /** A weight for each example or time step, for one output or for each. */
  readonly sampleWeight?: SampleWeights;
}

type DatasetArgs = tf.ModelFitDatasetArgs<tf.TensorContainer>;

/** The methods of tfjs's `LayersModel` that compiled training takes over (tfjs-layers 4.22, engine/training.ts). */
export interface LayersPrototype {
  compile(this: Model, args: tf.ModelCompileArgs & { eager?: boolean }): void;
  dispose(this: Model): unknown;
  fit(this: Model, x: Data, y: Data, args?: FitArgs): Promise<tf.History>;
  fitLoop(this: Model, ...args: FitLoopArgs): Promise<tf.History>;
  fitDataset(
    this: Model,
    dataset: tf.data.Dataset<tf.TensorContainer>,
    args: DatasetArgs,
  ): Promise<tf.History>;
  evaluate(this: Model, x: Data, y: Data, args?: EvaluateArgs): tf.Scalar | tf.Scalar[];
  evaluateDataset(
    this: Model,
    dataset: tf.data.Dataset<tf.TensorContainer>,
    args?: { readonly batches?: number; readonly verbose?: number },
  ): Promise<tf.Scalar | tf.Scalar[]>;
  testLoop(
    this: Model,
    f: StepFunction,
    ins: (tf.Tensor | null)[],
    batchSize: number,
    verbose?: number,
    steps?: number,
  ): tf.Scalar[];
  trainOnBatch(this: Model, x: Data, y: Data, args?: BatchArgs): Promise<number | number[]>;
  predict(this: Model, x: Data, args?: { readonly batchSize?: number }): tf.Tensor | tf.Tensor[];
  predictOnBatch(this: Model, x: Data): tf.Tensor | tf.Tensor[];
  predictLoop(
    this: Model,
    ins: tf.Tensor | tf.Tensor[],
    batchSize?: number,
    verbose?: boolean,
  ): tf.Tensor | tf.Tensor[];
  makeTrainFunction(this: Model): StepFunction;
  makeTestFunction(this: Model): void;
  getDedupedMetricsNames(this: Model): string[];
  standardizeUserData(
    this: Model,
    x: Data,
    y: Data,
    sampleWeight?: SampleWeights | null,
    classWeight?: unknown,
    checkBatchAxis?: boolean,
    batchSize?: number,
  ): Promise<[tf.Tensor[], tf.Tensor[], (tf.Tensor | null)[] | null]>;
}

/** tfjs's own methods, for where they do the work. */
export type Stock = Readonly<LayersPrototype>;

/** Replacements for some of the methods. */
export type Methods = Partial<LayersPrototype>;

/** tfjs's methods as they are now. */
export const stockMethods = (prototype: LayersPrototype): Stock => ({
  compile: prototype.compile,
  dispose: prototype.dispose,
  fit: prototype.fit,
  fitLoop: prototype.fitLoop,
  fitDataset: prototype.fitDataset,
  evaluate: prototype.evaluate,
  evaluateDataset: prototype.evaluateDataset,
  testLoop: prototype.testLoop,
  trainOnBatch: prototype.trainOnBatch,
  predict: prototype.predict,
  predictOnBatch: prototype.predictOnBatch,
  predictLoop: prototype.predictLoop,
  makeTrainFunction: prototype.makeTrainFunction,
  makeTestFunction: prototype.makeTestFunction,
  getDedupedMetricsNames: prototype.getDedupedMetricsNames,
  standardizeUserData: prototype.standardizeUserData,
});
