/**
 * Faults of tfjs 4.22 that are mended in place, each in a file named for the part that it mends.
 * `patchTfjs` applies all of them.
 */

export { watchEndedCode } from './engine/ended-code';
export { regularizeActivity } from './layers/activity-regularizers';
export { regularizerNamed } from './layers/regularizer-name';
export { acceptResetAfter } from './layers/reset-after';
export { listedGradients, type NamedGradient } from './optimizers/listed-gradients';
export type { Slot } from './optimizers/slot';
export { keepSlotsByVariable } from './optimizers/slots-by-variable';
export { patchTfjs } from './patches';
