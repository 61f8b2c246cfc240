import type {
  data,
  History,
  ModelCompileArgs,
  Rank,
  Scalar,
  SymbolicTensor,
  Tensor,
  TensorContainer,
} from '@tensorflow/tfjs-node';
import type { ArrayMap } from '@tensorflow/tfjs-core/dist/types';
import type { Regularizer, RegularizerIdentifier } from '@tensorflow/tfjs-layers/dist/regularizers';
import type { LossOrMetricFn } from '@tensorflow/tfjs-layers/dist/types';
import type { Kwargs } from '@tensorflow/tfjs-layers/dist/types';
import type { NamedTensor, NamedTensorMap } from '@tensorflow/tfjs-core/dist/tensor_types';
import type { FitArgs, FitDatasetArgs } from './fit';
import type { LossWeights } from '@epochlab/train/objectives';
import type { ModelData } from './inputs';
import type { RandomSeedOptions } from '@epochlab/train/random';
import type { BatchArgs, EvaluateArgs } from '@epochlab/train/methods';

declare module '@tensorflow/tfjs-node' {
  /** {@link setRandomSeed} under tfjs's name: everything random that comes after is repeatable. */
  export function setSeed(seed: number | string, options?: RandomSeedOptions): void;
}

/** Methods that return the list itself, whose length may be known. */
type Returning = 'sort' | 'reverse' | 'fill' | 'copyWithin';

type Methods<A> = { [K in Exclude<keyof A, number | Returning> as K]?: A[K] } & {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of any length is no tuple, as the type of which it may be said to be
  [K in Returning]?: any;
};

/** As a list of any number of values, a pair and a triple too: `as [tf.Tensor, tf.Tensor]`. */
interface AnyNumberOf<T> {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a tuple's length is a literal, with which `number` is not comparable
  readonly length: any;
  readonly 0: T;
  readonly 1: T;
  readonly 2: T;
  readonly 3: T;
}

/**
 * The value of a model or layer whose outputs its type does not count: in most code a tensor, of several outputs a list. It can be
 * used as a tensor, taken apart (`const [a, b] = ...`), and said to be either (`as tf.Tensor[]`).
 */
type OneOrSeveral<T> = T &
  Iterable<T> &
  AnyNumberOf<T> &
  Pick<readonly T[], number | 'forEach' | 'map'> &
  Methods<T[]>;

/** The numbers of a tensor. Of a tensor of unknown rank they may be nested to any depth, as `JSON.parse`'s. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a union of all depths allows neither `[0]` nor `+ 1`
type Values<R extends Rank> = Rank extends R ? any : ArrayMap[R];

declare module '@tensorflow/tfjs-core/dist/tensor' {
  interface Tensor<R extends Rank = Rank> {
    array(): Promise<Values<R>>;
    arraySync(): Values<R>;
  }
}

declare module '@tensorflow/tfjs-layers/dist/engine/topology' {
  interface LayerArgs {
    /** Penalty on the layer's outputs, added to the loss of the model and divided by the number of examples. */
    activityRegularizer?: RegularizerIdentifier | Regularizer;
  }
  interface Layer {
    apply(inputs: SymbolicTensor | SymbolicTensor[], kwargs?: Kwargs): OneOrSeveral<SymbolicTensor>;
    apply(inputs: Tensor | Tensor[], kwargs?: Kwargs): OneOrSeveral<Tensor>;
  }
}

// Those that declare `apply` themselves.
declare module '@tensorflow/tfjs-layers/dist/layers/recurrent' {
  interface RNN {
    apply(inputs: SymbolicTensor | SymbolicTensor[], kwargs?: Kwargs): OneOrSeveral<SymbolicTensor>;
    apply(inputs: Tensor | Tensor[], kwargs?: Kwargs): OneOrSeveral<Tensor>;
  }
}

declare module '@tensorflow/tfjs-layers/dist/layers/wrappers' {
  interface Bidirectional {
    apply(inputs: SymbolicTensor | SymbolicTensor[], kwargs?: Kwargs): OneOrSeveral<SymbolicTensor>;
    apply(inputs: Tensor | Tensor[], kwargs?: Kwargs): OneOrSeveral<Tensor>;
  }
}

declare module '@tensorflow/tfjs-layers/dist/engine/input_layer' {
  interface InputLayer {
    apply(inputs: SymbolicTensor | SymbolicTensor[], kwargs?: Kwargs): OneOrSeveral<SymbolicTensor>;
    apply(inputs: Tensor | Tensor[], kwargs?: Kwargs): OneOrSeveral<Tensor>;
  }
}

