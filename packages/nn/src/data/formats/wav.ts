import { readFileSync, writeFileSync } from 'node:fs';
import { readablePath, writablePath } from '@epochlab/runtime/files';
import * as tf from '@tensorflow/tfjs-node';
import { WaveFile } from 'wavefile';
import { naming } from './read-error';

export interface Sound {
  /** float32 [frames, channels], from -1 to 1. */
  readonly samples: tf.Tensor2D;
  /** Frames per second. */
  readonly sampleRate: number;
}

/** RIFF, big-endian RIFX, and RF64 for files above 4 GB. */
const CONTAINERS = new Set(['RIFF', 'RIFX', 'RF64']);

/** Recorders that do not know the length beforehand leave the largest number in its place. */
const UNKNOWN_LENGTH = 0xffffffff;

/**
 * The sound in the bytes of a WAV file: PCM of 8 to 32 bits, floats of 32 or 64, A-law, mu-law and IMA ADPCM.
 *
 * @throws TypeError when the bytes are no WAV file, RangeError when they are fewer than the header promises
 */
export function parseWav(bytes: Uint8Array): Sound {
  const text = (start: number): string => String.fromCharCode(...bytes.subarray(start, start + 4));
  if (!CONTAINERS.has(text(0)) || text(8) !== 'WAVE')
    throw new TypeError(
      'not a WAV file: it must begin with RIFF and WAVE. Convert other formats to WAV first.',
    );
  const file = new WaveFile(bytes);
  refuseCut(file.data as { chunkSize: number; samples: Uint8Array });
  if (['4', '8a', '8m'].includes(file.bitDepth)) file.toBitDepth('16');
  file.toBitDepth('32f');
  const { sampleRate, numChannels } = file.fmt as { sampleRate: number; numChannels: number };
  const interleaved = file.getSamples(true, Float32Array) as unknown as Float32Array;
  return { samples: tf.tensor2d(interleaved, [interleaved.length / numChannels, numChannels]), sampleRate };
}

function refuseCut({ chunkSize, samples }: { chunkSize: number; samples: Uint8Array }): void {
  if (chunkSize !== UNKNOWN_LENGTH && samples.length < chunkSize)
    throw new RangeError(
      `its header promises ${chunkSize} bytes of sound, the file has ${samples.length}: it is cut short.`,
    );
}

/**
 * Reads a WAV file.
 *
 * @example
 * const { samples, sampleRate } = datasets.readWav('seven.wav');
 * const seconds = samples.shape[0] / sampleRate;
 */
export function readWav(path: string): Sound {
  return naming(path, () => parseWav(readFileSync(readablePath(path))));
}

/**
 * Writes a sound as a WAV file, PCM of 16 bits; samples beyond -1 to 1 are cut there.
 *
 * @param samples float32 [frames, channels], or [frames]
 * @example
 * const { train, sampleRate } = datasets.spokenDigits({ speakers: 2, samplesPerDigit: 1 });
 * datasets.writeWav('first.wav', { samples: train.x.slice([0, 0], [1, -1]).squeeze([0]), sampleRate });
 */
export function writeWav(
  path: string,
  { samples, sampleRate }: { readonly samples: tf.Tensor1D | tf.Tensor2D; readonly sampleRate: number },
): void {
  const whole = tf.tidy(() => tf.round(tf.mul(tf.clipByValue(samples, -1, 1), 32767)));
  const file = new WaveFile();
  file.fromScratch(samples.shape[1] ?? 1, sampleRate, '16', channelsOf(whole));
  whole.dispose();
  writeFileSync(writablePath(path), file.toBuffer());
}

/** One list of numbers for each channel. */
const channelsOf = (frames: tf.Tensor): number[] | number[][] =>
  frames.rank === 1
    ? (frames.arraySync() as number[])
    : tf.tidy(() => tf.transpose(frames).arraySync() as number[][]);
