import * as tf from '@tensorflow/tfjs-node';
import type { StepFunction, TrainableModel } from '../model';

/** A weight with what tfjs's types keep to it. */
interface Constrained {
  readonly val: tf.Variable;
  readonly constraint: { apply(weight: tf.Tensor): tf.Tensor } | null;
}

/**
 * A step that holds weights to the constraints of their layers (`kernelConstraint: 'maxNorm'`) after each update, as Keras does. tfjs's
 * own never does.
 */
export const withConstraints =
  (model: TrainableModel, step: StepFunction): StepFunction =>
  batch => {
    const losses = step(batch);
    for (const weight of model.collectedTrainableWeights) {
      const { val, constraint } = weight as unknown as Constrained;
      if (constraint) tf.tidy(() => val.assign(constraint.apply(val)));
    }
    return losses;
  };
