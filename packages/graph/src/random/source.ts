import seedrandom from 'seedrandom';

type Draw = () => number;

/** JavaScript's own, as it was when the library was loaded. */
const unseeded: Draw = () => Math.random();

let stream: Draw | undefined;

/** A number in [0, 1): of the stream that `setRandomSeed` began, else JavaScript's. */
export const draw: Draw = () => (stream ?? unseeded)();

/** A whole number of 31 bits. */
export const drawSeed = (): number => (draw() * 2 ** 31) | 0;

export const isSeeded = (): boolean => stream !== undefined;

/** Everything is drawn from the beginning of a stream now. */
export function beginStream(seed: number | string): void {
  stream = seedrandom.alea(String(seed));
}

/** Runs tfjs's own code, which draws from `Math.random`, on the stream. */
export function onStream<T>(use: () => T): T {
  if (!stream) return use();
  const { random } = Math;
  Math.random = stream;
  try {
    return use();
  } finally {
    Math.random = random;
  }
}
