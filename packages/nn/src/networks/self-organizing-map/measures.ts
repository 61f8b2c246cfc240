import * as tf from '@tensorflow/tfjs-node';
import { squaredDistances } from '../../layers/radial-basis/squared-distances';
import { inScope } from '../../in-scope';
import { asMap, squaredSteps, touch, unitsIn, type Grid } from './grid';

/** The mean distance of a row from the unit nearest to it. */
export const quantizationError = (x: tf.Tensor2D, weights: tf.Tensor): number =>
  inScope(() => tf.mean(tf.sqrt(tf.min(squaredDistances(x, weights), 1))).dataSync()[0] as number);

/** The `k` units nearest to each row, the nearest first: [rows, k]. */
export const nearestUnits = (x: tf.Tensor2D, weights: tf.Tensor, k: number): number[][] =>
  inScope(() => tf.topk(tf.neg(squaredDistances(x, weights)), k).indices.arraySync());

/** The share of rows whose two nearest units do not touch on the map (Kiviluoto 1996). */
export function topographicError(x: tf.Tensor2D, weights: tf.Tensor, grid: Grid): number {
  const steps = squaredSteps(grid);
  const torn = nearestUnits(x, weights, 2).filter(([a = 0, b = 0]) => !touch(steps[a]?.[b] ?? 0));
  return torn.length / x.shape[0];
}

/** The mean distance of each unit from those that it touches, as the map lies (Ultsch 1993). */
export function uMatrix(weights: tf.Tensor, grid: Grid): number[][] {
  const distances = inScope(() => tf.sqrt(squaredDistances(weights, weights)).arraySync());
  const steps = squaredSteps(grid);
  const means = distances.map((row, unit) => {
    const near = row.filter((_, other) => touch(steps[unit]?.[other] ?? 0));
    return near.reduce((sum, distance) => sum + distance, 0) / near.length;
  });
  return asMap(means, grid);
}

/** How many rows are nearest to each unit, as the map lies. */
export function hits(x: tf.Tensor2D, weights: tf.Tensor, grid: Grid): number[][] {
  const counts = new Array<number>(unitsIn(grid)).fill(0);
  for (const [unit = 0] of nearestUnits(x, weights, 1)) counts[unit] = (counts[unit] ?? 0) + 1;
  return asMap(counts, grid);
}
