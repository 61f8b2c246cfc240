import * as tf from '@tensorflow/tfjs-node';

type Many<T> = T | T[];
type Masks = Many<tf.Tensor | null | undefined>;

/** What tfjs's types keep to the layer itself. */
interface MaskingLayer {
  readonly supportsMasking: boolean;
  computeMask(inputs: Many<tf.Tensor>, mask: Masks): Masks;
  setMaskMetadata(inputs: Many<tf.Tensor>, outputs: Many<tf.Tensor>): void;
  apply(inputs: Many<tf.Tensor>, kwargs?: object): Many<tf.Tensor>;
}

/**
 * Lets a padding mask travel with the tensor that it belongs to (`tensor.kerasMask`), as in Keras. tfjs marks the output of the layer that
 * makes the mask, drops the mark at the next layer, and hands a layer of several inputs the mask of the first one only, so that a decoder
 * could not know which steps of its source are padding.
 */
export function letMasksTravel(): void {
  const prototype = tf.layers.Layer.prototype as unknown as MaskingLayer;
  const stock = prototype.apply;
  // Marked below instead: what a layer passes on unchanged is cloned after this, without its mark.
  prototype.setMaskMetadata = () => undefined;
  prototype.apply = function (this: MaskingLayer, inputs, kwargs) {
    const outputs = stock.call(this, inputs, kwargs);
    if (this.supportsMasking && [outputs].flat()[0] instanceof tf.Tensor) {
      const carried = masksOf(inputs);
      const masks = [this.computeMask(inputs, carried)].flat();
      [outputs].flat().forEach((output, i) => mark(output, masks[i], [carried].flat()));
    }
    return outputs;
  };
}

function masksOf(inputs: Many<tf.Tensor>): Masks {
  if (!Array.isArray(inputs)) return inputs.kerasMask;
  const masks = inputs.map(input => input.kerasMask ?? null);
  return masks.some(Boolean) ? masks : undefined;
}

/** A tensor disposes of its mask with itself, so each has one of its own. */
function mark(output: tf.Tensor, mask: tf.Tensor | null | undefined, carried: readonly unknown[]): void {
  if (mask) output.kerasMask = carried.includes(mask) ? tf.clone(mask) : mask;
}
