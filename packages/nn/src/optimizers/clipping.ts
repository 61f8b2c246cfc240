import * as tf from '@tensorflow/tfjs-node';
import { listedGradients, type NamedGradient } from '@epochlab/train/tfjs-patches';

/** How large a gradient may be; Keras's names. One of them at a time. */
export interface Clipping {
  /** Each weight's gradient is shortened to this norm. */
  readonly clipnorm?: number;
  /** Each number of a gradient is cut to this size. */
  readonly clipvalue?: number;
  /** All gradients together are shortened to this norm. */
  readonly globalClipnorm?: number;
}

type Clip = (gradients: readonly tf.Tensor[], limit: number) => tf.Tensor[];

const square = (gradients: readonly tf.Tensor[]) => tf.addN(gradients.map(g => tf.sum(tf.square(g))));

/** g * limit / max(|g|, limit). */
const shortened = (g: tf.Tensor, norm: tf.Tensor, limit: number) =>
  tf.mul(g, tf.div(limit, tf.maximum(norm, limit)));

const CLIPS: Readonly<Record<keyof Clipping, Clip>> = {
  clipnorm: (gradients, limit) => gradients.map(g => shortened(g, tf.sqrt(square([g])), limit)),
  clipvalue: (gradients, limit) => gradients.map(g => tf.clipByValue(g, -limit, limit)),
  globalClipnorm: (gradients, limit) => {
    const norm = tf.sqrt(square(gradients));
    return gradients.map(g => shortened(g, norm, limit));
  },
};

const NAMES = Object.keys(CLIPS) as (keyof Clipping)[];

/** @throws for two of them, or a limit that is no positive number */
function checkedClipping(clipping: Clipping): keyof Clipping | undefined {
  const given = NAMES.filter(name => clipping[name] != null);
  if (given.length > 1)
    throw new Error(`Give one of ${given.join(' and ')}: gradients are clipped in one way.`);
  const [name] = given;
  if (name && !((clipping[name] as number) > 0))
    throw new RangeError(`${name} must be a number > 0, got ${clipping[name]}.`);
  return name;
}

/** Makes an optimizer clip the gradients that it is given. The limit is a property of it, and may be changed. */
export function clipGradients<O extends tf.Optimizer>(optimizer: O, clipping: Clipping): O {
  const name = checkedClipping(clipping);
  if (!name) return optimizer;
  // The limit is one of the optimizer's numbers from now on.
  const limits = Object.assign(optimizer, { [name]: clipping[name] }) as unknown as Record<string, number>;
  const stock = optimizer.applyGradients.bind(optimizer) as (gradients: NamedGradient[]) => void;
  optimizer.applyGradients = (gradients: object) => {
    tf.tidy(() => {
      const all = listedGradients(gradients);
      const there = all.filter(({ tensor }) => tensor != null);
      const clipped = CLIPS[name](
        there.map(({ tensor }) => tensor as tf.Tensor),
        limits[name] as number,
      );
      const by = new Map(there.map((one, i) => [one, clipped[i]]));
      stock(all.map(one => ({ name: one.name, tensor: by.get(one) ?? null })));
    });
  };
  return optimizer;
}

/** How an optimizer clips the gradients that it is given. */
export const clippingOf = (optimizer: tf.Optimizer): Clipping =>
  Object.fromEntries(
    NAMES.map(name => [name, (optimizer as Clipping)[name]]).filter(([, limit]) => limit !== undefined),
  ) as Clipping;
