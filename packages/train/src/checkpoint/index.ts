/**
 * Checkpoints, as other packages see them: the memory of a callback that travels with one, and the
 * numbers of an optimizer that are put back. `checkpoints.ts` is where to start reading.
 */

export type { CallbackState, CheckpointedCallback } from './checkpointed-callback';
export { KeptSlots } from './kept-slots';
