import seedrandom from 'seedrandom';
import { noteChance } from '../javascript-state/chance';
import { beginStream } from '@epochlab/graph/random';

export interface RandomSeedOptions {
  /** Seeds JavaScript's own `Math.random` too, with a stream of its own. */
  readonly math?: boolean;
}

/**
 * Makes everything random that comes after repeatable, as Keras's `set_random_seed`: initial weights, the order of rows in `fit`
 * and in `tf.data`'s `shuffle`, dropout and noise, `tf.randomNormal` and the like, wherever they are given no seed of their own. Each draw is
 * another one of a single stream, so the same program run again draws the same; call it again to begin the stream again.
 *
 * @param seed a whole number or a text
 * @throws TypeError for any other seed
 * @example
 * models.setRandomSeed(7);
 * const model = models.Sequential([layers.Dense(1, { inputShape: [4] })]); // the same weights in every run
 * @example
 * tf.setSeed(7, { math: true }); // Math.random() is repeatable too
 */
export function setRandomSeed(seed: number | string, { math = false }: RandomSeedOptions = {}): void {
  if (typeof seed !== 'string' && !Number.isInteger(seed))
    throw new TypeError(`A seed is a whole number or a text, got ${String(seed)}: setRandomSeed(7).`);
  beginStream(seed);
  if (!math) return;
  const random = seedrandom.alea(`Math.random ${seed}`);
  const seeded = (): number => random();
  noteChance(seeded);
  Math.random = seeded;
}
