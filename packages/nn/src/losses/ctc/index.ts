export { CTC, ctc, type CtcOptions } from './ctc';
