import * as tf from '@tensorflow/tfjs-node';
import { check } from '../../src/course';

const printed = (run: () => void): string => {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    run();
    return log.mock.calls.map(([line]) => String(line)).join('\n');
  } finally {
    log.mockRestore();
  }
};

describe('check prints a tick', () => {
  it.each<[string, () => void]>([
    ['for a true condition', () => check('it', 3 > 2)],
    ['for a number within the tolerance', () => check('it', 0.333, 1 / 3, 1e-3)],
    ['for a large number within the relative tolerance', () => check('it', 1_000_000.5, 1_000_000)],
    ['for NaN that was expected', () => check('it', NaN, NaN)],
    ['for a tensor and its values', () => check('it', tf.tensor2d([[1, 2]]), [[1, 2]])],
    ['for an array and the tensor it should be', () => check('it', [1, 2], tf.tensor1d([1, 2]))],
    ['for typed and plain arrays', () => check('it', Float32Array.of(1, 2), [1, 2])],
    ['for nested lists of texts', () => check('it', [['a'], ['b']], [['a'], ['b']])],
  ])('%s', (_, run) => {
    expect(printed(run)).toBe('✓ it');
  });
});

describe('check says what was wrong', () => {
  it.each<[string, () => void, string]>([
    ['a false condition', () => check('it', false), '✗ it: got false, expected true.'],
    ['a number', () => check('it', 2, 4), '✗ it: got 2, expected 4.'],
    ['no number', () => check('it', 'two', 2), '✗ it: got "two", expected a number.'],
    ['one of many', () => check('it', [1, 2, 3], [1, 5, 3]), '✗ it: at [1] got 2, expected 5.'],
    [
      'a cell of a tensor',
      () => check('it', tf.tensor2d([[1, 2]]), [[1, 3]]),
      '✗ it: at [0] at [1] got 2, expected 3.',
    ],
    ['a length', () => check('it', [1], [1, 2]), '✗ it: got 1 values, expected 2.'],
    ['no list', () => check('it', 1, [1, 2]), '✗ it: got 1, expected 2 values.'],
    ['with the hint', () => check('it', 1, 2, { hint: 'Add one.' }), '✗ it: got 1, expected 2. Add one.'],
    ['a missing answer', () => check('it', undefined, 2, { hint: 'Count.' }), '○ it: no answer yet. Count.'],
  ])('%s', (_, run, line) => {
    expect(printed(run)).toBe(line);
  });
});
