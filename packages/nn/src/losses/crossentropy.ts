import * as tf from '@tensorflow/tfjs-node';
import { checked } from '../options/refuse-unknown';
import { EPSILON, loss, type LossFunction } from './loss-function';

export interface CrossentropyOptions {
  /** The predictions are logits: no sigmoid or softmax has been applied. Default false. */
  readonly fromLogits?: boolean;
  /** Moves the targets towards uniform by this share (Szegedy et al. 2016). Default 0. */
  readonly labelSmoothing?: number;
}

/**
 * -mean(y log(p) + (1 - y) log(1 - p)) for targets 0 or 1.
 *
 * @example
 * model.compile({ optimizer: 'adam', loss: losses.BinaryCrossentropy({ fromLogits: true }) });
 */
export function BinaryCrossentropy(options: CrossentropyOptions = {}): LossFunction {
  const { fromLogits = false, labelSmoothing = 0 } = checked('losses.BinaryCrossentropy', options, {
    fromLogits: true,
    labelSmoothing: true,
  });
  const plain = !fromLogits && labelSmoothing === 0;
  return loss(
    'binaryCrossentropy',
    (y, p) => {
      const target = tf.add(tf.mul(y, 1 - labelSmoothing), labelSmoothing / 2);
      const logits = fromLogits ? p : logit(clip(p));
      // max(x, 0) - x z + log(1 + exp(-|x|)): no exp of a large number.
      const stable = tf.add(
        tf.sub(tf.relu(logits), tf.mul(logits, target)),
        tf.log1p(tf.exp(tf.neg(tf.abs(logits)))),
      );
      return tf.mean(stable, -1);
    },
    {
      lossName: plain ? 'binaryCrossentropy' : undefined,
      made: { by: 'BinaryCrossentropy', options: { fromLogits, labelSmoothing } },
    },
  );
}

/**
 * -sum(y log(p)) for one-hot targets.
 *
 * @example
 * model.compile({ optimizer: 'adam', loss: losses.CategoricalCrossentropy({ labelSmoothing: 0.1 }) });
 */
export function CategoricalCrossentropy(options: CrossentropyOptions = {}): LossFunction {
  const { fromLogits = false, labelSmoothing = 0 } = checked('losses.CategoricalCrossentropy', options, {
    fromLogits: true,
    labelSmoothing: true,
  });
  const plain = !fromLogits && labelSmoothing === 0;
  return loss(
    'categoricalCrossentropy',
    (y, p) => {
      const target = tf.add(tf.mul(y, 1 - labelSmoothing), labelSmoothing / (p.shape.at(-1) ?? 1));
      return tf.neg(tf.sum(tf.mul(target, logProbabilities(p, fromLogits)), -1));
    },
    {
      lossName: plain ? 'categoricalCrossentropy' : undefined,
      made: { by: 'CategoricalCrossentropy', options: { fromLogits, labelSmoothing } },
    },
  );
}

/**
 * -log(p[label]) for integer targets of shape [...] or [..., 1] and predictions of shape [..., classes].
 *
 * @example
 * model.compile({ optimizer: 'adam', loss: losses.SparseCategoricalCrossentropy({ fromLogits: true }) });
 */
export function SparseCategoricalCrossentropy(
  options: Pick<CrossentropyOptions, 'fromLogits'> = {},
): LossFunction {
  const { fromLogits = false } = checked('losses.SparseCategoricalCrossentropy', options, {
    fromLogits: true,
  });
  return loss(
    'sparseCategoricalCrossentropy',
    (y, p) => {
      const classes = p.shape.at(-1) ?? 1;
      const labels = tf.cast(tf.floor(tf.reshape(y, p.shape.slice(0, -1))), 'int32');
      return tf.neg(tf.sum(tf.mul(tf.oneHot(labels, classes), logProbabilities(p, fromLogits)), -1));
    },
    {
      lossName: fromLogits ? undefined : 'sparseCategoricalCrossentropy',
      sparse: true,
      made: { by: 'SparseCategoricalCrossentropy', options: { fromLogits } },
    },
  );
}

export const binaryCrossentropy = BinaryCrossentropy();
export const categoricalCrossentropy = CategoricalCrossentropy();
export const sparseCategoricalCrossentropy = SparseCategoricalCrossentropy();

/**
 * sum(yTrue log(yTrue / yPred)): how far one distribution is from another.
 *
 * @example
 * losses.kullbackLeiblerDivergence(tf.tensor2d([[0.5, 0.5]]), tf.tensor2d([[0.9, 0.1]])).print();
 */
export const kullbackLeiblerDivergence = loss(
  'kullbackLeiblerDivergence',
  (y, p) =>
    tf.sum(tf.mul(y, tf.log(tf.div(tf.clipByValue(y, EPSILON, 1), tf.clipByValue(p, EPSILON, 1)))), -1),
  { lossName: 'kullbackLeiblerDivergence' },
);

function logProbabilities(p: tf.Tensor, fromLogits: boolean): tf.Tensor {
  return fromLogits ? tf.logSoftmax(p) : tf.log(clip(tf.div(p, tf.sum(p, -1, true))));
}

function clip(p: tf.Tensor): tf.Tensor {
  return tf.clipByValue(p, EPSILON, 1 - EPSILON);
}

function logit(p: tf.Tensor): tf.Tensor {
  return tf.log(tf.div(p, tf.sub(1, p)));
}
