import { hintsFor } from '../../src/errors/hints';

test.each([
  ['Tensor is disposed.', 'tidy'],
  [
    'Error when checking input: expected dense_input to have shape [null,3] but got array with shape [4,5].',
    'reshape',
  ],
  [
    'input expected a batch of elements where each example has shape [3] (i.e.,tensor shape [*,3]) but the input received an input with 4 examples, each with shape [5]',
    'reshape',
  ],
  ["Cannot find module 'left-pad'", '%install'],
  ['Unexpected token [object Promise]', 'await'],
])('%s', (message, word) => {
  expect(hintsFor(new Error(message)).join()).toContain(word);
});

test('other errors get none', () => {
  expect(hintsFor(new Error("Cannot find module './mine'"))).toEqual([]);
  expect(hintsFor(new Error('x is not a function'))).toEqual([]);
});
