import fc from 'fast-check';
import type { Arguments, Input } from '../program';

export const between = (min: number, max: number) => fc.integer({ min, max });
export const one = <const T>(...values: readonly T[]) => fc.constantFrom(...values);
/** True once, false so many times. */
export const seldom = (times: number) =>
  fc.oneof({ weight: times, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });

/** Arguments, each of them there or not. */
export const some = (
  args: Readonly<Record<string, fc.Arbitrary<unknown>>>,
  always: readonly string[] = [],
): fc.Arbitrary<Arguments> => fc.record(args, { requiredKeys: [...always] });

export type Kind = Input['kind'];
