export { EarlyStopping, type EarlyStoppingOptions } from './early-stopping';
export { LambdaCallback } from './lambda';
export {
  LearningRateScheduler,
  ReduceLROnPlateau,
  type ReduceLROnPlateauOptions,
  type Schedule,
} from './learning-rate';
export { ModelCheckpoint, type ModelCheckpointOptions } from './model-checkpoint';
export { TerminateOnNaN } from './terminate-on-nan';
export { earlyStopping, tensorBoard } from './tfjs';
