import * as tf from '@tensorflow/tfjs-node';
import { RadialBasis } from '../../layers/radial-basis/radial-basis';
import { checked } from '../../options/refuse-unknown';
import { toFloat, toTensor, type TensorInput } from '../../tensors';
import { kMeans } from '../k-means/k-means';
import { requireWhole, rowsOf } from '../rows';
import { leastSquares } from './least-squares';
import { widthsBetween } from './widths';

export interface RadialBasisNetworkOptions {
  /** How many centres k-means finds among the rows, or the centres themselves, [units, features]. */
  readonly centers: number | TensorInput;
  /** The width of all units, or one for each; unless given each unit's is the mean distance from its nearest centres. */
  readonly widths?: number | TensorInput;
  /** How many nearest centres count for a width. Default 2. */
  readonly neighbors?: number;
  /** Penalty on large output weights in the least squares; 0 for none. Default 1e-6. */
  readonly ridge?: number;
  /** The number of classes, where y holds their indices; the network then has an output for each, the larger the likelier. */
  readonly classes?: number;
  /** Whether the outputs have a constant term. Default true. */
  readonly useBias?: boolean;
  /** Fixes where k-means begins. Default 0. */
  readonly seed?: number | string;
}

const WHERE = 'networks.radialBasisNetwork';

/**
 * A radial basis function network, fitted without a single step of gradient descent: k-means places the centres among the rows, the distances
 * between centres give the widths, and least squares give the output weights. It is a model like any other, of `layers.RadialBasis` and a linear
 * `layers.Dense`: compile it with 'meanSquaredError' to train all of it on from there.
 *
 * Source: J. Moody, C. Darken, Fast Learning in Networks of Locally-Tuned Processing Units, Neural Computation 1, 1989.
 *
 * @param x training rows, [n, features], on one scale; test rows must not be among them
 * @param y targets, [n] or [n, outputs], or with `classes` the int index of each row's class, [n]
 * @throws RangeError for targets that do not match the rows, more centres than rows, or without a ridge fewer rows than weights
 * @example
 * const network = networks.radialBasisNetwork(train.x, train.y, { centers: 100, classes: 10 });
 * metrics.accuracyScore(test.y, network.predict(test.x));
 */
export function radialBasisNetwork(
  x: TensorInput,
  y: TensorInput,
  options: RadialBasisNetworkOptions,
): tf.Sequential {
  const { useBias = true } = checked(WHERE, options, NAMES);
  const weights = tf.tidy(() => {
    const rows = rowsOf(x, WHERE);
    const targets = targetsOf(y, rows.shape[0], options.classes);
    const centers = centersOf(rows, options);
    const widths = widthsOf(centers, options);
    return { centers, widths, ...outputWeights(rows, targets, centers, widths, options) };
  });
  const { centers, widths, kernel, bias } = weights;
  const [units, features] = centers.shape;
  const model = tf.sequential({
    layers: [
      RadialBasis(units, { centers, widths, inputShape: [features] }),
      tf.layers.dense({
        units: kernel.shape[1],
        useBias,
        weights: bias ? [kernel, bias] : [kernel],
      }),
    ],
  });
  tf.dispose(weights);
  return model;
}

const NAMES = {
  centers: true,
  widths: true,
  neighbors: true,
  ridge: true,
  classes: true,
  useBias: true,
  seed: true,
} as const;

function targetsOf(y: TensorInput, rows: number, classes: number | undefined): tf.Tensor2D {
  const given = toTensor(y);
  if (given.shape[0] !== rows || given.rank > 2)
    throw new RangeError(
      `${WHERE}: y must be [n] or [n, outputs] for the ${rows} rows of x, got [${given.shape.join(', ')}].`,
    );
  if (classes === undefined) return tf.reshape(toFloat(given), [rows, -1]);
  requireWhole(classes, 2, `${WHERE}: classes`);
  if (given.size !== rows)
    throw new RangeError(
      `${WHERE}: with classes, y must be an index for each row, [${rows}], got [${given.shape.join(', ')}].`,
    );
  const bad = given.dataSync().find(index => !Number.isInteger(index) || index < 0 || index >= classes);
  if (bad !== undefined)
    throw new RangeError(`${WHERE}: y must hold classes from 0 to ${classes - 1}, got ${bad}.`);
  return tf.oneHot(tf.cast(tf.reshape(given, [rows]), 'int32'), classes, 1, 0, 'float32') as tf.Tensor2D;
}

function centersOf(rows: tf.Tensor2D, { centers, seed = 0 }: RadialBasisNetworkOptions): tf.Tensor2D {
  if (typeof centers === 'number') return kMeans(rows, { clusters: centers, seed }).centers;
  return tf.clone(rowsOf(centers, `${WHERE}: centers`));
}

function widthsOf(centers: tf.Tensor2D, { widths, neighbors = 2 }: RadialBasisNetworkOptions): tf.Tensor1D {
  requireWhole(neighbors, 1, `${WHERE}: neighbors`);
  if (widths === undefined) return widthsBetween(centers, neighbors);
  return typeof widths === 'number'
    ? tf.fill([centers.shape[0]], widths)
    : tf.clone(toFloat(widths) as tf.Tensor1D);
}

function outputWeights(
  rows: tf.Tensor2D,
  targets: tf.Tensor2D,
  centers: tf.Tensor2D,
  widths: tf.Tensor1D,
  { ridge = 1e-6, useBias = true }: RadialBasisNetworkOptions,
) {
  if (!(ridge >= 0 && ridge < Infinity))
    throw new RangeError(`${WHERE}: ridge must be a number from 0 on, got ${ridge}.`);
  const [units, features] = centers.shape;
  const layer = RadialBasis(units, { centers, widths, inputShape: [features] });
  const answers = layer.apply(rows) as tf.Tensor2D;
  layer.dispose();
  const design = useBias ? tf.concat2d([answers, tf.ones([rows.shape[0], 1])], 1) : answers;
  const columns = useBias ? units + 1 : units;
  if (ridge === 0 && rows.shape[0] < columns)
    throw new RangeError(
      `${WHERE}: ${columns} weights for each output cannot be found from ${rows.shape[0]} rows. Give a ridge such as 1e-6, fewer centers or useBias: false.`,
    );
  const solution = leastSquares(design, targets, ridge);
  const kernel = tf.slice(solution, [0, 0], [units, -1]);
  return useBias
    ? { kernel, bias: tf.reshape(tf.slice(solution, [units, 0], [1, -1]), [-1]) }
    : { kernel, bias: undefined };
}
