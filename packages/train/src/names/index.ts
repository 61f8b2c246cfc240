/**
 * The name that was meant: "Did you mean 'adam'?".
 */

export { editCost } from './edit-cost';
export { didYouMean } from './nearest-name';
