/**
 * Data and arguments are refused before the first step, with what was expected and what to do. Start
 * reading in `check-data.ts`.
 */

export { checkFitArguments } from './fit-arguments';
export { knownPart } from './known-part';
export { checkCall } from './own-call';
