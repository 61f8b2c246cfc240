import * as tf from '@tensorflow/tfjs-node';
import { checked } from '../../options/refuse-unknown';
import { summed } from '../summed-metric';
import { keptElements } from '@epochlab/train/objectives';
import { madeMetric, type MadeMetric } from './made-metric';

type Curve = 'ROC' | 'PR';
type Method = 'interpolation' | 'minoring' | 'majoring';

export interface AUCOptions {
  /** The name under which it is reported: 'auc' unless given. */
  readonly name?: string;
  /** How many thresholds the curve is drawn by; 200 unless given. */
  readonly numThresholds?: number;
  /** The curve: 'ROC' (the default) or 'PR', precision over recall. */
  readonly curve?: Curve;
  /** The height between two thresholds: their mean ('interpolation', the default), the lesser or the greater. */
  readonly summationMethod?: Method;
  /** Thresholds between 0 and 1 instead of evenly spaced ones. */
  readonly thresholds?: readonly number[];
  /** Whether each unit is a label with a curve of its own, whose areas are averaged. */
  readonly multiLabel?: boolean;
  /** Whether predictions are logits. */
  readonly fromLogits?: boolean;
}

const NAMES = {
  name: true,
  numThresholds: true,
  curve: true,
  summationMethod: true,
  thresholds: true,
  multiLabel: true,
  fromLogits: true,
} as const;

const EPSILON = 1e-7;

/** True and false positives at each threshold: [thresholds, labels], labels 1 unless each has a curve of its own. */
interface Counts {
  readonly hits: tf.Tensor;
  readonly alarms: tf.Tensor;
}

/** [rows, labels, thresholds]: whether a prediction is above each threshold. The first is below all predictions. */
type Above = (predicted: tf.Tensor) => tf.Tensor;

/** Evenly spaced thresholds, by the bucket that a prediction falls in, with Keras's rounding. */
const aboveEven =
  (count: number): Above =>
  predicted => {
    const scaled = tf.mul(tf.clipByValue(predicted, 0, 1), count - 1);
    return tf.greaterEqual(tf.relu(tf.sub(tf.ceil(scaled), 1)), tf.range(0, count));
  };

const aboveGiven = (thresholds: readonly number[]): Above => {
  const all = [-EPSILON, ...[...thresholds].sort((a, b) => a - b), 1 + EPSILON];
  return predicted => tf.greater(predicted, tf.tensor1d(all));
};

interface Compared {
  readonly truth: tf.Tensor;
  readonly predicted: tf.Tensor;
  /** How much each element counts; all the same if undefined. */
  readonly kept: tf.Tensor | undefined;
}

function counts({ truth: yTrue, predicted, kept }: Compared, above: Above, labels: number): Counts {
  const columns = (values: tf.Tensor) => tf.reshape(values, [-1, labels, 1]);
  const truth = tf.cast(tf.cast(columns(yTrue), 'bool'), 'float32');
  const positive = tf.cast(above(columns(predicted)), 'float32');
  const counted = kept ? tf.mul(positive, columns(kept)) : positive;
  const sum = (values: tf.Tensor) => tf.transpose(tf.sum(values, 0));
  return { hits: sum(tf.mul(counted, truth)), alarms: sum(tf.mul(counted, tf.sub(1, truth))) };
}

/** All thresholds but the last, and all but the first. */
const ends = (values: tf.Tensor) => {
  const [count = 0, labels = 1] = values.shape;
  return [
    tf.slice(values, [0, 0], [count - 1, labels]),
    tf.slice(values, [1, 0], [count - 1, labels]),
  ] as const;
};

const fall = (values: tf.Tensor) => {
  const [before, after] = ends(values);
  return tf.sub(before, after);
};

const first = (values: tf.Tensor) => tf.slice(values, [0, 0], [1, values.shape[1] ?? 1]);

const HEIGHTS: Readonly<Record<Method, (a: tf.Tensor, b: tf.Tensor) => tf.Tensor>> = {
  interpolation: (a, b) => tf.div(tf.add(a, b), 2),
  minoring: (a, b) => tf.minimum(a, b),
  majoring: (a, b) => tf.maximum(a, b),
};

