import * as tf from '@tensorflow/tfjs-node';
import type { LossTargets } from '@epochlab/train/objectives';
import { toFloat, type TensorInput } from '../tensors';

/**
 * A loss: the error of each sample, the mean over the last axis. It is a tfjs `LossOrMetricFn`, so `compile({ loss })` takes it,
 * and it accepts arrays as well as tensors.
 */
export interface LossFunction {
  (yTrue: TensorInput, yPred: TensorInput): tf.Tensor;
  /** tfjs's name of the same loss, where it has one. */
  readonly lossName: string | undefined;
  /** True when the targets are class indices and the predictions have one more axis. */
  readonly sparse: boolean;
  /** The form of the targets, where they are not of the predictions' shape. */
  readonly targets?: LossTargets;
  /** The function of `losses` that makes it and its options, by which a file can name it. */
  readonly made?: LossRecipe | undefined;
}

export interface LossRecipe {
  readonly by: string;
  readonly options: Readonly<Record<string, number | boolean>>;
}

type Formula = (yTrue: tf.Tensor, yPred: tf.Tensor) => tf.Tensor;

/** Makes a loss of a formula on two float tensors. */
export function loss(
  name: string,
  formula: Formula,
  {
    lossName,
    sparse = false,
    made,
  }: {
    readonly lossName?: string | undefined;
    readonly sparse?: boolean;
    readonly made?: LossRecipe;
  } = {},
): LossFunction {
  const apply = (yTrue: TensorInput, yPred: TensorInput): tf.Tensor =>
    tf.tidy(() => formula(toFloat(yTrue), toFloat(yPred)));
  Object.defineProperty(apply, 'name', { value: name });
  return Object.assign(apply, { lossName, sparse, made });
}

/** tfjs's and Keras's guard against log(0). */
export const EPSILON = 1e-7;
