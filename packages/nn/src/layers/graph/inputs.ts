import type * as tf from '@tensorflow/tfjs-node';
import { list, shapeList, type Shape } from '../attention/inputs';

/** Inputs of a graph layer: features of nodes [batch, nodes, features], who is joined to whom [batch, nodes, nodes]. */
export interface GraphInputs {
  readonly features: tf.Tensor;
  readonly adjacency: tf.Tensor;
}

export function graphInputs(inputs: tf.Tensor | tf.Tensor[], layer: string): GraphInputs {
  const [features, adjacency] = list(inputs);
  if (!features || !adjacency) throw new Error(expected(layer, 'one input'));
  return { features, adjacency };
}

/**
 * How many features each node has.
 *
 * @throws Error unless the shapes are [batch, nodes, features] and [batch, nodes, nodes]
 */
export function nodeFeatures(inputShape: Shape | Shape[], layer: string): number {
  const shapes = shapeList(inputShape);
  const [features = [], adjacency = []] = shapes;
  const width = features.at(-1);
  const fits =
    features.length === 3 &&
    adjacency.length === 3 &&
    adjacency[1] === adjacency[2] &&
    adjacency[1] === features[1];
  if (shapes.length !== 2 || typeof width !== 'number' || !fits)
    throw new Error(expected(layer, shapes.map(shape => `[${shape.map(String).join(', ')}]`).join(' and ')));
  return width;
}

const expected = (layer: string, got: string): string =>
  `layers.${layer} takes [features, adjacency], [batch, nodes, features] and [batch, nodes, nodes], got ${got}. ` +
  'A single graph is a batch of one: features.expandDims(0).';
