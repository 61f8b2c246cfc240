export { check, type CheckOptions } from './check';
export { exercise } from './exercise';
export type { Expected } from './difference';
export { verify } from './verify';
