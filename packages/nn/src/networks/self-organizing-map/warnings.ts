import * as tf from '@tensorflow/tfjs-node';
import { inScope } from '../../in-scope';
import type { MapSettings } from './options';
import { unitsIn } from './grid';

/** Rounds that the batch algorithm needs at least. */
const FEWEST_ROUNDS = 10;
/** Steps for each unit that the algorithm row by row needs (Kohonen 1990). */
const STEPS_PER_UNIT = 500;
/** The share of the variance from which on one column decides all distances. */
const MOST_OF_VARIANCE = 0.9;

/** Warnings of choices that spoil a map: a radius too small, too few steps, columns of different scales. */
export const warningsOf = (settings: MapSettings, x: tf.Tensor2D, epochs: number): string[] => [
  ...narrow(settings),
  ...short(settings, x.shape[0], epochs),
  ...unscaled(x),
];

function narrow({ radius: { last } }: MapSettings): string[] {
  if (last >= 1) return [];
  return [
    `finalRadius is ${last}: below 1 units no longer draw their neighbours along, and the map falls apart into clusters that are in no order. Take 1 or more.`,
  ];
}

function short({ mode, grid }: MapSettings, rows: number, epochs: number): string[] {
  if (mode === 'batch')
    return epochs >= FEWEST_ROUNDS
      ? []
      : [`${epochs} epochs are few for a radius to fall in: expected ${FEWEST_ROUNDS} or more.`];
  const [steps, needed] = [epochs * rows, STEPS_PER_UNIT * unitsIn(grid)];
  if (steps >= needed) return [];
  const enough = Math.ceil(needed / rows);
  return [
    `${steps} steps (${epochs} epochs of ${rows} rows) are few for ${unitsIn(grid)} units: expected ${needed} or more, which are ${enough} epochs.`,
  ];
}

function unscaled(x: tf.Tensor2D): string[] {
  const variances = Array.from(inScope(() => tf.moments(x, 0).variance.dataSync()));
  const total = variances.reduce((sum, variance) => sum + variance, 0);
  const largest = Math.max(...variances);
  if (variances.length < 3 || largest <= MOST_OF_VARIANCE * total) return [];
  const column = variances.indexOf(largest);
  const percent = Math.floor((100 * largest) / total);
  return [
    `column ${column} has ${percent} % of all variance, so that distances are distances in it alone. Scale the columns first: subtract their mean and divide by their deviation.`,
  ];
}
