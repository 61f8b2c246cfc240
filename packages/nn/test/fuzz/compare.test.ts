import { difference } from './compare';
import type { Observation } from './world';

/** A loss at each of some steps, and the tensors that are left. */
const run = (losses: readonly number[], tensors = 0): readonly Observation[] => [
  ...losses.map((loss, i) => ({ at: `step ${i}`, seen: [loss] })),
  { at: 'tensors left', seen: [tensors] },
];
const never = () => Promise.reject(new Error('Nothing was to be nudged.'));

test('numbers that differ by rounding are the same', async () => {
  expect(await difference(run([1, 2.00001]), run([1, 2]), never)).toBeUndefined();
});

test('a number that differs by more is told, with its place', async () => {
  const nudged = async () => [run([1, 2.000001])];
  expect(await difference(run([1, 2.001]), run([1, 2]), nudged)).toEqual({
    at: '1: step 1',
    compiled: 'step 1: 2.001',
    opByOp: 'step 1: 2',
  });
});

test('a number may differ by thirty times what a nudge does to it, or to one before it', async () => {
  const nudged = async () => [run([1.001, 2])];
  expect(await difference(run([1.02, 2.05]), run([1, 2]), nudged)).toBeUndefined();
  expect((await difference(run([1, 2.07]), run([1, 2]), nudged))?.at).toBe('1: step 1');
});

test('after a nudge has changed all of a number nothing is compared but the tensors that are left', async () => {
  const nudged = async () => [run([1.5, 4])];
  expect(await difference(run([2, 7]), run([1, 4]), nudged)).toBeUndefined();
  expect((await difference(run([2, 7], 3), run([1, 4]), nudged))?.at).toBe('2: tensors left');
});
