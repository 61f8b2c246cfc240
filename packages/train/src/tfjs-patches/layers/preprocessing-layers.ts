import * as tf from '@tensorflow/tfjs-node';

interface Preprocessing {
  computeOutputShape(shape: tf.Shape | tf.Shape[]): tf.Shape;
  call(inputs: tf.Tensor | tf.Tensor[], kwargs: object): tf.Tensor;
}

const prototypeOf = (layer: tf.layers.Layer) => Object.getPrototypeOf(layer) as Preprocessing;

const one = (shape: tf.Shape | tf.Shape[]): tf.Shape =>
  [...(Array.isArray(shape[0]) ? shape[0] : shape)] as tf.Shape;

/** tfjs writes the new sizes into the shape that it was given, which is the input's own. */
function leaveInputShape(prototype: Preprocessing): void {
  const stock = prototype.computeOutputShape;
  prototype.computeOutputShape = function computeOutputShape(shape) {
    return stock.call(this, one(shape));
  };
}

/** tfjs's resizes a lone image, not the list with a batch that a model gives it. */
function resizeBatches(prototype: Preprocessing): void {
  const stock = prototype.call;
  prototype.call = function call(inputs, kwargs) {
    return stock.call(this, [inputs].flat()[0] as tf.Tensor, kwargs);
  };
  prototype.computeOutputShape = function computeOutputShape(
    this: { readonly height: number; readonly width: number },
    shape,
  ) {
    const given = one(shape);
    return [...given.slice(0, -3), this.height, this.width, given.at(-1) ?? null];
  };
}

/** Lets `resizing`, `centerCrop` and `categoryEncoding` stand in a model. */
export function mendPreprocessingLayers(): void {
  resizeBatches(prototypeOf(tf.layers.resizing({ height: 1, width: 1 })));
  leaveInputShape(prototypeOf(tf.layers.centerCrop({ height: 1, width: 1 })));
  leaveInputShape(prototypeOf(tf.layers.categoryEncoding({ numTokens: 1, outputMode: 'multiHot' })));
}
