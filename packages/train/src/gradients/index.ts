/**
 * Gradients of one native op, where tfjs composes many small ones.
 */

export { standardised } from './standardised';
