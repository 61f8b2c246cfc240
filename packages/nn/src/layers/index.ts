export { layers, type Layers } from '../namespaces/layers';
export type { ActivationOption } from './options';
