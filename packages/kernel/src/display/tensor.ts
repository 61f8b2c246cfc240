import { pixels } from './pixels';
import { members, type Recogniser } from './recogniser';
import { tensorText } from './tensor-text';

/** The part that every tensor library has: values in row-major order, their type and the lengths of the axes. */
export interface TensorLike {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly size: number;
  readonly isDisposed?: boolean;
  readonly name?: unknown;
  readonly trainable?: unknown;
  dataSync(): ArrayLike<unknown>;
}

/** More values than this are not fetched (from a GPU, they may take long). */
const MAX_VALUES = 10_000_000;

/** A tensor as text (dtype, shape, values), and as a picture where it is one. Recognised by its members. */
export const tensor: Recogniser = value => {
  if (!isTensor(value)) return undefined;
  const head = `${kind(value)} ${value.dtype} [${value.shape.join(', ')}]`;
  if (value.isDisposed) return { 'text/plain': `${head}, disposed` };
  if (value.size > MAX_VALUES) {
    return {
      'text/plain': `${head}\n${value.size.toLocaleString('en')} values, too many to show: slice() shows a part`,
    };
  }
  const values = value.dtype === 'complex64' ? complexNumbers(value.dataSync()) : value.dataSync();
  return {
    'text/plain': `${head}\n${tensorText(values, value.shape, value.dtype)}`,
    ...pixels(values, value.shape, value.dtype),
  };
};

/** The data of a complex tensor is each number's real and then its imaginary part. */
function complexNumbers(parts: ArrayLike<unknown>): string[] {
  return Array.from({ length: parts.length / 2 }, (_, index) => {
    const [real, imaginary] = [Number(parts[2 * index]), Number(parts[2 * index + 1])];
    return `${real}${imaginary < 0 ? '-' : '+'}${Math.abs(imaginary)}i`;
  });
}

function isTensor(value: object): value is TensorLike {
  const { shape, dtype, dataSync } = members(value);
  return typeof dataSync === 'function' && typeof dtype === 'string' && Array.isArray(shape);
}

function kind({ trainable, name }: TensorLike): string {
  if (trainable === undefined) return 'Tensor';
  return typeof name === 'string' ? `Variable '${name}'` : 'Variable';
}
