/**
 * The values of JavaScript that a recorded step has frozen: a layer's fields, variables that its code
 * reads. `javascript-state.ts` says whether any has changed since, and with that whether the step
 * must be recorded again.
 */

export { noteChance } from './chance';
export { JavaScriptState } from './javascript-state';
export { isExported } from './library';
