export { ctcDecode, type CtcDecodeOptions, type Decoded } from './ctc/decode';
