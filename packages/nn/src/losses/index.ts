export * from './classes';
export * from './crossentropy';
export * from './ctc';
export * from './hinges';
export type { LossTargets } from '@epochlab/train/objectives';
export type { LossFunction } from './loss-function';
export * from './margin';
export * from './regression';
export { meanSquaredError as mse, meanAbsoluteError as mae } from './regression';
