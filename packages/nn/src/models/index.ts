export { model, modelFromJSON, sequential } from './tfjs';
export { loadModel, saveModel, type LoadModelOptions } from './load-model';
export { Model, type ModelArgs } from './model';
export { Sequential, type SequentialElement } from './sequential';
export { exportModel } from '@epochlab/train';
export { setRandomSeed, type RandomSeedOptions } from '@epochlab/train/random';
export { generate, type GenerateOptions } from '../generate';
