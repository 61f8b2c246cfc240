import * as tf from '@tensorflow/tfjs-node';
import { checked } from '../options/refuse-unknown';
import { asClass, constructed } from './constructor';
import type { SequentialArgs } from '@tensorflow/tfjs-layers/dist/models';

/** A layer, a whole model used as a layer, or `layers.Input(...)` at the beginning. */
export type SequentialElement = tf.layers.Layer | tf.SymbolicTensor;

interface SequentialConstructor {
  (layers?: readonly SequentialElement[], options?: { readonly name?: string }): tf.Sequential;
  (args: SequentialArgs): tf.Sequential;
  new (layers?: readonly SequentialElement[], options?: { readonly name?: string }): tf.Sequential;
  new (args: SequentialArgs): tf.Sequential;
}

/**
 * A stack of layers, each fed by the one before; with or without `new`.
 *
 * @example
 * const model = models.Sequential([
 *   layers.Dense(64, { activation: 'relu', inputShape: [784] }),
 *   layers.Dense(10, { activation: 'softmax' }),
 * ]);
 */
export const Sequential = asClass(
  function (
    first: readonly SequentialElement[] | SequentialArgs = [],
    options: { readonly name?: string } = {},
  ): tf.Sequential {
    const { name } = checked('models.Sequential', options, { name: true });
    const args: SequentialArgs = isList(first)
      ? { layers: first.map(toLayer), ...(name === undefined ? {} : { name }) }
      : checked('models.Sequential', first, { layers: true, name: true });
    return constructed(tf.Sequential, args, new.target);
    // With `new`, a function that returns an object gives that object.
  } as unknown as SequentialConstructor,
  tf.Sequential,
);

function isList(value: readonly SequentialElement[] | SequentialArgs): value is readonly SequentialElement[] {
  return Array.isArray(value);
}

function toLayer(element: SequentialElement, index: number): tf.layers.Layer {
  if (element instanceof tf.SymbolicTensor) return element.sourceLayer;
  if (element instanceof tf.layers.Layer) return element;
  const what = Array.isArray(element) ? 'an array' : typeof element;
  throw new TypeError(
    `models.Sequential: element ${index} is ${what}. Expected a layer, such as layers.Dense(10).`,
  );
}
