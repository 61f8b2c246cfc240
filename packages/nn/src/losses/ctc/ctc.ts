import * as tf from '@tensorflow/tfjs-node';
import { activeRecorder, gradientDepth } from '@epochlab/graph/record';
import { isNative } from '@epochlab/graph/native';
import { checked } from '../../options/refuse-unknown';
import { toFloat, type TensorInput } from '../../tensors';
import type { LossFunction } from '../loss-function';
import { problemOfLabels } from './label-rows';
import { type LossAndGradient, nativeCtc } from './native-ctc';

export interface CtcOptions {
  /**
   * Whether the first column of the targets says how many steps of each prediction count: those of the input, divided by the
   * strides on its way. False (default): all steps, or those that a mask leaves.
   */
  readonly inputLengths?: boolean;
}

interface Sequences {
  /** float32 [n, steps, classes] */
  readonly logits: tf.Tensor;
  /** int32 [n, longest] */
  readonly labels: tf.Tensor;
  /** int32 [n] */
  readonly steps: tf.Tensor;
}

/** A row without labels says nothing but blanks: -sum(log p(blank)), with the gradient softmax - blank. */
function blanksOnly({ logits, steps }: Sequences): LossAndGradient {
  const [n = 0, length = 0, classes = 0] = logits.shape;
  const counts = tf.less(tf.range(0, length, 1, 'int32').reshape([1, length]), steps.reshape([n, 1]));
  const kept = tf.cast(counts, 'float32');
  const blank = tf.oneHot(tf.scalar(0, 'int32'), classes);
  const logP = tf.logSoftmax(logits);
  const loss = tf.neg(tf.sum(tf.mul(kept, tf.sum(tf.mul(logP, blank), -1)), -1));
  const gradient = tf.mul(tf.sub(tf.exp(logP), blank), tf.expandDims(kept, -1));
  return { loss, gradient };
}

const blankLast = (x: tf.Tensor): tf.Tensor =>
  tf.concat([x.slice([0, 0, 1]), x.slice([0, 0, 0], [-1, -1, 1])], -1);
const blankFirst = (x: tf.Tensor): tf.Tensor => {
  const last = (x.shape.at(-1) ?? 1) - 1;
  return tf.concat([x.slice([0, 0, last]), x.slice([0, 0, 0], [-1, -1, last])], -1);
};

/** As if each row had a label, and time for it: what comes of one that has none is not used. */
function withLabels(sequences: Sequences, empty: tf.Tensor): LossAndGradient {
  const { logits, labels, steps } = sequences;
  const [n = 0, longest = 0] = labels.shape;
  const first = tf.equal(tf.range(0, longest, 1, 'int32').reshape([1, longest]), 0);
  const present = tf.logicalOr(tf.greater(labels, 0), tf.logicalAnd(first, empty.reshape([n, 1])));
  const zeroBased = tf.maximum(tf.sub(labels, 1), tf.scalar(0, 'int32'));
  const enough = tf.where(empty, tf.onesLike(steps), steps);
  const { loss, gradient } = nativeCtc(
    blankLast(tf.transpose(logits, [1, 0, 2])),
    tf.cast(zeroBased, 'int32'),
    present,
    enough,
  );
  return { loss, gradient: tf.transpose(blankFirst(gradient), [1, 0, 2]) };
}

function lossAndGradient(sequences: Sequences): LossAndGradient {
  const empty = tf.logicalNot(tf.any(tf.greater(sequences.labels, 0), -1));
  const [none, some] = [blanksOnly(sequences), withLabels(sequences, empty)];
  const anywhere = empty.reshape([-1, 1, 1]).broadcastTo(none.gradient.shape);
  return {
    loss: tf.where(empty, none.loss, some.loss),
    gradient: tf.where(anywhere, none.gradient, some.gradient),
  };
}

function differentiable({ logits, labels, steps }: Sequences): tf.Tensor {
  if (gradientDepth() > 1)
    throw new Error(
      'losses.ctc has no second derivative: TensorFlow gives the first one only. Take its gradient once.',
    );
  const op = tf.customGrad((...args) => {
    const [values, save] = args as unknown as [tf.Tensor, tf.GradSaveFunc];
    const { loss, gradient } = lossAndGradient({ logits: values, labels, steps });
    save([gradient]);
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]): tf.Tensor =>
      tf.mul(dy.reshape([-1, 1, 1]), saved[0] as tf.Tensor);
    return { value: loss, gradFunc };
  });
  return op(logits);
}

