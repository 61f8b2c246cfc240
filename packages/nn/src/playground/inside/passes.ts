import * as tf from '@tensorflow/tfjs-node';
import type { PlaygroundActivation } from '@epochlab/views';
import { batchOf } from '../beginning';
import { lossesOf, outputActivation } from '../network/task';
import type { LayerWeights } from '../network/initial-weights';
import type { Sample } from '../points/source';
import type { Trainer } from '../trainer';

export type Activation = PlaygroundActivation | 'softmax';

/** One layer at one point: `inputs` times the kernel and the bias are `sums` z, whose activation are `outputs` a. */
export interface LayerForward extends LayerWeights {
  readonly name: string;
  readonly activation: Activation;
  readonly inputs: readonly number[];
  readonly sums: readonly number[];
  readonly outputs: readonly number[];
}

/** Derivatives of one point's loss L in one layer: by its outputs, by its sums (delta), and by each weight. */
export interface LayerBackward extends LayerWeights {
  readonly outputGradients: readonly number[];
  readonly deltas: readonly number[];
}

/** The sums and outputs of each layer for these inputs. */
export function forwardPass(
  { network, task }: Trainer,
  inputs: readonly number[],
  hidden: Activation,
): LayerForward[] {
  const row = tf.tensor2d([...inputs], [1, inputs.length]);
  const all = Array.from(network.activations(row));
  row.dispose();
  const { layers } = network.model;
  let into = inputs;
  let next = 0;
  return network.weights.map(({ kernel, bias }, i) => {
    const outputs = all.slice(next, (next += bias.length));
    const layer = {
      name: layers[i]?.name ?? '',
      activation: i === layers.length - 1 ? outputActivation(task) : hidden,
      kernel,
      bias,
      inputs: into,
      sums: sumsOf(kernel, bias, into),
      outputs,
    };
    into = outputs;
    return layer;
  });
}

const sumsOf = (
  kernel: LayerWeights['kernel'],
  bias: readonly number[],
  inputs: readonly number[],
): number[] =>
  bias.map((start, unit) => kernel.reduce((sum, row, i) => sum + (row[unit] ?? 0) * (inputs[i] ?? 0), start));

/** TensorFlow's gradients of the loss of one sample. A bias adds to its sum, so its gradient is the delta of its neuron. */
export function backwardPass({ network: { model }, task }: Trainer, sample: Sample): LayerBackward[] {
  const variables = model.layers.map(({ weights }) => weights.map(weight => weight.read() as tf.Variable));
  return tf.tidy(() => {
    const { x, y } = batchOf(task, [sample], sample.inputs.length);
    const lossOf = (predicted: tf.Tensor): tf.Scalar => tf.sum(lossesOf(task, predicted as tf.Tensor2D, y));
    const predicted = model.apply(x) as tf.Tensor2D;
    const { grads } = tf.variableGrads(() => lossOf(model.apply(x) as tf.Tensor2D), variables.flat());
    const last = Array.from(tf.grad(lossOf)(predicted).dataSync());
    const gradients = variables.map(([kernel, bias]) => ({
      kernel: grads[kernel?.name ?? '']?.arraySync() as number[][],
      bias: grads[bias?.name ?? '']?.arraySync() as number[],
    }));
    return gradients.map(({ kernel, bias }, i) => ({
      kernel,
      bias,
      deltas: bias,
      outputGradients: reached(variables[i + 1]?.[0], gradients[i + 1]?.bias) ?? last,
    }));
  });
}

/** The derivative of the loss by each output of this layer: the sum over the next layer of weight times delta. */
function reached(next: tf.Variable | undefined, deltas: readonly number[] | undefined): number[] | undefined {
  const kernel = next?.arraySync() as number[][] | undefined;
  return kernel?.map(row => row.reduce((sum, weight, unit) => sum + weight * (deltas?.[unit] ?? 0), 0));
}

/** f'(z), by the sum and the output; null where an output depends on other sums too. */
export const slopeOf: Readonly<Record<Activation, (sum: number, output: number) => number | null>> = {
  relu: sum => (sum > 0 ? 1 : 0),
  tanh: (_, output) => 1 - output ** 2,
  sigmoid: (_, output) => output * (1 - output),
  linear: () => 1,
  softmax: () => null,
};
