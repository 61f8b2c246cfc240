import * as tf from '@tensorflow/tfjs-node';
import type { PlaygroundLoss, PlaygroundProblem } from '@epochlab/views';

/** The network's outputs and the loss that compares them with labels. */
export interface Task {
  readonly problem: PlaygroundProblem;
  /** Outputs of the network: one for a regression and for two classes, -1 and 1, else one a class. */
  readonly outputs: number;
  readonly loss: PlaygroundLoss;
}

/** Two classes are -1 and 1 on one output; more have an output each, and labels 0, 1, 2 ... */
export const isManyClasses = ({ outputs }: Task): boolean => outputs > 1;

export const outputActivation = (task: Task): 'tanh' | 'linear' | 'softmax' =>
  task.problem === 'regression' ? 'linear' : isManyClasses(task) ? 'softmax' : 'tanh';

type Measured = (predicted: tf.Tensor2D, labels: tf.Tensor2D) => tf.Tensor;

/** Half of the squared error, summed over the outputs. */
const halfSquaredError: Measured = (predicted, labels) =>
  tf.mul(0.5, tf.sum(tf.square(tf.sub(predicted, labels)), 1));

/** Probabilities are kept this far from 0 and 1, as in Keras. */
const EPSILON = 1e-7;
const logOf = (probability: tf.Tensor): tf.Tensor =>
  tf.log(tf.clipByValue(probability, EPSILON, 1 - EPSILON));

/** -1 to 1 read as a probability. */
const share = (value: tf.Tensor): tf.Tensor => tf.mul(0.5, tf.add(value, 1));

const twoClasses: Measured = (predicted, labels) => {
  const [p, t] = [share(predicted), share(labels)];
  const each = tf.add(tf.mul(t, logOf(p)), tf.mul(tf.sub(1, t), logOf(tf.sub(1, p))));
  return tf.neg(tf.sum(each, 1));
};

const manyClasses: Measured = (predicted, labels) => tf.neg(tf.sum(tf.mul(labels, logOf(predicted)), 1));

/** The loss of each point, shape [points]. */
export const lossesOf = (task: Task, predicted: tf.Tensor2D, labels: tf.Tensor2D): tf.Tensor =>
  measureOf(task)(predicted, labels);

const measureOf = (task: Task): Measured => {
  if (task.loss === 'halfSquaredError') return halfSquaredError;
  return isManyClasses(task) ? manyClasses : twoClasses;
};

/** Labels as the network's outputs are compared with them, shape [points, outputs]. */
export function labelTensor(task: Task, labels: readonly number[]): tf.Tensor2D {
  if (!isManyClasses(task)) return tf.tensor2d([...labels], [labels.length, 1]);
  return tf.tidy(() => tf.oneHot(tf.tensor1d([...labels], 'int32'), task.outputs).toFloat()) as tf.Tensor2D;
}

/** Whether each point is taken for its class, shape [points]. */
export const rightOf = (task: Task, predicted: tf.Tensor2D, labels: tf.Tensor2D): tf.Tensor =>
  isManyClasses(task)
    ? tf.equal(tf.argMax(predicted, 1), tf.argMax(labels, 1))
    : tf.reshape(tf.equal(tf.greaterEqual(predicted, 0), tf.greaterEqual(labels, 0)), [-1]);
