import type * as tf from '@tensorflow/tfjs-node';

/** The gradient of a variable; none where the loss does not depend on it. */
export interface NamedGradient {
  readonly name: string;
  readonly tensor: tf.Tensor | null | undefined;
}

/** tfjs gives an optimizer its gradients as a list or by name. */
export const listedGradients = (gradients: object): NamedGradient[] =>
  Array.isArray(gradients)
    ? (gradients as NamedGradient[])
    : Object.entries(gradients).map(([name, tensor]) => ({ name, tensor: tensor as tf.Tensor | null }));
