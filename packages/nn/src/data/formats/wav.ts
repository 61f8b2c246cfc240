import { readFileSync } from 'node:fs';
import { readablePath } from '../../files/local-path';
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
