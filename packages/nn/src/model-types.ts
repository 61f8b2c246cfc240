import type { data, History, Scalar, Tensor, TensorContainer } from '@tensorflow/tfjs-node';
import type { NamedTensor, NamedTensorMap } from '@tensorflow/tfjs-core/dist/tensor_types';
import type { FitArgs, FitDatasetArgs } from './fit';
import type { LossWeights } from './compile';
import type { ModelData } from './inputs';
import type { RandomSeedOptions } from './random/seed';
import type { BatchArgs, EvaluateArgs } from './train/layers-prototype';

declare module '@tensorflow/tfjs-node' {
  /** {@link setRandomSeed} under tfjs's name: everything random that comes after is repeatable. */
  export function setSeed(seed: number | string, options?: RandomSeedOptions): void;
}

/** What tfjs's models also take once this library is loaded: arrays as data, any mixture of callbacks. */
declare module '@tensorflow/tfjs-layers/dist/engine/training' {
  interface ModelCompileArgs {
    /** A factor for the loss of each output in the total, in their order or by name; 1 unless given. */
    lossWeights?: LossWeights;
    /** Trains op by op, as tfjs itself does, rather than compiled. */
    eager?: boolean;
  }
  interface LayersModel {
    fit(x: ModelData, y: ModelData, args?: FitArgs): Promise<History>;
    fitDataset(dataset: data.Dataset<TensorContainer>, args: FitDatasetArgs): Promise<History>;
    evaluate(x: ModelData, y: ModelData, args?: EvaluateArgs): Scalar | Scalar[];
    predict(x: ModelData, args?: { batchSize?: number }): Tensor | Tensor[];
    predictOnBatch(x: ModelData): Tensor | Tensor[];
    trainOnBatch(x: ModelData, y: ModelData, args?: BatchArgs): Promise<number | number[]>;
    evaluateDataset(
      dataset: data.Dataset<TensorContainer>,
      args?: { batches?: number; verbose?: 0 | 1 },
    ): Promise<Scalar | Scalar[]>;
  }
}

declare module '@tensorflow/tfjs-layers/dist/models' {
  interface Sequential {
    fit(x: ModelData, y: ModelData, args?: FitArgs): Promise<History>;
    fitDataset(dataset: data.Dataset<TensorContainer>, args: FitDatasetArgs): Promise<History>;
    evaluate(x: ModelData, y: ModelData, args?: EvaluateArgs): Scalar | Scalar[];
    predict(x: ModelData, args?: { batchSize?: number }): Tensor;
    predictOnBatch(x: ModelData): Tensor;
    trainOnBatch(x: ModelData, y: ModelData, args?: BatchArgs): Promise<number | number[]>;
    evaluateDataset(
      dataset: data.Dataset<TensorContainer>,
      args?: { batches?: number; verbose?: 0 | 1 },
    ): Promise<Scalar | Scalar[]>;
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
