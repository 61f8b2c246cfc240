import { util } from '@tensorflow/tfjs-node';
import type { LayerVariable } from '@tensorflow/tfjs-node';

/** How many numbers these weights hold; a weight shared by two layers counts once. */
export function countOf(weights: readonly LayerVariable[]): number {
  return [...new Set(weights)].reduce((total, weight) => total + util.sizeFromShape(shapeOf(weight)), 0);
}

export function bytesOf(weights: readonly LayerVariable[]): number {
  return [...new Set(weights)].reduce(
    (total, w) => total + util.sizeFromShape(shapeOf(w)) * util.bytesPerElement(w.dtype),
    0,
  );
}

function shapeOf(weight: LayerVariable): number[] {
  return weight.shape as number[];
}
