import * as tf from '@tensorflow/tfjs-node';

/** 1 for the `k` largest of each row, else 0: [rows, experts]. No gradient goes through a choice. */
export function chosen(probabilities: tf.Tensor, k: number): tf.Tensor {
  const experts = probabilities.shape.at(-1) ?? 1;
  const op = tf.customGrad((...args) => {
    const [p] = args as unknown as [tf.Tensor];
    const { indices } = tf.topk(p, k);
    const value = tf.sum(tf.oneHot(indices as tf.Tensor2D, experts, 1, 0, 'float32'), 1);
    return { value, gradFunc: dy => tf.zerosLike(dy) };
  });
  return op(probabilities);
}

/**
 * The weight of each expert in each row, [rows, experts]: all of the probabilities, or the `k` largest. One alone keeps its probability, through
 * which the gate learns (Fedus et al. 2022); several are scaled to a sum of 1 (Shazeer et al. 2017).
 */
export function gateWeights(probabilities: tf.Tensor, k: number): tf.Tensor {
  if (k === probabilities.shape.at(-1)) return probabilities;
  const kept = tf.mul(probabilities, chosen(probabilities, k));
  return k === 1 ? kept : tf.div(kept, tf.sum(kept, -1, true));
}

/**
 * experts * sum over experts of f P, with f the share of rows that an expert is chosen for (by the gate's `k` largest) and P its mean
 * probability: 1 where the load is even, up to the number of experts where one takes all (Fedus et al. 2022, equation 4). Its gradient goes
 * through P.
 */
export function loadBalance(probabilities: tf.Tensor, k: number): tf.Scalar {
  const experts = probabilities.shape.at(-1) ?? 1;
  // The share of all choices: with every expert chosen in every row it would always be even.
  const counted = k === experts ? 1 : k;
  const share = tf.div(tf.mean(chosen(probabilities, counted), 0), counted);
  return tf.mul(experts, tf.sum(tf.mul(share, tf.mean(probabilities, 0))));
}
