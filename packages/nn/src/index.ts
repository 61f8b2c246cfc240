export type { BatchesCallback } from './train/batches-callback';
