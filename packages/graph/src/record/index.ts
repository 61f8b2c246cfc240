/**
 * Recording: the native binding of tfjs-node is watched while code runs, and what it does becomes a graph. Start at `record.ts`, then
 * `recorder.ts`; `overrides.ts` lists the kernels that are recorded otherwise than they run, `state.ts` what a recording does to variables.
 */
export { type Override, overrides } from './overrides';
export { activeRecorder, endRecording, innerRecorder, record } from './record';
export { type Capture, Recorder } from './recorder';
export {
  allVariables,
  apart,
  gradientDepth,
  handlesOf,
  tidied,
  unshare,
  withoutEffect,
  writtenBy,
} from './state';
export { opsAreWatched } from './watched-ops';
