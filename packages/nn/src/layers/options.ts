import type { ActivationIdentifier } from '@tensorflow/tfjs-layers/dist/keras_format/activation_config';
import type { ActivationFunction } from '../activations/activation-function';

/** Value of an `activation` option: a name (tfjs's or Keras's snake_case) or a function of `activations`. */
export type ActivationOption =
  | ActivationIdentifier
  | 'leakyRelu'
  | 'leaky_relu'
  | 'hard_sigmoid'
  | 'logSoftmax'
  | 'log_softmax'
  | ActivationFunction;

type ActivationKey = 'activation' | 'recurrentActivation';

/** tfjs's arguments of a layer; an activation may also be a function of `activations`. */
export type Options<Args> = {
  [K in keyof Args]: K extends ActivationKey ? ActivationOption : Args[K];
};

/** Options that may follow the positional arguments. */
export type Rest<Args, Positional extends keyof Args> = Omit<Options<Args>, Positional>;
