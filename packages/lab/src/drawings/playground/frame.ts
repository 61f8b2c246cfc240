import {
  parseInside,
  type PlaygroundInside,
  type PlaygroundCurves,
  type PlaygroundLayer,
  type PlaygroundState,
  type PlaygroundStatus,
  type ToView,
} from '@epochlab/views';
import type { IncomingMessage } from '../../live/connection';

type FrameMessage = Extract<ToView, { type: 'frame' }>;

/** How a playground is now: what a frame says, in the shape of the state that it goes on from. */
export interface Frame {
  readonly number: number;
  readonly status: PlaygroundStatus;
  readonly message: string;
  readonly output: Grid;
  readonly neurons: readonly Grid[];
  readonly layers: readonly PlaygroundLayer[];
  readonly confusion: readonly (readonly number[])[];
  readonly inside: PlaygroundInside | null;
}

/** A square map of numbers, row 0 on top. */
export interface Grid {
  readonly side: number;
  readonly values: ArrayLike<number>;
}

/** Reads a frame; null where it is of another network than the state, as when the next snapshot is not drawn yet. */
export function readFrame(
  { layers, inputs }: PlaygroundState,
  { message, buffers }: IncomingMessage,
): Frame | null {
  const [output, neurons, weights] = buffers.slice(0, 3).map(floats);
  if (message.type !== 'frame' || !output || !neurons || !weights) return null;
  const units = layers.reduce((sum, { bias }) => sum + bias.length, inputs.length);
  const cells = message.neuronSize ** 2;
  const numbers = layers.reduce(
    (sum, { kernel, bias }) => sum + 2 * kernel.length * bias.length + bias.length,
    0,
  );
  const fits =
    output.length === message.size ** 2 && neurons.length === units * cells && weights.length === numbers;
  return fits ? framed(message, { output, neurons, weights }, layers) : null;
}

interface Numbers {
  readonly output: Float32Array;
  readonly neurons: Float32Array;
  readonly weights: Float32Array;
}

function framed(
  message: FrameMessage,
  { output, neurons, weights }: Numbers,
  layers: readonly PlaygroundLayer[],
): Frame {
  const cells = message.neuronSize ** 2;
  let next = 0;
  const take = (count: number): number[] => Array.from(weights.subarray(next, (next += count)));
  const rows = (count: number, width: number): number[][] => Array.from({ length: count }, () => take(width));
  return {
    number: message.frame,
    status: message.status,
    message: message.message,
    output: { side: message.size, values: output },
    neurons: Array.from({ length: neurons.length / cells }, (_, i) => ({
      side: message.neuronSize,
      values: neurons.subarray(i * cells, (i + 1) * cells),
    })),
    layers: layers.map(({ name, kernel, bias, frozen = false }) => ({
      name,
      frozen,
      kernel: rows(kernel.length, bias.length),
      bias: take(bias.length),
      learns: rows(kernel.length, bias.length),
    })),
    confusion: message.confusion,
    inside: parseInside(message.inside),
  };
}

/** The epochs that a frame brings. */
export function readEpochs({ message, buffers }: IncomingMessage): PlaygroundCurves | null {
  const [data] = buffers.slice(3);
  if (message.type !== 'frame' || !data || data.byteLength < 48 * message.count) return null;
  const column = (index: number): number[] =>
    Array.from({ length: message.count }, (_, i) => data.getFloat64(8 * (index * message.count + i), true));
  const losses = (index: number): (number | null)[] =>
    column(index).map(value => (Number.isFinite(value) ? value : null));
  return {
    epoch: column(0),
    loss: losses(1),
    testLoss: losses(2),
    accuracy: losses(3),
    testAccuracy: losses(4),
    seconds: column(5),
  };
}

/** Little-endian float32, wherever the buffer begins. */
const floats = (buffer: DataView): Float32Array =>
  Float32Array.from({ length: Math.floor(buffer.byteLength / 4) }, (_, i) => buffer.getFloat32(4 * i, true));
