import * as tf from '@tensorflow/tfjs-node';
import { prototypeOf } from './prototype-of';
import { spread, widened } from './widened';

type Masks = readonly (tf.Tensor | null | undefined)[];

/** A layer that merges several tensors (tfjs-layers 4.22, layers/merge.ts). */
interface Merge {
  readonly axis: number;
  computeMask(inputs: tf.Tensor[], masks?: Masks | null): tf.Tensor | null;
  call(inputs: tf.Tensor[], kwargs?: object): tf.Tensor;
  mergeFunction(inputs: tf.Tensor[]): tf.Tensor;
}

type Call = Merge['call'];

const either = (a: tf.Tensor, b: tf.Tensor) => tf.logicalOr(a, b);
const isMask = (mask: tf.Tensor | null | undefined): mask is tf.Tensor => mask != null;

/** A step is padding where it is so in every input; where an input has no padding, the output has none. */
function padEverywhere(_: tf.Tensor[], masks?: Masks | null): tf.Tensor | null {
  const given = (masks ?? []).filter(isMask);
  if (given.length === 0 || given.length < (masks?.length ?? 0)) return null;
  return tf.tidy(() =>
    given
      .map(mask => tf.cast(mask, 'bool'))
      .reduce(either)
      .clone(),
  );
}

/** As for the others, but along the axis of the steps masks are joined like the inputs. */
function joinMasks(this: Merge, inputs: tf.Tensor[], masks?: Masks | null): tf.Tensor | null {
  if (!masks?.some(isMask)) return null;
  return tf.tidy(() => {
    const whole = inputs.map((input, i) => spread(masks[i] ?? tf.onesLike(input), input));
    return tf.any(tf.concat(whole, this.axis), -1);
  });
}

/** Calls `masked` where inputs carry masks, and tfjs's own otherwise. Inputs of different ranks count as without. */
function callMasked(layer: tf.layers.Layer, masked: (merge: Merge, inputs: Operand[]) => tf.Tensor): void {
  const prototype = prototypeOf<Merge>(layer);
  const stock: Call = prototype.call;
  prototype.call = function (inputs, kwargs) {
    const alike = inputs.every(({ rank }) => rank === inputs[0]?.rank);
    if (!alike || !inputs.some(input => input.kerasMask)) return stock.call(this, inputs, kwargs);
    return tf.tidy(() => masked(this, inputs.map(operand)));
  };
}

interface Operand {
  readonly value: tf.Tensor;
  /** Mask with the rank of `value`. */
  readonly mask: tf.Tensor | undefined;
}

const operand = (value: tf.Tensor): Operand => ({
  value,
  mask: value.kerasMask && widened(value.kerasMask, value.rank),
});

const maskOfBoth = (a: Operand, b: Operand) => (a.mask && b.mask ? either(a.mask, b.mask) : undefined);

/** `value` where the mask holds, `other` elsewhere. */
const whereKept = (mask: tf.Tensor | undefined, value: tf.Tensor, other: tf.Tensor): tf.Tensor =>
  mask ? tf.where(spread(mask, value), value, other) : value;

/** Padding counts as 1; what is padding in every input is 0. */
function multiply(merge: Merge, inputs: Operand[]): tf.Tensor {
  const factors = inputs.map(({ value, mask }) => whereKept(mask, value, tf.onesLike(value)));
  const product = merge.mergeFunction(factors);
  const masks = inputs.map(({ mask }) => mask).filter(isMask);
  return masks.length < inputs.length
    ? product
    : whereKept(masks.reduce(either), product, tf.zerosLike(product));
}

/** Padding counts as what it is compared with. */
const extremeOf = (merge: Merge, inputs: Operand[]): tf.Tensor =>
  inputs.reduce((a, b) => {
    const second = whereKept(b.mask, b.value, a.value);
    const first = whereKept(a.mask, a.value, second);
    return { value: merge.mergeFunction([first, second]), mask: maskOfBoth(a, b) };
  }).value;

/**
 * Lets merging layers understand padding as Keras 3 does. tfjs's make a mask of the shape [1, batch, steps] and leave out the last input.
 */
export function mergeMasks(): void {
  const add = tf.layers.add();
  Object.getPrototypeOf(prototypeOf(add)).computeMask = padEverywhere;
  prototypeOf<Merge>(tf.layers.concatenate()).computeMask = joinMasks;
  prototypeOf<Merge>(tf.layers.dot({ axes: 1 })).computeMask = () => null;
  callMasked(tf.layers.multiply(), multiply);
  callMasked(tf.layers.maximum(), extremeOf);
  callMasked(tf.layers.minimum(), extremeOf);
}
