import type { Tensor } from '@tensorflow/tfjs-node';

export type LossOrMetricFunction = (yTrue: Tensor, yPred: Tensor) => Tensor;

/** One loss or metric in `compile`: a name or a function. */
export type tfjsLoss = string | LossOrMetricFunction;
