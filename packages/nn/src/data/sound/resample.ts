import * as tf from '@tensorflow/tfjs-node';
import { WaveFile } from 'wavefile';
import type { Sound } from '../formats/wav';

/**
 * A sound at another number of samples per second, its channels mixed into one: float32 [samples], as a network takes it that was trained at that rate. What is above half of
 * the new rate is filtered out first, as it would come back as false tones.
 *
 * @param sampleRate samples per second of the result
 * @throws RangeError for a rate that is not above 0
 * @example
 * const wave = datasets.resample(datasets.readWav('seven.wav'), 8000);
 */
export function resample({ samples, sampleRate: from }: Sound, sampleRate: number): tf.Tensor1D {
  if (!(from > 0 && sampleRate > 0))
    throw new RangeError(
      `datasets.resample: from ${from} to ${sampleRate} samples a second; expected rates above 0.`,
    );
  const mono = tf.tidy(() => tf.mean<tf.Tensor1D>(samples, 1));
  if (from === sampleRate) return mono;
  const file = new WaveFile();
  file.fromScratch(1, from, '32f', mono.dataSync());
  mono.dispose();
  file.toSampleRate(sampleRate, { method: 'sinc' });
  return tf.tensor1d(file.getSamples(true, Float32Array) as unknown as Float32Array);
}
