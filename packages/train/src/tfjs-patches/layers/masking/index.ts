import { normaliseAsKeras } from './batch-normalization';
import { poolKeptSteps } from './global-average-pooling-1d';
import { mergeMasks } from './merge';
import { softmaxAlongLastAxis } from './softmax';
import { carryMasksOn } from './supports-masking';
import { keepMaskOutside } from './time-distributed';

/** Lets tfjs's layers understand padding masks as Keras's do. */
export function understandMasks(): void {
  carryMasksOn();
  softmaxAlongLastAxis();
  poolKeptSteps();
  mergeMasks();
  normaliseAsKeras();
  keepMaskOutside();
}
