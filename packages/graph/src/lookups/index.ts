/**
 * Indices that are out of range: which ops look rows up, what they allow, and the error that names the layer, the value and the
 * row. Start at `bounds.ts`. Used wherever a step runs, compiled or op by op.
 */
export { type Bounds, IN_RANGE, LOOKUP_OPS, lookupOf } from './bounds';
export { type Finder, IndexError } from './index-error';
export { nameWrongIndices } from './kernels';
export { findingIndices, nameLookingLayers } from './layers';
