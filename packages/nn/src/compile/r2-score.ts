import * as tf from '@tensorflow/tfjs-node';
import { keptElements, type Merged, noteState, streamed } from '@epochlab/train/objectives';

/** For each unit: the mean of the true values, the sum of their squared deviations from it, the sum of squared errors. */
const PER_UNIT = 3;

/** Rows, then the numbers of each unit, batch by batch put together as Chan, Golub and LeVeque (1983) do. */
const MERGED: Merged = {
  size: units => 1 + PER_UNIT * units,
  merge([rows = 0, ...a], [more = 0, ...b]) {
    const all = rows + more;
    return [
      all,
      ...units(a).flatMap(([mean, deviations, errors], i) => {
        const [otherMean, otherDeviations, otherErrors] = units(b)[i] as Unit;
        const apart = otherMean - mean;
        const between = (apart * apart * rows * more) / all;
        return [mean + (apart * more) / all, deviations + otherDeviations + between, errors + otherErrors];
      }),
    ];
  },
  value([, ...state]) {
    const scores = units(state).map(([, deviations, errors]) => score(deviations, errors));
    return scores.reduce((sum, one) => sum + one, 0) / scores.length;
  },
};

type Unit = readonly [mean: number, deviations: number, errors: number];

const units = (state: readonly number[]): Unit[] =>
  Array.from(
    { length: state.length / PER_UNIT },
    (_, i) => state.slice(i * PER_UNIT, (i + 1) * PER_UNIT) as unknown as Unit,
  );

/** Where the true values are all the same: 0 with errors, not a number without, as Keras has it. */
const score = (deviations: number, errors: number) =>
  deviations === 0 && errors > 0 ? 0 : 1 - errors / deviations;

const rowsOf = (values: tf.Tensor) => tf.cast(tf.reshape(values, [-1, values.shape.at(-1) ?? 1]), 'float32');

/**
 * The share of the variance that predictions explain, of each unit, and its mean over the units, as Keras's R2Score: over the whole
 * epoch, which the scores of batches say nothing of.
 */
export const r2Score = streamed(
  (yTrue, yPred) => {
    const [truth, predicted] = [rowsOf(yTrue), rowsOf(yPred)];
    const kept = keptElements(yPred);
    const counting = (each: tf.Tensor) => (kept ? tf.mul(each, rowsOf(kept)) : each);
    const rows = kept ? tf.sum(rowsOf(kept).slice([0, 0], [-1, 1])) : tf.scalar(truth.shape[0]);
    const mean = tf.divNoNan(tf.sum(counting(truth), 0), rows);
    const deviations = tf.sum(counting(tf.square(tf.sub(truth, mean))), 0);
    const errors = tf.sum(counting(tf.square(tf.sub(truth, predicted))), 0);
    noteState(() => {
      const each = tf.reshape(tf.stack([mean, deviations, errors], 1), [-1]);
      return tf.concat([tf.reshape(rows, [1]), each]) as tf.Tensor1D;
    });
    const scores = tf.sub(1, tf.div(errors, deviations));
    return tf.where(tf.logicalAnd(tf.equal(deviations, 0), tf.greater(errors, 0)), 0, scores);
  },
  { merged: MERGED },
);

const column = (values: tf.Tensor) => tf.reshape(values, [-1, 1]);

/** `tf.metrics.r2Score`, which takes the values of all units together, over the whole epoch. */
export const pooledR2Score = streamed((yTrue, yPred) => r2Score(column(yTrue), column(yPred)), {
  merged: { ...MERGED, size: () => MERGED.size(1) },
});
