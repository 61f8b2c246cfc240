import * as tf from '@tensorflow/tfjs-node';
import { type Finder, IndexError } from './index-error';

interface Applicable {
  apply(inputs: unknown, kwargs?: unknown): unknown;
}

const LARGER = 'Give the layer a larger inputDim, or map rare values to one number.';

function finderOf(layer: tf.layers.Layer): Finder {
  const { inputDim } = layer as unknown as { readonly inputDim?: number };
  if (layer.getClassName() !== 'Embedding')
    return {
      words: (range, by) => `Layer "${layer.name}" looks up ${range} (${by})`,
      remedy: 'Keep the indices in that range (one number for rare values), or look up in something larger.',
    };
  return {
    words: range => `Layer "${layer.name}" embeds ${range} (inputDim ${inputDim})`,
    remedy: LARGER,
  };
}

const rowsOf = (inputs: unknown): number | undefined => {
  const [first] = [inputs].flat();
  return first instanceof tf.Tensor ? first.shape[0] : undefined;
};

/** Runs `use`; an index out of range is said to be looked up by `finder`. */
export function findingIndices<T>(finder: () => Finder, rows: () => number | undefined, use: () => T): T {
  try {
    return use();
  } catch (error) {
    if (error instanceof IndexError) error.foundBy(finder(), rows());
    throw error;
  }
}

/** Lets an index out of range be told with the layer that looked it up. */
export function nameLookingLayers(): void {
  const prototype = tf.layers.Layer.prototype as unknown as Applicable;
  const stock = prototype.apply;
  prototype.apply = function apply(this: tf.layers.Layer & Applicable, inputs, kwargs) {
    return findingIndices(
      () => finderOf(this),
      () => rowsOf(inputs),
      () => stock.call(this, inputs, kwargs),
    );
  };
}
