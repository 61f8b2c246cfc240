import { readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-node';
import { WaveFile } from 'wavefile';
import { naming } from './read-error';

export interface Sound {
  /** float32 [frames, channels], from -1 to 1. */
  readonly samples: tf.Tensor2D;
  /** Frames per second. */
  readonly sampleRate: number;
}

/**
 * The sound in the bytes of a WAV file: PCM of 8 to 32 bits, floats of 32 or 64, A-law, mu-law and IMA ADPCM.
 *
 * @throws Error when the bytes are no WAV file
 */
export function parseWav(bytes: Uint8Array): Sound {
  const file = new WaveFile(bytes);
  if (['4', '8a', '8m'].includes(file.bitDepth)) file.toBitDepth('16');
  file.toBitDepth('32f');
  const { sampleRate, numChannels } = file.fmt as { sampleRate: number; numChannels: number };
  const interleaved = file.getSamples(true, Float32Array) as unknown as Float32Array;
  return { samples: tf.tensor2d(interleaved, [interleaved.length / numChannels, numChannels]), sampleRate };
}

/**
 * Reads a WAV file.
 *
 * @example
 * const { samples, sampleRate } = datasets.readWav('seven.wav');
 * const seconds = samples.shape[0] / sampleRate;
 */
export function readWav(path: string): Sound {
  return naming(path, () => parseWav(readFileSync(path)));
}
