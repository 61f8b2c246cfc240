import type { Random } from '../../random';
import { PHONEMES, type Phoneme } from './phonemes';
import { SAMPLE_RATE } from './resonator';
import type { Speaker } from './speaker';
import { synthesise } from './synthesise';
import { WORDS, type Digit } from './digit-phones';

/** The samples of every recording: one second. */
export const LENGTH = SAMPLE_RATE;

/** Nobody says a sound twice in the same way: its length and its formants vary from one time to the next. */
function said(phoneme: Phoneme, tempo: number, random: Random): Phoneme {
  const formant = (hertz: number): number => hertz * random.normal(1, 0.02);
  const [f1, f2, f3] = phoneme.formants;
  return {
    ...phoneme,
    formants: [formant(f1), formant(f2), formant(f3)],
    duration: (phoneme.duration * (0.85 + 0.3 * random.next())) / tempo,
  };
}

/** A digit as it is said, without what is before and after it. */
export interface Spoken {
  readonly voice: Float32Array;
  /** The largest deflection of `voice`. */
  readonly peak: number;
  /** The wanted peak, below 1. */
  readonly loudness: number;
}

export function spoken(digit: Digit, speaker: Speaker, random: Random): Spoken {
  const phonemes = WORDS[digit].map(name => said(PHONEMES[name], speaker.tempo, random));
  const voice = synthesise(phonemes, speaker, random);
  const peak = voice.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return { voice, peak, loudness: speaker.loudness * (0.8 + 0.2 * random.next()) };
}

/** One recording of a digit, -1 to 1: begins somewhere in the second, with the speaker's background throughout. */
export function utterance(digit: Digit, speaker: Speaker, random: Random): Float32Array {
  const { voice, peak, loudness } = spoken(digit, speaker, random);
  const start = random.integer(0, LENGTH - voice.length);
  return new Float32Array(LENGTH).map((_, i) => {
    const noise = speaker.noise * (2 * random.next() - 1);
    return loudness * ((voice[i - start] ?? 0) / peak + noise);
  });
}