function checkShapes(targets: tf.Tensor, logits: tf.Tensor): void {
  if (logits.rank !== 3 || targets.rank !== 2 || logits.shape[0] !== targets.shape[0])
    throw new RangeError(
      `losses.ctc takes targets [n, longest] and logits [n, steps, classes], got [${targets.shape}] and [${logits.shape}]. ` +
        'End the network in layers.dense({ units: classes + 1 }) on every step, and pad the labels with 0.',
    );
}

function ctcOf(y: TensorInput, p: TensorInput, inputLengths: boolean): tf.Tensor {
  const [targets, logits] = [toFloat(y), toFloat(p)];
  checkShapes(targets, logits);
  if (!isNative())
    throw new Error(
      `losses.ctc is TensorFlow's op CTCLoss, but tfjs runs on the "${tf.getBackend()}" backend. Leave EPOCHLAB_BACKEND unset.`,
    );
  const [n = 0, all = 0, classes = 0] = logits.shape;
  const mask = p instanceof tf.Tensor ? p.kerasMask : undefined;
  // Values in a recording stand for those of every batch.
  const problem = activeRecorder()
    ? undefined
    : problemOfLabels(targets, { inputLengths, steps: all, classes });
  if (problem !== undefined) throw new RangeError(`losses.ctc: ${problem}`);
  const columns = tf.cast(targets, 'int32');
  const [labels, lengths] = inputLengths
    ? [columns.slice([0, 1]), columns.slice([0, 0], [-1, 1]).reshape([n])]
    : [columns, mask ? tf.sum(tf.cast(mask, 'int32'), -1) : tf.fill([n], all, 'int32')];
  return differentiable({ logits, labels, steps: lengths });
}

/**
 * Connectionist temporal classification (A. Graves et al. 2006): -log of the probability that a network gives to a sequence of labels,
 * summed over every way to spread them over its steps. A network that says at each step one of the labels or *blank* learns so from
 * recordings without being told where each label is spoken. `losses.ctc` is `losses.CTC()`.
 *
 * Predictions are logits (no softmax), float32 [n, steps, classes + 1]; unit 0 is the blank, as in Keras. Targets are
 * labels counted from 1, [n, longest], filled up with 0 at their ends; a row of zeros says nothing at all. With `inputLengths`
 * a column in front says how many steps of each row count. The result is float32 [n], in nats. Steps read by a beam or
 * greedily: `networks.ctcDecode`.
 *
 * @throws RangeError for a row that cannot be: labels out of range, or more labels, and blanks between repeated ones, than steps
 * @example
 * const net = tf.sequential({ layers: [
 *   layers.GRU({ units: 32, returnSequences: true, inputShape: [50, 20] }),
 *   layers.Dense({ units: 11 }),                       // ten digits and the blank
 * ] });
 * net.compile({ optimizer: 'adam', loss: losses.ctc });
 * await net.fit(tf.randomNormal([8, 50, 20]), tf.tensor2d(Array(8).fill([3, 1, 0])));   // '2', '0'
 */
export function CTC(options: CtcOptions = {}): LossFunction {
  const { inputLengths = false } = checked('losses.CTC', options, { inputLengths: true });
  const ctc = (y: TensorInput, p: TensorInput): tf.Tensor => tf.tidy(() => ctcOf(y, p, inputLengths));
  return Object.assign(ctc, {
    lossName: undefined,
    sparse: false,
    made: { by: 'CTC', options: { inputLengths } },
    targets: {
      words: 'a row of labels for each sequence, [batch, longest]',
      shape: () => [null, null],
      problem: (targets: tf.Tensor, [, steps, classes]: readonly (number | null)[]) =>
        steps == null || classes == null
          ? undefined
          : problemOfLabels(targets, { inputLengths, steps, classes }),
    },
  });
}

/** `CTC` of all steps. */
export const ctc = CTC();
