/**
 * The graph that runs many steps in one call. `loop-plan.ts` chooses how (plainly, fused, with XLA),
 * `steps.ts` is the compiled loop.
 */

export { loopPlan, ONE_AT_A_TIME } from './loop-plan';
export { CompiledSteps } from './steps';
