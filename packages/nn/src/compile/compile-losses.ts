import { type tfjsLoss, tfjsName } from '@epochlab/train/objectives';
import * as losses from '../losses';
import type { LossFunction } from '../losses';
import { didYouMean } from '@epochlab/train/names';
import { lossOfTfjs } from './tfjs-losses';

const TFJS_LOSSES = [
  'meanSquaredError',
  'meanAbsoluteError',
  'meanAbsolutePercentageError',
  'meanSquaredLogarithmicError',
  'categoricalHinge',
  'logcosh',
  'categoricalCrossentropy',
  'sparseCategoricalCrossentropy',
  'binaryCrossentropy',
  'kullbackLeiblerDivergence',
  'poisson',
  'cosineProximity',
] as const;

const OWN_LOSSES: Readonly<Record<string, LossFunction>> = {
  hinge: losses.hinge,
  huber: losses.huber,
  squaredHinge: losses.squaredHinge,
};

/**
 * The value that tfjs's `compile` takes for a loss in Keras's spelling, or for a function of `losses`. Where tfjs has the same loss its name is used, since
 * tfjs recognises some losses by identity (sparse targets, which accuracy 'accuracy' means).
 *
 * @throws Error for a name that neither knows, with the names that there are
 */
export function compileLoss(loss: tfjsLoss): tfjsLoss {
  if (typeof loss === 'function') return (loss as Partial<LossFunction>).lossName ?? lossOfTfjs(loss);
  if (typeof loss !== 'string') return loss;
  const name = tfjsName(loss);
  if ((TFJS_LOSSES as readonly string[]).includes(name)) return name;
  const own = OWN_LOSSES[name];
  if (own) return own;
  const known = [...TFJS_LOSSES, ...Object.keys(OWN_LOSSES)];
  throw new Error(
    `Unknown loss '${loss}'.${didYouMean(name, known)} Expected one of ${known.join(', ')} (Keras's snake_case works too), or a function (yTrue, yPred) => tensor.`,
  );
}
