import * as tf from '@tensorflow/tfjs-node';
import type { Core } from '../native/core';
import { DTYPE } from '../structure/dtypes';
import { type NativeBackend, nativeBackend, type OutputMetadata } from '../native/binding';
import { drawSeed, isSeeded } from '../random/source';
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
  const attrs = recorder.seed ? [dtype] : [dtype, ...seedAttrs(backend)];
  const [result] = backend.binding.executeOp(op, attrs, ids, 1) as [OutputMetadata];
  return backend.createOutputTensor(result);
}

/** Two seeds, both 0 for chance, of an op that keeps its own state: drawn when it is recorded. */
function seedAttrs({ binding }: NativeBackend) {
  const value = () => (isSeeded() ? drawSeed() : 0);
  return ['seed', 'seed2'].map(name => ({ name, type: binding.TF_ATTR_INT, value: value() }));
}

/** Classes drawn by their log-probabilities, [batch, count]. */
function drawClasses(
  recorder: Recorder,
  logits: tf.Tensor2D,
  count: number,
  seed: number | undefined,
): tf.Tensor {
  const backend = nativeBackend();
  const inputs = [logits, tf.scalar(count, 'int32'), ...(recorder.seed ? [recorder.seed(seed)] : [])];
  const { TF_ATTR_TYPE } = backend.binding;
  const attrs = [
    { name: 'T', type: TF_ATTR_TYPE, value: DTYPE.float32 },
    { name: 'output_dtype', type: TF_ATTR_TYPE, value: DTYPE.int32 },
    ...(recorder.seed ? [{ name: 'Tseed', type: TF_ATTR_TYPE, value: DTYPE.int32 }] : seedAttrs(backend)),
  ];
  const op = recorder.seed ? 'StatelessMultinomial' : 'Multinomial';
  const ids = backend.getInputTensorIds(inputs);
  const [result] = backend.binding.executeOp(op, attrs, ids, 1) as [OutputMetadata];
  return backend.createOutputTensor(result);
}

const scaled = (x: tf.Tensor, scale: number, offset: number) => tf.add(tf.mul(x, scale), offset);

/** The random functions of tfjs-core for a recording: same distributions, drawn again each time that the graph runs. */
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
    multinomial: (logits: tf.Tensor1D | tf.Tensor2D, count: number, seed?: number, normalized = false) => {
      const recorder = active();
      if (!recorder) throw new Error('A random op was recorded without a recorder.');
      return tf.tidy(() => {
        const rows = tf.reshape(normalized ? tf.log(logits) : logits, [-1, logits.shape.at(-1) ?? 1]);
        const drawn = drawClasses(recorder, rows as tf.Tensor2D, count, seed);
        return logits.rank === 1 ? tf.reshape(drawn, [count]) : drawn;
      });
    },
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
