import { checked } from '../../../options/refuse-unknown';
import * as tf from '@tensorflow/tfjs-node';
import type { Classification } from '../../dataset';
import { Random } from '../../random';
import type { Examples } from '../../split';
import type { GeneratedOptions } from '../dates';
import { SAMPLE_RATE } from './resonator';
import { randomSpeaker } from './speaker';
import { heldSpeakers, refuseUnlessWhole } from './speakers';
import { LENGTH, utterance } from './utterance';
import { DIGITS } from './digit-phones';

export interface SpokenDigitsOptions extends Pick<GeneratedOptions, 'seed'> {
  /** How many voices, train and test; at least 2. Default 20. */
  readonly speakers?: number;
  /** How often each of them says each digit. Default 5. */
  readonly samplesPerDigit?: number;
  /** The share of the speakers who are heard in the test alone, between 0 and 1. Default 0.2. */
  readonly testShare?: number;
}

/** Recordings and who speaks in them. */
export type Recordings = Examples<tf.Tensor2D, tf.Tensor1D> & {
  /** The number of the speaker of each row. */
  readonly speakers: Int32Array;
};

export interface SpokenDigits extends Classification<tf.Tensor2D> {
  /** Samples per second. */
  readonly sampleRate: number;
  readonly train: Recordings;
  readonly test: Recordings;
}

interface Recording {
  readonly digit: number;
  readonly speaker: number;
  readonly wave: Float32Array;
}

/**
 * Synthetic speech: the digits from 'zero' to 'nine', said by voices that are computed, not by people. x is float32
 * [n, 8000], waveforms of one second at 8000 Hz from -1 to 1; y the int32 digit, [n]. The speakers differ in pitch,
 * length of the vocal tract, tempo, loudness and background noise; those of the test are not heard in the training
 * part. With the same seed a speaker sounds the same however many others there are. 1,000 recordings (32 MB) unless told
 * otherwise. They are easier than people's: one accent, no rooms, no microphones; an accuracy reached here
 * says nothing about real recordings.
 *
 * Pulses and noise go through resonators at the formants (D. H. Klatt, Software for a cascade/parallel formant
 * synthesizer, Journal of the Acoustical Society of America 67, 1980); the formants of the vowels are those that
 * G. E. Peterson and H. L. Barney measured (Control methods used in a study of the vowels, same journal 24, 1952).
 *
 * @throws RangeError when speakers or samplesPerDigit is not a whole number, or a part would have no speaker
 * @example
 * const { train, test, sampleRate, labels } = datasets.spokenDigits({ speakers: 10, samplesPerDigit: 2 });
 * train.x.shape;                                        // [160, 8000]
 * const spectrum = tf.signal.stft(train.x.slice([0, 0], [1, -1]).squeeze([0]), 256, 128).abs();   // [61, 129]
 */
export function spokenDigits(options: SpokenDigitsOptions = {}): SpokenDigits {
  const {
    seed = 0,
    speakers = 20,
    samplesPerDigit = 5,
    testShare = 0.2,
  } = checked('datasets.spokenDigits', options, {
    speakers: true,
    samplesPerDigit: true,
    testShare: true,
    seed: true,
  });
  refuseUnlessWhole('spokenDigits', { speakers }, 2);
  refuseUnlessWhole('spokenDigits', { samplesPerDigit }, 1);
  const held = heldSpeakers('spokenDigits', speakers, testShare);
  const random = new Random(`spoken digits ${seed}`);
  const voices = Array.from({ length: speakers }, (_, speaker) => speaker);
  const part = (some: readonly number[]): Recordings =>
    stacked(random.shuffled(some.flatMap(speaker => recordingsOf(speaker, seed, samplesPerDigit))));
  return {
    name: 'spoken-digits',
    description: 'Synthetic speech, one second at 8000 Hz: which digit does the computed voice say?',
    source: `synthesised from seed ${seed}; formants after Peterson and Barney 1952 and Klatt 1980`,
    licence: 'CC0-1.0',
    labels: DIGITS,
    sampleRate: SAMPLE_RATE,
    train: part(voices.slice(held)),
    test: part(voices.slice(0, held)),
  };
}

function recordingsOf(speaker: number, seed: number | string, samplesPerDigit: number): Recording[] {
  const random = new Random(`spoken digits ${seed}, speaker ${speaker}`);
  const voice = randomSpeaker(random);
  return Array.from({ length: samplesPerDigit }, () =>
    DIGITS.map((name, digit) => ({ digit, speaker, wave: utterance(name, voice, random) })),
  ).flat();
}

function stacked(recordings: readonly Recording[]): Recordings {
  const waves = new Float32Array(recordings.length * LENGTH);
  recordings.forEach(({ wave }, row) => waves.set(wave, row * LENGTH));
  return {
    x: tf.tensor2d(waves, [recordings.length, LENGTH]),
    y: tf.tensor1d(
      Int32Array.from(recordings, ({ digit }) => digit),
      'int32',
    ),
    speakers: Int32Array.from(recordings, ({ speaker }) => speaker),
  };
}
