import * as tf from '@tensorflow/tfjs-node';
import type { Core } from './core';
import { DTYPE } from './dtypes';
import { nativeBackend, type OutputMetadata } from './native';
import type { Recorder } from './recorder';

const OP = {
  Uniform: { seeded: 'StatelessRandomUniform', unseeded: 'RandomUniform' },
  Normal: { seeded: 'StatelessRandomNormal', unseeded: 'RandomStandardNormal' },
  Truncated: { seeded: 'StatelessTruncatedNormal', unseeded: 'TruncatedNormal' },
} as const;

/** Draws standard numbers by a TensorFlow op. */
function draw(
  recorder: Recorder,
  kind: keyof typeof OP,
  shape: readonly number[],
  seed?: number | string,
): tf.Tensor {
  const backend = nativeBackend();
  const size = tf.tensor1d([...shape], 'int32');
  const inputs = recorder.seed ? [size, recorder.seed(seed)] : [size];
  const ids = backend.getInputTensorIds(inputs);
  const dtype = { name: 'dtype', type: backend.binding.TF_ATTR_TYPE, value: DTYPE.float32 };
  const op = recorder.seed ? OP[kind].seeded : OP[kind].unseeded;
  const [result] = backend.binding.executeOp(op, [dtype], ids, 1) as [OutputMetadata];
  return backend.createOutputTensor(result);
}

const scaled = (x: tf.Tensor, scale: number, offset: number) => tf.add(tf.mul(x, scale), offset);

/** The random functions of tfjs-core for a recording: same distributions, drawn anew each time that the graph runs. */
export function randomOps(active: () => Recorder | undefined): Core {
  const sample = (kind: keyof typeof OP, shape: readonly number[], seed?: number | string) => {
    const recorder = active();
    if (!recorder) throw new Error('A random op was recorded without a recorder.');
    return draw(recorder, kind, shape, seed);
  };
  const uniform = (
    shape: readonly number[],
    low = 0,
    high = 1,
    dtype: tf.DataType = 'float32',
    seed?: number | string,
  ) => tf.tidy(() => tf.cast(scaled(sample('Uniform', shape, seed), high - low, low), dtype));
  const normal =
    (kind: 'Normal' | 'Truncated') =>
    (shape: readonly number[], mean = 0, stdDev = 1, dtype: tf.DataType = 'float32', seed?: number) =>
      tf.tidy(() => tf.cast(scaled(sample(kind, shape, seed), stdDev, mean), dtype));
  // The overloads of tfjs's own types tell ranks apart, which these general ones do not.
  return {
    randomUniform: uniform,
    randomNormal: normal('Normal'),
    truncatedNormal: normal('Truncated'),
    randomStandardNormal: (shape: readonly number[], dtype?: 'float32' | 'int32', seed?: number) =>
      normal('Normal')(shape, 0, 1, dtype, seed),
    randomUniformInt: (shape: readonly number[], low: number, high: number, seed?: number | string) =>
      tf.tidy(() => tf.cast(tf.floor(uniform(shape, low, high, 'float32', seed)), 'int32')),
    dropout: (x: tf.Tensor | tf.TensorLike, rate: number, noiseShape?: number[], seed?: number | string) =>
      tf.tidy(() =>
        dropped(
          tf.cast(x as tf.Tensor, 'float32'),
          rate,
          shape => uniform(shape, 0, 1, 'float32', seed),
          noiseShape,
        ),
      ),
  } as unknown as Core;
}

function dropped(
  x: tf.Tensor,
  rate: number,
  uniform: (shape: number[]) => tf.Tensor,
  noiseShape?: number[],
): tf.Tensor {
  if (rate === 0) return x.clone();
  const shape = noiseShape?.map((size, i) => size ?? x.shape[i] ?? 1) ?? x.shape;
  const keep = 1 - rate;
  return tf.mul(x, tf.div(tf.floor(tf.add(uniform(shape), keep)), keep));
}
