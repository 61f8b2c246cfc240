import {
  cosineSimilarity,
  logCosh,
  meanAbsoluteError,
  meanAbsolutePercentageError,
  meanSquaredError,
  meanSquaredLogarithmicError,
  poisson,
} from './regression';
import { categoricalHinge, hinge, squaredHinge } from './hinges';
import { kullbackLeiblerDivergence } from './crossentropy';

/** Keras's loss classes that have no options: `losses.MeanSquaredError()` is `losses.meanSquaredError`. */
export const MeanSquaredError = () => meanSquaredError;
export const MeanAbsoluteError = () => meanAbsoluteError;
export const MeanAbsolutePercentageError = () => meanAbsolutePercentageError;
export const MeanSquaredLogarithmicError = () => meanSquaredLogarithmicError;
export const LogCosh = () => logCosh;
export const CosineSimilarity = () => cosineSimilarity;
export const Poisson = () => poisson;
export const Hinge = () => hinge;
export const SquaredHinge = () => squaredHinge;
export const CategoricalHinge = () => categoricalHinge;
export const KLDivergence = () => kullbackLeiblerDivergence;
