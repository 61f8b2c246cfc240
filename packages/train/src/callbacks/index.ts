/**
 * Callbacks that the loop knows beyond tfjs's: those that take many batches at once, and those that
 * only watch. `callback-list.ts` tells which kind each is.
 */

export type { BatchesCallback } from './batches-callback';
export type { WatchingCallback } from './watching-callback';
