import { tensorText } from '../../src/display/tensor-text';

test.each([
  [[5], [], 'int32', '5'],
  [[1, 2, 3], [3], 'int32', '[1, 2, 3]'],
  [[1, 20, 300, 4], [2, 2], 'int32', '[[  1,  20],\n [300,   4]]'],
  [[1, 2, 3, 4], [2, 1, 2], 'int32', '[[[1, 2]],\n\n [[3, 4]]]'],
  [[0.5, -2], [2], 'float32', '[ 0.5000, -2.0000]'],
  [[1e-9, 1], [2], 'float32', '[0.0000, 1.0000]'],
  [[NaN, 1], [2], 'float32', '[NaN,   1]'],
  [[1, 0], [2], 'bool', '[ true, false]'],
  [['a', 'b"'], [2], 'string', '["a", "b\\""]'],
  [[], [0], 'float32', '[]'],
])('%j of shape %j and dtype %s', (values, shape, dtype, text) => {
  expect(tensorText(values, shape, dtype)).toBe(text);
});

test('long axes are cut in the middle', () => {
  const values = Array.from({ length: 2000 }, (_, i) => i);
  expect(tensorText(values, [2000], 'int32')).toBe('[0, 1, 2, ..., 1997, 1998, 1999]');
});
