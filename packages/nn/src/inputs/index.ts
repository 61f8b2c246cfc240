/**
 * Data as people give them (arrays, typed arrays, data sets by name) as the tensors that a model
 * takes, and back.
 */

export { floatDataset } from './float-dataset';
export { ModelTensors } from './model-tensors';
export type { ModelData, TfjsData } from './standardise';
