/** Where every draw comes from: one stream after `setRandomSeed`, JavaScript's own before. */
export { beginStream, draw, drawSeed, isSeeded, onStream } from './source';
