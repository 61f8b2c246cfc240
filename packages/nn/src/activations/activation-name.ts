import { didYouMean } from '@epochlab/train/names';
import { knownActivations } from './known-activations';

const KERAS_NAMES: Readonly<Record<string, string>> = {
  hard_sigmoid: 'hardSigmoid',
  leaky_relu: 'leakyRelu',
  log_softmax: 'logSoftmax',
  silu: 'swish',
};

/**
 * The form of an `activation` option that tfjs's layers take: Keras's snake_case names become tfjs's, a function of `activations` its name.
 *
 * @throws Error for an unknown name
 * @throws TypeError for a function that has no name known to tfjs, which could not be saved with the model
 */
export function activationName(activation: unknown, where: string): unknown {
  if (typeof activation === 'string') return known(KERAS_NAMES[activation] ?? activation, where);
  if (typeof activation !== 'function') return activation;
  const { activationName: name } = activation as { readonly activationName?: string };
  if (name !== undefined) return name;
  throw new TypeError(
    `${where}: activation is a function that tfjs cannot save. Expected a name such as 'relu' or a function of ` +
      '`activations`; for your own, write a layer (class extends tf.layers.Layer) and put it after this one.',
  );
}

function known(name: string, where: string): string {
  const names = knownActivations();
  if (names.includes(name)) return name;
  throw new Error(
    `${where}: unknown activation '${name}'.${didYouMean(name, names)} Expected one of ${names.join(', ')}.`,
  );
}
