import * as tf from '@tensorflow/tfjs-node';
import { toFloat, type TensorInput } from '../tensors';
import { classScores, type ExplainOptions } from './saliency';

export interface ActivationMapOptions extends ExplainOptions {
  /** A layer with maps [n, height, width, channels]; the last such layer unless given. */
  readonly layer?: string;
}

/**
 * Where a convolutional network sees evidence for a class (Grad-CAM, Selvaraju et al. 2017): the maps of a layer, weighted by the mean
 * gradient of the class score, [n, height, width], not negative.
 *
 * @throws Error when the model has no layer with maps, or none of that name
 */
export function activationMap(
  model: tf.LayersModel,
  x: TensorInput,
  { layer, classIndex }: ActivationMapOptions = {},
): tf.Tensor3D {
  const index = layerWithMaps(model, layer);
  return tf.tidy(() => {
    const before = run(model.layers.slice(0, index + 1), toFloat(x));
    const rest = (maps: tf.Tensor): tf.Scalar =>
      tf.sum(classScores(run(model.layers.slice(index + 1), maps), classIndex));
    const weights = tf.mean(tf.grad(rest)(before), [1, 2], true);
    return tf.relu(tf.sum(tf.mul(before, weights), -1)) as tf.Tensor3D;
  });
}

function run(layers: readonly tf.layers.Layer[], x: tf.Tensor): tf.Tensor {
  return layers.reduce(
    (value, layer) => (layer.getClassName() === 'InputLayer' ? value : (layer.apply(value) as tf.Tensor)),
    x,
  );
}

function layerWithMaps(model: tf.LayersModel, name: string | undefined): number {
  if (!isChain(model))
    throw new Error('activationMap: the model branches. Expected a Sequential, or layers in a chain.');
  const maps = model.layers.map(
    layer => layer.outputShape.length === 4 && (name === undefined || layer.name === name),
  );
  const index = maps.lastIndexOf(true);
  if (index >= 0) return index;
  const known = model.layers.filter(layer => layer.outputShape.length === 4).map(layer => layer.name);
  throw new Error(
    `activationMap: ${name === undefined ? 'the model' : `layer '${name}'`} has no maps [n, height, width, channels]. Layers with maps: ${known.join(', ') || 'none'}.`,
  );
}

/** Each layer takes the one before it. */
function isChain(model: tf.LayersModel): boolean {
  const inputs = model.inputs.length === 1 && model.outputs.length === 1;
  return (
    inputs &&
    model.layers.slice(1).every((layer, i) => {
      const input = layer.inboundNodes[0]?.inboundLayers;
      return input?.length === 1 && input[0] === model.layers[i];
    })
  );
}
