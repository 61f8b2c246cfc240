import type { ModelCompileArgs } from '@tensorflow/tfjs-node';
import type * as tf from '@tensorflow/tfjs-node';
import { lossOf, tfjsName } from '@epochlab/train/objectives';

/** The parts of a layer in which its activation may be. */
interface Ending {
  readonly activation?: { getClassName(): string };
  readonly layer?: tf.layers.Layer;
  readonly outputs?: readonly tf.SymbolicTensor[];
}

/** The name of the activation that makes the values of an output, where it can be known. */
function activationOf({ sourceLayer, outputTensorIndex = 0 }: tf.SymbolicTensor): string | undefined {
  const { activation, layer, outputs } = sourceLayer as unknown as Ending;
  if (sourceLayer.getClassName() === 'Softmax') return 'softmax';
  const inner = outputs?.[outputTensorIndex];
  if (inner) return activationOf(inner);
  const own = activation ?? (layer as Ending | undefined)?.activation;
  return own?.getClassName();
}

interface Needs {
  readonly loss: string;
  readonly takes: string;
  readonly remedy: string;
}

/** None of these makes probabilities. */
const OPEN = [
  'linear',
  'relu',
  'relu6',
  'tanh',
  'elu',
  'selu',
  'softplus',
  'softsign',
  'swish',
  'mish',
  'gelu',
];

const logits = (loss: string) =>
  `for logits losses.${loss[0]?.toUpperCase()}${loss.slice(1)}({ fromLogits: true })`;

function complaint({ shape }: tf.SymbolicTensor, activation: string, loss: string): Needs | undefined {
  const one = shape.at(-1) === 1;
  if (loss === 'binaryCrossentropy') {
    if (OPEN.includes(activation))
      return { loss, takes: 'values between 0 and 1', remedy: `activation: 'sigmoid', or ${logits(loss)}` };
    if (activation === 'softmax' && one)
      return {
        loss,
        takes: 'more than the 1 that softmax makes of one unit',
        remedy: "activation: 'sigmoid'",
      };
  }
  const classes = loss === 'categoricalCrossentropy' || loss === 'sparseCategoricalCrossentropy';
  if (classes && !one && [...OPEN, 'sigmoid', 'hardSigmoid'].includes(activation))
    return {
      loss,
      takes: 'probabilities of classes, which add up to 1',
      remedy: `activation: 'softmax', or ${logits(loss)}`,
    };
  return undefined;
}

interface Compiled {
  readonly outputs: readonly tf.SymbolicTensor[];
  readonly outputNames: readonly string[];
}

/** Warns of outputs whose activation does not make what their loss takes: such a model trains, and learns little or nothing. */
export function warnOfActivations({ outputs, outputNames }: Compiled, loss: ModelCompileArgs['loss']): void {
  outputs.forEach((output, i) => {
    const name = outputNames[i] ?? '';
    const own = lossOf(loss, name, i);
    const activation = activationOf(output);
    if (typeof own !== 'string' || activation === undefined) return;
    const found = complaint(output, activation, tfjsName(own));
    if (found)
      console.warn(
        `Layer "${name}" ends in the activation '${activation}', but ${found.loss} takes ${found.takes}. Use ${found.remedy}.`,
      );
  });
}
