/**
 * Epochs: the loops over rows and over datasets, their pace, logs and callbacks. Start reading in
 * `epoch-loop.ts`.
 */

export { EventLoopTurns } from './event-loop-turns';
export { showNaNInView } from './report-nan';
