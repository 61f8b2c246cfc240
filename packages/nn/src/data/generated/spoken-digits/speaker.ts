import type { Random } from '../../random';
import type { Formants } from './phonemes';

/** How somebody sounds, whatever is said. */
export interface Speaker {
  /** Hz in the middle of a word. */
  readonly pitch: number;
  /** How much the pitch falls from beginning to end, as a share of it. */
  readonly fall: number;
  /** How much one period of the voice differs from the next, as a share of it. */
  readonly jitter: number;
  /** Factor of the formants: above 1 for a vocal tract shorter than the average man's. */
  readonly tract: Formants;
  /** Above 1 speaks faster. */
  readonly tempo: number;
  /** The largest deflection of the waveform, below 1. */
  readonly loudness: number;
  /** The background, as a share of the largest deflection of the voice. */
  readonly noise: number;
}

/**
 * Somebody new. The formants of the women in Peterson and Barney (1952) lie about 1.17 times as high as the men's, their
 * pitch 1.7 times; here the two go together, with every size in between.
 */
export function randomSpeaker(random: Random): Speaker {
  const between = (low: number, high: number): number => low + random.next() * (high - low);
  const size = random.next();
  const shorter = 0.95 + 0.25 * size;
  const formant = (): number => shorter * random.normal(1, 0.025);
  return {
    pitch: random.normal(105 + 115 * size, 12),
    fall: between(0.1, 0.35),
    jitter: between(0.005, 0.02),
    tract: [formant(), formant(), formant()],
    tempo: between(0.85, 1.25),
    loudness: between(0.25, 0.9),
    noise: between(0.003, 0.03),
  };
}
