import type { StepFunction, TrainableModel } from './model';

/**
 * Trains a model as it was compiled where all of its weights have been frozen since, as Keras does: a GAN freezes the discriminator after
 * compiling it, for the model that it is a part of, and goes on training it alone. tfjs refuses that.
 */
export const trainableAsCompiled =
  (model: TrainableModel, step: StepFunction): StepFunction =>
  batch => {
    const weights = model.collectedTrainableWeights;
    if (weights.length === 0 || weights.some(weight => weight.trainable)) return step(batch);
    const setTrainable = (trainable: boolean) => weights.forEach(weight => (weight.trainable = trainable));
    setTrainable(true);
    try {
      return step(batch);
    } finally {
      setTrainable(false);
    }
  };
