import * as tf from '@tensorflow/tfjs-node';
import type { PlaygroundActivation, PlaygroundSurface } from '@epochlab/views';
import { Random } from '../../data/random';
import { yieldToEvents } from '../../live/view/yield-to-events';
import type { LayerWeights } from '../network/initial-weights';
import { lossesOf, outputActivation, type Task } from '../network/task';
import type { Trainer } from '../trainer';

export interface LossSurfaceOptions {
  /** How far to go in each direction, in sizes of the weights. Default 1. */
  readonly radius?: number;
  /** Places along each direction, an odd number, so that the weights themselves are in the middle. Default 25. */
  readonly resolution?: number;
  /** Other directions for another seed. Default 1. */
  readonly seed?: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The training loss around the weights over two random directions. Each neuron's part of a direction is as long as the neuron's weights are, so that the scale of the weights, which
 * `relu` makes arbitrary, does not bend the picture. Biases stay as they are.
 *
 * Source: Li, Xu, Taylor, Studer, Goldstein, "Visualizing the Loss Landscape of Neural Nets", NeurIPS 2018 (filter normalization).
 *
 * @throws RangeError for a radius that is not above 0, and a resolution that is no odd whole number from 3 to 101
 */
export async function lossSurface(
  { network, task, data: { train }, epoch }: Trainer,
  activation: PlaygroundActivation,
  { radius = 1, resolution = 25, seed = 1, signal }: LossSurfaceOptions = {},
): Promise<PlaygroundSurface> {
  checkOptions(radius, resolution);
  const { weights } = network;
  const random = new Random(`loss surface ${seed}`);
  const [across, up] = [filterDirection(weights, random), filterDirection(weights, random)];
  const [x, y] = [train.x.clone(), train.y.clone()];
  const places = Array.from({ length: resolution }, (_, i) => radius * ((2 * (i + 0.5)) / resolution - 1));
  const loss: (number | null)[] = [];
  try {
    for (const b of places) {
      const row = tf.tidy(() =>
        lossesAlong({ task, activation, x, y }, moved(weights, up, b), across, places).dataSync(),
      );
      loss.push(...Array.from(row, finite));
      await yieldToEvents(signal);
      if (signal?.aborted) throw new DOMException('The loss surface was interrupted.', 'AbortError');
    }
  } finally {
    tf.dispose([x, y]);
  }
  return {
    epoch,
    title: `Training loss around the weights after epoch ${epoch}`,
    xLabel: 'direction 1 (by filter norms)',
    yLabel: 'direction 2 (by filter norms)',
    x: [-radius, radius],
    y: [-radius, radius],
    loss: { rows: resolution, columns: resolution, values: loss },
    paths: [{ name: 'weights', x: [0], y: [0] }],
  };
}

function checkOptions(radius: number, resolution: number): void {
  if (!(radius > 0) || !Number.isFinite(radius)) {
    throw new RangeError(`radius is ${radius}; expected a number above 0.`);
  }
  if (!Number.isInteger(resolution) || resolution % 2 === 0 || resolution < 3 || resolution > 101) {
    throw new RangeError(`resolution is ${resolution}; expected an odd whole number from 3 to 101.`);
  }
}

type Kernels = readonly (readonly (readonly number[])[])[];

/** Random numbers for each kernel; the column of each neuron as long as the column of its weights. */
export function filterDirection(weights: readonly LayerWeights[], random: Random): Kernels {
  return weights.map(({ kernel, bias }) => {
    const drawn = kernel.map(row => row.map(() => random.normal()));
    const scales = bias.map((_, unit) => {
      const norm = (rows: Kernels[number]): number => Math.hypot(...rows.map(row => row[unit] ?? 0));
      return norm(kernel) / (norm(drawn) || 1);
    });
    return drawn.map(row => row.map((value, unit) => value * (scales[unit] ?? 0)));
  });
}

const moved = (weights: readonly LayerWeights[], direction: Kernels, far: number): LayerWeights[] =>
  weights.map(({ kernel, bias }, layer) => ({
    kernel: kernel.map((row, i) =>
      row.map((value, unit) => value + far * (direction[layer]?.[i]?.[unit] ?? 0)),
    ),
    bias,
  }));

interface Problem {
  readonly task: Task;
  readonly activation: PlaygroundActivation;
  readonly x: tf.Tensor2D;
  readonly y: tf.Tensor2D;
}

/** The mean loss at each place along a direction, shape [places]: all places at once, as a batch of networks. */
function lossesAlong(
  { task, activation, x, y }: Problem,
  weights: readonly LayerWeights[],
  direction: Kernels,
  places: readonly number[],
): tf.Tensor1D {
  const count = places.length;
  const far = tf.tensor3d([...places], [count, 1, 1]);
  let outputs = tf.tile(tf.expandDims<tf.Tensor3D>(x, 0), [count, 1, 1]);
  weights.forEach(({ kernel, bias }, i) => {
    const start = tf.expandDims(tf.tensor2d(kernel.map(row => [...row])), 0);
    const step = tf.expandDims(tf.tensor2d((direction[i] ?? []).map(row => [...row])), 0);
    const kernels = tf.add(start, tf.mul(far, step));
    const f = i === weights.length - 1 ? outputActivation(task) : activation;
    outputs = FUNCTIONS[f](tf.add(tf.matMul(outputs, kernels), tf.tensor1d([...bias]))) as tf.Tensor3D;
  });
  const [points, width] = [x.shape[0], task.outputs];
  const flat: tf.Tensor2D = tf.reshape<tf.Rank.R2>(outputs, [count * points, width]);
  const losses = lossesOf(task, flat, tf.tile(y, [count, 1]));
  return tf.mean(tf.reshape(losses, [count, points]), 1);
}

const FUNCTIONS: Readonly<Record<PlaygroundActivation | 'softmax', (sums: tf.Tensor) => tf.Tensor>> = {
  relu: tf.relu,
  tanh: tf.tanh,
  sigmoid: tf.sigmoid,
  linear: sums => sums,
  softmax: sums => tf.softmax(sums),
};

const finite = (value: number): number | null =>
  Number.isFinite(value) ? Number(value.toPrecision(6)) : null;
