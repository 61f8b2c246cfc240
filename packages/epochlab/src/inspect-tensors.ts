import { inspect } from 'node:util';
import { tf } from '@epochlab/nn';

/** Larger tensors are told by type and shape alone. */
const MAX_VALUES = 12;
const DIGITS = 4;

/**
 * What `console.log()` and the display of objects show of a tensor, in place of its internals:
 * `Tensor float32 [2, 2] [ [ 1, 2 ], [ 3, 4 ] ]`.
 */
Object.defineProperty(tf.Tensor.prototype, inspect.custom, {
  configurable: true,
  writable: true,
  value(this: tf.Tensor): string {
    const kind = this instanceof tf.Variable ? 'Variable' : 'Tensor';
    return `${kind} ${this.dtype} [${this.shape.join(', ')}]${this.isDisposed ? ', disposed' : valuesOf(this)}`;
  },
});

function valuesOf(tensor: tf.Tensor): string {
  if (tensor.size > MAX_VALUES || tensor.dtype === 'complex64') return '';
  return ` ${inspect(shorten(tensor.arraySync()), { depth: null, breakLength: Infinity })}`;
}

function shorten(values: unknown): unknown {
  if (Array.isArray(values)) return values.map(shorten);
  return typeof values === 'number' ? Number(values.toPrecision(DIGITS)) : values;
}