/** Areas between thresholds under the curve of precision over recall (Davis and Goadrich 2006, section 4). */
function interpolated({ hits, alarms }: Counts): tf.Tensor {
  const predicted = tf.add(hits, alarms);
  const more = fall(hits);
  const slope = tf.divNoNan(more, tf.relu(fall(predicted)));
  const [before, after] = ends(predicted);
  const [, hitsAfter] = ends(hits);
  const intercept = tf.sub(hitsAfter, tf.mul(slope, after));
  const both = tf.logicalAnd(tf.greater(before, 0), tf.greater(after, 0));
  const growth = tf.where(both, tf.divNoNan(before, after), tf.onesLike(after));
  return tf.divNoNan(tf.mul(slope, tf.add(more, tf.mul(intercept, tf.log(growth)))), first(hits));
}

function areas(found: Counts, curve: Curve, method: Method): tf.Tensor {
  if (curve === 'PR' && method === 'interpolation') return interpolated(found);
  const { hits, alarms } = found;
  const recall = tf.divNoNan(hits, first(hits));
  const [x, y] =
    curve === 'ROC'
      ? [tf.divNoNan(alarms, first(alarms)), recall]
      : [recall, tf.divNoNan(hits, tf.add(hits, alarms))];
  return tf.mul(fall(x), HEIGHTS[method](...ends(y)));
}

function oneOf<T>(option: string, value: T, known: readonly T[]): T {
  if (known.includes(value)) return value;
  throw new RangeError(
    `metrics.AUC({ ${option} }) is ${known.map(one => `'${String(one)}'`).join(' or ')}, got ${JSON.stringify(value)}.`,
  );
}

const isEven = (thresholds: readonly number[]) => {
  const all = [0, ...[...thresholds].sort((a, b) => a - b), 1];
  return all.every((value, i) => Math.abs(value - i / (all.length - 1)) < 1e-3 / all.length);
};

/**
 * The area under the ROC curve, or that of precision over recall, over the whole epoch. As in Keras the curve is drawn by 200 thresholds, so
 * that it differs a little from `metrics.rocAucScore`, which takes every score for one.
 *
 * @throws RangeError for fewer than two thresholds, or a curve that there is not
 * @example
 * model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy', metrics: [metrics.AUC({ curve: 'PR' })] });
 */
export function AUC(options: AUCOptions = {}): MadeMetric {
  checked('metrics.AUC', options, NAMES);
  const { numThresholds = 200, thresholds, multiLabel = false, fromLogits = false } = options;
  const curve = oneOf<Curve>('curve', options.curve ?? 'ROC', ['ROC', 'PR']);
  const method = oneOf<Method>('summationMethod', options.summationMethod ?? 'interpolation', [
    'interpolation',
    'minoring',
    'majoring',
  ]);
  if (!(Number.isInteger(numThresholds) && numThresholds > 1))
    throw new RangeError(`metrics.AUC({ numThresholds }) is a whole number above 1, got ${numThresholds}.`);
  const count = thresholds ? thresholds.length + 2 : numThresholds;
  const above = thresholds && !isEven(thresholds) ? aboveGiven(thresholds) : aboveEven(count);
  const metric = summed({
    size: units => 2 * count * (multiLabel ? units : 1),
    sums(yTrue, yPred) {
      const predicted = fromLogits ? tf.sigmoid(yPred) : yPred;
      const labels = multiLabel ? (yPred.shape.at(-1) ?? 1) : 1;
      const { hits, alarms } = counts({ truth: yTrue, predicted, kept: keptElements(yPred) }, above, labels);
      return tf.reshape(tf.stack([hits, alarms]), [-1]);
    },
    value(sums) {
      const [hits, alarms] = tf.unstack(tf.reshape(sums, [2, count, -1])) as [tf.Tensor, tf.Tensor];
      return tf.mean(tf.sum(areas({ hits, alarms }, curve, method), 0));
    },
  });
  return madeMetric('AUC', metric, options, 'auc');
}
