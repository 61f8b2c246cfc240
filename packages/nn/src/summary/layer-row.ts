import type { LayerRow } from '@epochlab/views';
import * as tf from '@tensorflow/tfjs-node';
import { multiplyAdds } from './multiply-adds';
import { bytesOf, countOf } from './weights';

type Shape = (number | null)[];

interface Node {
  readonly inboundLayers: readonly tf.layers.Layer[];
}

/** One row of the summary; a nested model has rows of its own. */
export function layerRow(layer: tf.layers.Layer, model: tf.LayersModel): LayerRow {
  const outputShape = outputShapes(layer);
  return {
    name: layer.name,
    type: layer.getClassName(),
    outputShape,
    parameters: layer.countParams(),
    trainable: layer.trainableWeights.length > 0 || countOf(layer.weights) === 0,
    bytes: bytesOf(layer.weights),
    multiplyAdds: multiplyAdds(layer),
    inputs: inputNames(layer, model),
    ...(layer instanceof tf.LayersModel ? { layers: layer.layers.map(inner => layerRow(inner, layer)) } : {}),
  };
}

function outputShapes(layer: tf.layers.Layer): Shape[] {
  const shape = shapeOrUndefined(layer);
  if (!shape) return [];
  return Array.isArray(shape[0]) ? (shape as Shape[]) : [shape as Shape];
}

/** A shared layer with several different outputs has no single shape, which tfjs says by throwing. */
function shapeOrUndefined(layer: tf.layers.Layer): Shape | Shape[] | undefined {
  try {
    return layer.outputShape;
  } catch {
    return undefined;
  }
}

/** Layers of this model whose outputs the layer takes (a layer may belong to other models too). */
function inputNames(layer: tf.layers.Layer, model: tf.LayersModel): string[] {
  const nodes = layer.inboundNodes as unknown as readonly Node[];
  const inbound = nodes.flatMap(node => node.inboundLayers).filter(other => model.layers.includes(other));
  return [...new Set(inbound.map(other => other.name))];
}
