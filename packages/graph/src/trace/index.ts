/**
 * `graph.trace`: a function of tensors becomes one graph for each kind of arguments, and the last ones are kept. Start at `trace.ts`.
 */
export { RecentlyUsed } from './recently-used';
export {
  type Argument,
  type Surroundings,
  type Trace,
  trace,
  type Traced,
  traceOnce,
  tracing,
  Untraceable,
} from './trace';
