import * as tf from '@tensorflow/tfjs-node';
import { checked } from '../../options/refuse-unknown';
import { melFilterbank, type MelOptions } from './mel';

export interface SpectrogramOptions extends MelOptions {
  /** Samples of a frame, which a Hann window fades in and out. Default: 25 ms. */
  readonly frameLength?: number;
  /** Samples from one frame's beginning to the next one's. Default: 10 ms. */
  readonly frameStep?: number;
}

/** Values below it count as it: the logarithm of silence is not minus infinity. */
const FLOOR = 1e-5;
/** Recordings that are cut into frames at a time: frames overlap, so they take several times the memory. */
const AT_A_TIME = 32;

const powerOfTwo = (length: number): number => 2 ** Math.ceil(Math.log2(length));

interface Frames {
  readonly length: number;
  readonly step: number;
  readonly count: number;
}

/** Where the samples of each frame are, int32 [count, length]. */
const placesOf = ({ length, step, count }: Frames): tf.Tensor2D =>
  tf.add(
    tf.range(0, count * step, step, 'int32').expandDims(1),
    tf.range(0, length, 1, 'int32').expandDims(0),
  );

/** The strength of each frequency in each frame, [n, count, bins]. */
function magnitudes(waves: tf.Tensor2D, frames: Frames): tf.Tensor3D {
  const cut: tf.Tensor = tf.gather(waves, placesOf(frames), 1);
  const windowed = tf.mul(cut, tf.signal.hannWindow(frames.length));
  return tf.abs<tf.Tensor3D>(tf.spectral.rfft(windowed, powerOfTwo(frames.length)) as tf.Tensor3D);
}

/**
 * Recordings as pictures of their pitch over time, the usual input of speech recognisers: the logarithm of the strength in each of `mels` bands of
 * frequency, float32 [n, frames, mels]; frames = 1 + floor((samples - frameLength) / frameStep). One recording [samples] gives
 * [frames, mels]. A frame is windowed and transformed as by `tf.signal.stft`; strengths below 1e-5 count as 1e-5.
 *
 * @param waves float32 [n, samples] or [samples], -1 to 1
 * @throws RangeError for recordings that are shorter than a frame, or bands that there are not
 * @example
 * const { train, sampleRate } = datasets.spokenDigits({ speakers: 2, samplesPerDigit: 1 });
 * datasets.logMelSpectrogram(train.x, { sampleRate, mels: 24 }).shape;   // [10, 98, 24]
 */
export function logMelSpectrogram(waves: tf.Tensor1D, options: SpectrogramOptions): tf.Tensor2D;
export function logMelSpectrogram(waves: tf.Tensor2D, options: SpectrogramOptions): tf.Tensor3D;
export function logMelSpectrogram(waves: tf.Tensor1D | tf.Tensor2D, options: SpectrogramOptions): tf.Tensor {
  const { frameLength, frameStep, ...mel } = checked('datasets.logMelSpectrogram', options, {
    sampleRate: true,
    mels: true,
    lowest: true,
    highest: true,
    frameLength: true,
    frameStep: true,
  });
  const samples = waves.shape.at(-1) ?? 0;
  const length = frameLength ?? Math.round(0.025 * mel.sampleRate);
  const step = frameStep ?? Math.round(0.01 * mel.sampleRate);
  const count = 1 + Math.floor((samples - length) / step);
  if (!(length >= 2 && step >= 1 && count >= 1))
    throw new RangeError(
      `datasets.logMelSpectrogram: ${samples} samples have no frame of ${length} every ${step}. Give longer recordings, or a shorter frameLength.`,
    );
  return tf.tidy(() => {
    const bands = melFilterbank({ ...mel, bins: powerOfTwo(length) / 2 + 1 });
    const rows = waves.rank === 1 ? waves.expandDims<tf.Tensor2D>(0) : (waves as tf.Tensor2D);
    const part = (first: number) =>
      tf.tidy(() => banded(magnitudes(slice(rows, first), { length, step, count }), bands));
    const starts = Array.from({ length: Math.ceil(rows.shape[0] / AT_A_TIME) }, (_, i) => i * AT_A_TIME);
    const all = tf.concat(starts.map(part), 0);
    return waves.rank === 1 ? all.squeeze([0]) : all;
  });
}

const slice = (rows: tf.Tensor2D, first: number): tf.Tensor2D =>
  tf.slice(rows, [first, 0], [Math.min(AT_A_TIME, rows.shape[0] - first), -1]);

function banded(strengths: tf.Tensor3D, bands: tf.Tensor2D): tf.Tensor3D {
  const [n, count, bins] = strengths.shape;
  const heard = tf.matMul(strengths.reshape([n * count, bins]), bands);
  return tf.log(tf.maximum(heard, FLOOR)).reshape([n, count, bands.shape[1]]);
}
