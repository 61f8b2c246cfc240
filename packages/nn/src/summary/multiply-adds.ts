import * as tf from '@tensorflow/tfjs-node';

/** Multiply-adds of one sample from a layer's kernel sizes and output size; null where no formula is known. */
export function multiplyAdds(layer: tf.layers.Layer): number | null {
  if (layer instanceof tf.LayersModel) return sumOf(layer.layers);
  const count = FORMULAS[layer.getClassName()];
  if (count) return count(layer);
  return layer.countParams() === 0 ? 0 : null;
}

type Count = (layer: tf.layers.Layer) => number | null;

/** Every output position uses the whole kernel once. */
const perPosition: Count = layer => {
  const positions = size(outputShape(layer).slice(1, -1));
  return positions === null ? null : positions * size0(weightShapes(layer)[0]);
};

/** Every time step uses the kernel and the recurrent kernel once. */
const perStep: Count = layer => {
  const steps = inputShape(layer)[1];
  return steps == null ? null : steps * kernels(layer);
};

const kernels = (layer: tf.layers.Layer): number =>
  weightShapes(layer)
    .filter(shape => shape.length > 1)
    .reduce((total, shape) => total + size0(shape), 0);

const FORMULAS: Readonly<Record<string, Count>> = {
  Dense: perPosition,
  Conv1D: perPosition,
  Conv2D: perPosition,
  Conv3D: perPosition,
  // Each output channel comes from one input channel.
  DepthwiseConv2D: perPosition,
  SeparableConv2D: layer => {
    const positions = size(outputShape(layer).slice(1, -1));
    return positions === null ? null : positions * kernels(layer);
  },
  // Every input position uses the whole kernel once.
  Conv2DTranspose: layer => {
    const positions = size(inputShape(layer).slice(1, -1));
    return positions === null ? null : positions * size0(weightShapes(layer)[0]);
  },
  Embedding: () => 0,
  BatchNormalization: layer => size(outputShape(layer).slice(1)),
  LayerNormalization: layer => size(outputShape(layer).slice(1)),
  PReLU: layer => size(outputShape(layer).slice(1)),
  SimpleRNN: perStep,
  GRU: perStep,
  LSTM: perStep,
  Bidirectional: perStep,
};

function sumOf(layers: readonly tf.layers.Layer[]): number | null {
  return layers.map(multiplyAdds).reduce((total, n) => (total === null || n === null ? null : total + n), 0);
}

function weightShapes(layer: tf.layers.Layer): (number | null)[][] {
  return layer.weights.map(weight => weight.shape);
}

function outputShape(layer: tf.layers.Layer): (number | null)[] {
  return firstShape(layer.outputShape);
}

function inputShape(layer: tf.layers.Layer): (number | null)[] {
  const input = Array.isArray(layer.input) ? layer.input[0] : layer.input;
  return input?.shape ?? [];
}

function firstShape(shape: (number | null)[] | (number | null)[][]): (number | null)[] {
  return (Array.isArray(shape[0]) ? shape[0] : shape) as (number | null)[];
}

/** The product, or null when a dimension is not known. */
function size(shape: readonly (number | null)[]): number | null {
  return shape.reduce<number | null>((total, n) => (total === null || n === null ? null : total * n), 1);
}

function size0(shape: readonly (number | null)[] | undefined): number {
  return shape ? (size(shape) ?? 0) : 0;
}
