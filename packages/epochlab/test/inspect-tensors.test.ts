import { inspect } from 'node:util';
import { tf } from '@epochlab/nn';
import '../src/inspect-tensors';

test.each<[string, () => tf.Tensor]>([
  ['Tensor float32 [2, 2] [ [ 1, 2 ], [ 3, 0.3333 ] ]', () => tf.tensor2d([[1, 2], [3, 1 / 3]])], // prettier-ignore
  ['Tensor int32 [] 7', () => tf.scalar(7, 'int32')],
  ["Tensor string [1] [ 'a' ]", () => tf.tensor(['a'])],
  ['Tensor float32 [100]', () => tf.zeros([100])],
  ['Tensor complex64 [1]', () => tf.complex([1], [2])],
  ['Variable float32 [1] [ 1 ]', () => tf.variable(tf.ones([1]))],
])('%s', (text, make) => {
  const tensor = make();
  expect(inspect([{ tensor }], { breakLength: Infinity, depth: 5 })).toBe(`[ { tensor: ${text} } ]`);
  tensor.dispose();
  expect(inspect(tensor)).toMatch(/^(Tensor|Variable) \w+ \[.*\], disposed$/);
});
