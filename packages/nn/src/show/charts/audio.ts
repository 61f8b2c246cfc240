import { checked } from '../../options/refuse-unknown';
import { extent, range } from 'd3-array';
import { WaveFile } from 'wavefile';
import type { AudioState } from '@epochlab/views';
import * as tf from '@tensorflow/tfjs-node';
import { inScope } from '../../in-scope';
import { display } from '../output/display';
import { numbersOf, type Numbers } from '../input/numbers';

export interface AudioOptions {
  readonly title?: string;
  /** Length of a window of the spectrogram, in samples; 512 unless given. */
  readonly windowLength?: number;
}

/** Pieces of the waveform and moments of the spectrogram: as many as a view has pixels for. */
const PIECES = 400;
/** A longer sound is drawn, but not sent along to be played. */
const MOST_SECONDS_TO_PLAY = 5;

/**
 * Shows a sound: its waveform, its spectrogram, and, if it is short, a player. Samples that are not finite are silent, and the view says so.
 *
 * @param samples from -1 to 1, one channel
 * @param sampleRate samples per second
 */
export function audio(samples: Numbers, sampleRate: number, options: AudioOptions = {}): void {
  const { title = '', windowLength = 512 } = checked('show.audio', options, {
    title: true,
    windowLength: true,
  });
  const given = numbersOf(samples);
  const values = given.map(value => (Number.isFinite(value) ? value : 0));
  const notFinite = given.filter(value => !Number.isFinite(value)).length;
  if (values.length === 0 || !(sampleRate > 0))
    throw new RangeError(
      `Expected samples and a sample rate above 0, got ${values.length} samples at ${sampleRate} Hz.`,
    );
  const seconds = values.length / sampleRate;
  display({
    kind: 'audio',
    state: {
      title,
      sampleRate,
      seconds,
      waveform: waveform(values),
      ...(notFinite > 0 && { notFinite }),
      ...(values.length >= windowLength
        ? { spectrogram: spectrogram(values, sampleRate, windowLength) }
        : {}),
      ...(seconds <= MOST_SECONDS_TO_PLAY ? { wav: wav(values, sampleRate) } : {}),
    },
  });
}

function waveform(values: readonly number[]): AudioState['waveform'] {
  const pieces = Math.min(PIECES, values.length);
  const ends = range(pieces).map(i =>
    extent(
      values.slice(Math.floor((i * values.length) / pieces), Math.floor(((i + 1) * values.length) / pieces)),
    ),
  );
  const brief = (value = 0): number => Number(value.toPrecision(4));
  return { low: ends.map(([low]) => brief(low)), high: ends.map(([, high]) => brief(high)) };
}

/** Decibels under the loudest, of a Hann window that moves on so that there are about as many moments as pixels. */
function spectrogram(
  values: readonly number[],
  sampleRate: number,
  windowLength: number,
): NonNullable<AudioState['spectrogram']> {
  const hop = Math.max(Math.floor(windowLength / 4), Math.ceil(values.length / PIECES));
  return inScope(() => {
    const magnitude = tf.abs(tf.signal.stft(tf.tensor1d([...values]), windowLength, hop));
    const decibels = tf.mul(
      20 / Math.LN10,
      tf.log(tf.maximum(tf.div(magnitude, tf.maximum(tf.max(magnitude), 1e-9)), 1e-4)),
    );
    const byFrequency = tf.transpose(decibels);
    const [rows = 0, columns = 0] = byFrequency.shape;
    const brief = Array.from(byFrequency.dataSync(), v => Math.round(v * 10) / 10);
    return { decibels: { rows, columns, values: brief }, highest: sampleRate / 2 };
  });
}

function wav(values: readonly number[], sampleRate: number): string {
  const file = new WaveFile();
  file.fromScratch(
    1,
    sampleRate,
    '16',
    values.map(v => Math.round(Math.min(1, Math.max(-1, v)) * 32767)),
  );
  return Buffer.from(file.toBuffer()).toString('base64');
}
