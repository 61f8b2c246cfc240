import * as tf from '@tensorflow/tfjs-node';
import type { LayersModel } from '@tensorflow/tfjs-node';
import { isNative } from '@epochlab/graph/native';
import { trace, type Traced } from '@epochlab/graph/trace';

/** A training step: tensors in, losses out. */
export type OwnStep<Inputs extends tf.Tensor[]> = (...inputs: Inputs) => tf.Scalar[];

/** A step as it runs: as one graph unless it is to run op by op. */
export interface RunningStep<Inputs extends tf.Tensor[]> {
  (...inputs: Inputs): tf.Scalar[];
  /** How many graphs there are, where it runs as graphs. */
  readonly traces?: number;
}

/** Whether there are to be no graphs: somebody asks for op by op, or the backend has none. */
export const runsOpByOp = (eager: boolean): boolean =>
  eager || process.env['EPOCHLAB_COMPILE'] === '0' || !isNative();

/** Makes a function of tensors run as a graph, where the backend can and nobody asks for op by op. */
export function graphUnless<Args extends tf.Tensor[], R extends tf.TensorContainer>(
  eager: boolean,
  fn: (...args: Args) => R,
): ((...args: Args) => R) & Partial<Pick<Traced<Args, R>, 'traces' | 'dispose'>> {
  return runsOpByOp(eager) ? (...args) => tf.tidy(() => fn(...args)) : trace(fn);
}

/** Makes a step a graph, where the backend can and nobody asks for op by op. */
export const stepGraph = <Inputs extends tf.Tensor[]>(
  step: OwnStep<Inputs>,
  eager: boolean,
): RunningStep<Inputs> => graphUnless(eager, step);

/** The numbers of a step's losses, which are disposed, kept ones too. */
export const valuesOf = (losses: readonly tf.Scalar[]): number[] =>
  losses.map(loss => {
    const [value = NaN] = loss.dataSync();
    loss.dispose();
    return value;
  });

/** The variables that a model's optimizer changes. */
export const variablesOf = ({ trainableWeights }: LayersModel): tf.Variable[] =>
  // A layer's weight reads as the variable that holds it.
  trainableWeights.map(weight => weight.read() as tf.Variable);