type Metric = string | LossOrMetricFn;
/** Metrics of every output, a list for each, or by the name of the output, of which one may have several. */
type Metrics = Metric | Metric[] | Metric[][] | Record<string, Metric | Metric[]>;
/** Arguments of `compile`, in which an output may have several metrics. */
type CompileArgs = Omit<ModelCompileArgs, 'metrics'> & { metrics?: Metrics };

/** tfjs's models once this library is loaded: they take arrays as data too, and any mixture of callbacks. */
declare module '@tensorflow/tfjs-layers/dist/engine/training' {
  interface ModelCompileArgs {
    /** A factor for the loss of each output in the total, in their order or by name; 1 unless given. */
    lossWeights?: LossWeights;
    /** Further metrics, in which examples count by their sample and class weights; those of `metrics` do not follow these. */
    weightedMetrics?: Metrics;
    /** Trains op by op, as tfjs itself does, rather than compiled. */
    eager?: boolean;
  }
  interface LayersModel {
    compile(args: CompileArgs): void;
    fit(x: ModelData, y: ModelData, args?: FitArgs): Promise<History>;
    fitDataset(dataset: data.Dataset<TensorContainer>, args: FitDatasetArgs): Promise<History>;
    evaluate(x: ModelData, y: ModelData, args?: EvaluateArgs): OneOrSeveral<Scalar>;
    predict(x: ModelData, args?: { batchSize?: number }): OneOrSeveral<Tensor>;
    predictOnBatch(x: ModelData): OneOrSeveral<Tensor>;
    trainOnBatch(x: ModelData, y: ModelData, args?: BatchArgs): Promise<number | number[]>;
    evaluateDataset(
      dataset: data.Dataset<TensorContainer>,
      args?: { batches?: number; verbose?: 0 | 1 },
    ): Promise<OneOrSeveral<Scalar>>;
  }
}

declare module '@tensorflow/tfjs-layers/dist/models' {
  interface Sequential {
    compile(args: CompileArgs): void;
    fit(x: ModelData, y: ModelData, args?: FitArgs): Promise<History>;
    fitDataset(dataset: data.Dataset<TensorContainer>, args: FitDatasetArgs): Promise<History>;
    evaluate(x: ModelData, y: ModelData, args?: EvaluateArgs): OneOrSeveral<Scalar>;
    // The second of each makes it a LayersModel; the first is the one that is called.
    predict(x: ModelData, args?: { batchSize?: number }): Tensor;
    predict(x: ModelData, args?: { batchSize?: number }): OneOrSeveral<Tensor>;
    predictOnBatch(x: ModelData): Tensor;
    predictOnBatch(x: ModelData): OneOrSeveral<Tensor>;
    trainOnBatch(x: ModelData, y: ModelData, args?: BatchArgs): Promise<number | number[]>;
    evaluateDataset(
      dataset: data.Dataset<TensorContainer>,
      args?: { batches?: number; verbose?: 0 | 1 },
    ): Promise<OneOrSeveral<Scalar>>;
  }
}

// `tf.variableGrads` gives gradients as NamedTensorMap, which tfjs types some optimizers to refuse.
declare module '@tensorflow/tfjs-core/dist/optimizers/adadelta_optimizer' {
  interface AdadeltaOptimizer {
    applyGradients(gradients: NamedTensorMap | NamedTensor[]): void;
  }
}

declare module '@tensorflow/tfjs-core/dist/optimizers/adagrad_optimizer' {
  interface AdagradOptimizer {
    applyGradients(gradients: NamedTensorMap | NamedTensor[]): void;
  }
}

declare module '@tensorflow/tfjs-core/dist/optimizers/adam_optimizer' {
  interface AdamOptimizer {
    applyGradients(gradients: NamedTensorMap | NamedTensor[]): void;
  }
}

declare module '@tensorflow/tfjs-core/dist/optimizers/adamax_optimizer' {
  interface AdamaxOptimizer {
    applyGradients(gradients: NamedTensorMap | NamedTensor[]): void;
  }
}

declare module '@tensorflow/tfjs-core/dist/optimizers/momentum_optimizer' {
  interface MomentumOptimizer {
    applyGradients(gradients: NamedTensorMap | NamedTensor[]): void;
  }
}
