import * as tf from '@tensorflow/tfjs-node';
import { checked } from '../../options/refuse-unknown';

export interface MelOptions {
  /** Samples per second. */
  readonly sampleRate: number;
  /** Bands. Default 40. */
  readonly mels?: number;
  /** The lower end of the first band, in Hz. Default 60. */
  readonly lowest?: number;
  /** The upper end of the last band, in Hz, at most half the sample rate. Default: half the sample rate. */
  readonly highest?: number;
}

export interface MelFilterbankOptions extends MelOptions {
  /** Frequencies of the spectrum, from 0 Hz to half the sample rate, both included. */
  readonly bins: number;
}

/** Hz as mel, a scale on which equal steps sound equally far (D. O'Shaughnessy 1987). */
export const hertzToMel = (hertz: number): number => 2595 * Math.log10(1 + hertz / 700);

const spaced = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));

/** How much a frequency counts in a band: a triangle over mel. */
const weight = (mel: number, [low, centre, high]: readonly [number, number, number]): number =>
  Math.max(0, Math.min((mel - low) / (centre - low), (high - mel) / (high - centre)));

/**
 * Weights that gather the frequencies of a spectrum into bands as the ear does, narrow below and wide above: float32 [bins, mels]. The
 * bands are triangles over the mel scale of HTK, each from the middle of its neighbour to that of the other; the values are those of TensorFlow's
 * `tf.signal.linear_to_mel_weight_matrix`.
 *
 * @throws RangeError for bands that are empty, or above half the sample rate
 * @example
 * const bands = datasets.melFilterbank({ bins: 129, mels: 24, sampleRate: 8000 });
 * const spectrum = tf.signal.stft(tf.randomNormal([8000]), 256, 128).abs();
 * spectrum.matMul(bands).shape;   // [61, 24]
 */
export function melFilterbank(options: MelFilterbankOptions): tf.Tensor2D {
  const {
    bins,
    sampleRate,
    mels = 40,
    lowest = 60,
    highest = sampleRate / 2,
  } = checked('datasets.melFilterbank', options, {
    bins: true,
    sampleRate: true,
    mels: true,
    lowest: true,
    highest: true,
  });
  if (!(bins >= 2 && mels >= 1 && lowest >= 0 && lowest < highest && highest <= sampleRate / 2))
    throw new RangeError(
      `datasets.melFilterbank: got ${bins} bins, ${mels} bands from ${lowest} to ${highest} Hz at ${sampleRate} samples a second; ` +
        'expected 2 bins or more, a band or more, and 0 <= lowest < highest <= half the sample rate.',
    );
  const edges = spaced(hertzToMel(lowest), hertzToMel(highest), mels + 2);
  const bands = edges
    .slice(0, mels)
    .map((low, i) => [low, edges[i + 1], edges[i + 2]] as [number, number, number]);
  const frequencies = spaced(0, sampleRate / 2, bins);
  // Nothing is heard at 0 Hz.
  const rows = frequencies.map((hertz, i) =>
    bands.map(band => (i === 0 ? 0 : weight(hertzToMel(hertz), band))),
  );
  return tf.tensor2d(rows);
}
