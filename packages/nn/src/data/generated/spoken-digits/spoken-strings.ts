import * as tf from '@tensorflow/tfjs-node';
import { checked } from '../../../options/refuse-unknown';
import type { Provenance } from '../../dataset';
import { Random } from '../../random';
import type { Examples } from '../../split';
import type { GeneratedOptions } from '../dates';
import { SAMPLE_RATE } from './resonator';
import { randomSpeaker, type Speaker } from './speaker';
import { heldSpeakers, refuseUnlessWhole } from './speakers';
import { spoken } from './utterance';
import { DIGITS } from './digit-phones';

export interface SpokenDigitStringsOptions extends Pick<GeneratedOptions, 'seed'> {
  /** How many voices, train and test; at least 2. Default 40. */
  readonly speakers?: number;
  /** Strings that each of them says. Default 20. */
  readonly strings?: number;
  /** Digits of the longest strings; the shortest have one. Default 5. */
  readonly longest?: number;
  /** The share of the speakers who are heard in the test alone, between 0 and 1. Default 0.2. */
  readonly testShare?: number;
}

/** Recordings of strings, what is said in them and by whom. */
export type StringRecordings = Examples<tf.Tensor2D, tf.Tensor2D> & {
  /** The digits of each row. */
  readonly digits: readonly (readonly number[])[];
  /** The number of the speaker of each row. */
  readonly speakers: Int32Array;
};

export interface SpokenDigitStrings extends Provenance {
  /** The words of the ten digits, in the order of their values. */
  readonly labels: readonly string[];
  /** Samples per second. */
  readonly sampleRate: number;
  readonly train: StringRecordings;
  readonly test: StringRecordings;
}

interface Recording {
  readonly digits: readonly number[];
  readonly speaker: number;
  readonly voice: Speaker;
  readonly wave: Float32Array;
}

/** Seconds of silence before the first digit, and between two of them. */
const PAUSES = { before: [0.05, 0.2], between: [0.02, 0.2] } as const;

const pause = (random: Random, [least, most]: readonly [number, number]): number =>
  Math.round((least + random.next() * (most - least)) * SAMPLE_RATE);

/** The digits one after the other, without the background. */
function said(digits: readonly number[], voice: Speaker, random: Random): Float32Array {
  const pieces = digits.flatMap((digit, i) => {
    const silence = new Float32Array(pause(random, i === 0 ? PAUSES.before : PAUSES.between));
    const { voice: wave, peak, loudness } = spoken(DIGITS[digit] as (typeof DIGITS)[number], voice, random);
    return [silence, wave.map(sample => (loudness * sample) / peak)];
  });
  return joined(pieces);
}

function joined(pieces: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(pieces.reduce((samples, piece) => samples + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

interface Wanted {
  readonly seed: number | string;
  readonly strings: number;
  readonly longest: number;
}

function recordingsOf(speaker: number, { seed, strings, longest }: Wanted): Recording[] {
  const random = new Random(`spoken digit strings ${seed}, speaker ${speaker}`);
  const voice = randomSpeaker(random);
  return Array.from({ length: strings }, () => {
    const digits = Array.from({ length: random.integer(1, longest) }, () => random.integer(0, 9));
    return { digits, speaker, voice, wave: said(digits, voice, random) };
  });
}

/** As one tensor, each with the background of its speaker from beginning to end. */
function stacked(
  recordings: readonly Recording[],
  samples: number,
  longest: number,
  random: Random,
): StringRecordings {
  const waves = new Float32Array(recordings.length * samples);
  recordings.forEach(({ wave, voice }, row) => {
    const noise = voice.noise * voice.loudness;
    for (let i = 0; i < samples; i++)
      waves[row * samples + i] = (wave[i] ?? 0) + noise * (2 * random.next() - 1);
  });
  const labels = recordings.map(({ digits }) => [
    ...digits.map(digit => digit + 1),
    ...Array<number>(longest - digits.length).fill(0),
  ]);
  return {
    x: tf.tensor2d(waves, [recordings.length, samples]),
    y: tf.tensor2d(labels, [recordings.length, longest], 'int32'),
    digits: recordings.map(({ digits }) => digits),
    speakers: Int32Array.from(recordings, ({ speaker }) => speaker),
  };
}

/**
 * Synthetic speech: strings of one to five digits ('four', 'seven four one'), said without stopping by voices that are computed as those of
 * `datasets.spokenDigits`. x is float32 [n, samples] at 8000 Hz from -1 to 1, all as long as the longest recording, the others
 * followed by their background noise; y is int32 [n, longest], the digits counted from 1 and filled up with 0, as `losses.ctc` takes them: 'four'
 * is 5. Nothing says where a digit begins. The speakers of the test are not heard in the training part. 800 strings (about 90 MB) unless
 * told otherwise. They are easier than people's: one accent, no rooms, no microphones.
 *
 * @throws RangeError when speakers, strings or longest is not a whole number, or a part would have no speaker
 * @example
 * const { train, sampleRate } = datasets.spokenDigitStrings({ speakers: 3, strings: 2 });
 * train.digits[0];                                                    // such as [3, 0, 7]
 * datasets.logMelSpectrogram(train.x, { sampleRate }).shape;          // [4, frames, 40]
 */
export function spokenDigitStrings(options: SpokenDigitStringsOptions = {}): SpokenDigitStrings {
  const {
    seed = 0,
    speakers = 40,
    strings = 20,
    longest = 5,
    testShare = 0.2,
  } = checked('datasets.spokenDigitStrings', options, {
    speakers: true,
    strings: true,
    longest: true,
    testShare: true,
    seed: true,
  });
  refuseUnlessWhole('spokenDigitStrings', { speakers }, 2);
  refuseUnlessWhole('spokenDigitStrings', { strings, longest }, 1);
  const held = heldSpeakers('spokenDigitStrings', speakers, testShare);
  const recordings = Array.from({ length: speakers }, (_, speaker) =>
    recordingsOf(speaker, { seed, strings, longest }),
  );
  const samples = Math.max(...recordings.flat().map(({ wave }) => wave.length));
  const random = new Random(`spoken digit strings ${seed}`);
  const part = (some: readonly Recording[][]) =>
    stacked(random.shuffled(some.flat()), samples, longest, random);
  return {
    name: 'spoken-digit-strings',
    description:
      'Synthetic speech at 8000 Hz: which digits does the computed voice say, one after the other?',
    source: `synthesised from seed ${String(seed)}; formants after Peterson and Barney 1952 and Klatt 1980`,
    licence: 'CC0-1.0',
    labels: DIGITS,
    sampleRate: SAMPLE_RATE,
    train: part(recordings.slice(held)),
    test: part(recordings.slice(0, held)),
  };
}
