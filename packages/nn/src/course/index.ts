export { check, type CheckOptions } from './check';
export type { Expected } from './difference';
export { verify } from './verify';
