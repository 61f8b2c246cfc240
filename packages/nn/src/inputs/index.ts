export { floatDataset } from './float-dataset';
export { ModelTensors } from './model-tensors';
export type { ModelData, TfjsData } from './standardise';
