/**
 * One training step, recorded while tfjs runs it twice, compared, and kept as a graph. Start reading
 * in `trace-step.ts`.
 */

export { noteStepCode } from './step-code';
export { traceStep } from './trace-step';
