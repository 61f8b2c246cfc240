import {
  cosineSimilarity,
  logCosh,
  meanAbsoluteError,
  meanAbsolutePercentageError,
  meanSquaredError,
  meanSquaredLogarithmicError,
  poisson,
} from './regression';
import { checked } from '../options/refuse-unknown';
import type { LossFunction } from './loss-function';
import { categoricalHinge, hinge, squaredHinge } from './hinges';
import { kullbackLeiblerDivergence } from './crossentropy';

const plain =
  (name: string, loss: LossFunction) =>
  (options: Readonly<Record<never, never>> = {}): LossFunction => {
    checked(`losses.${name}`, options, {});
    return loss;
  };

/** Keras's loss classes that have no options: `losses.MeanSquaredError()` is `losses.meanSquaredError`. */
export const MeanSquaredError = plain('MeanSquaredError', meanSquaredError);
export const MeanAbsoluteError = plain('MeanAbsoluteError', meanAbsoluteError);
export const MeanAbsolutePercentageError = plain('MeanAbsolutePercentageError', meanAbsolutePercentageError);
export const MeanSquaredLogarithmicError = plain('MeanSquaredLogarithmicError', meanSquaredLogarithmicError);
export const LogCosh = plain('LogCosh', logCosh);
export const CosineSimilarity = plain('CosineSimilarity', cosineSimilarity);
export const Poisson = plain('Poisson', poisson);
export const Hinge = plain('Hinge', hinge);
export const SquaredHinge = plain('SquaredHinge', squaredHinge);
export const CategoricalHinge = plain('CategoricalHinge', categoricalHinge);
export const KLDivergence = plain('KLDivergence', kullbackLeiblerDivergence);
