import { inspect } from 'node:util';
import { tf } from '@epochlab/nn';
import { inspectAs } from './inspect-as';

/** Larger tensors are told by type and shape alone. */
const MAX_VALUES = 12;
const DIGITS = 4;

/** `Tensor float32 [2, 2] [ [ 1, 2 ], [ 3, 4 ] ]` */
inspectAs(tf.Tensor.prototype, tensor => {
  const kind = tensor instanceof tf.Variable ? 'Variable' : 'Tensor';
  return `${kind} ${tensor.dtype} [${tensor.shape.join(', ')}]${tensor.isDisposed ? ', disposed' : valuesOf(tensor)}`;
});

function valuesOf(tensor: tf.Tensor): string {
  if (tensor.size > MAX_VALUES || tensor.dtype === 'complex64') return '';
  return ` ${inspect(shorten(tensor.arraySync()), { depth: null, breakLength: Infinity })}`;
}

function shorten(values: unknown): unknown {
  if (Array.isArray(values)) return values.map(shorten);
  return typeof values === 'number' ? Number(values.toPrecision(DIGITS)) : values;
}
