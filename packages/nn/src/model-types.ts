import type { History, ModelEvaluateArgs, Scalar, Tensor } from '@tensorflow/tfjs-node';
import type { FitArgs } from './fit';
import type { ModelData } from './inputs';

/** What tfjs's models also take once this library is loaded: arrays as data, any mixture of callbacks. */
declare module '@tensorflow/tfjs-layers/dist/engine/training' {
  interface LayersModel {
    fit(x: ModelData, y: ModelData, args?: FitArgs): Promise<History>;
    evaluate(x: ModelData, y: ModelData, args?: ModelEvaluateArgs): Scalar | Scalar[];
    predict(x: ModelData, args?: { batchSize?: number }): Tensor | Tensor[];
    trainOnBatch(x: ModelData, y: ModelData): Promise<number | number[]>;
  }
}

declare module '@tensorflow/tfjs-layers/dist/models' {
  interface Sequential {
    fit(x: ModelData, y: ModelData, args?: FitArgs): Promise<History>;
    evaluate(x: ModelData, y: ModelData, args?: ModelEvaluateArgs): Scalar | Scalar[];
    predict(x: ModelData, args?: { batchSize?: number }): Tensor;
    trainOnBatch(x: ModelData, y: ModelData): Promise<number | number[]>;
  }
}
