/** tfjs-node's native binding and tfjs's core, as far as recording and running reach into them. Start at `binding.ts`. */
export { isNative, type NativeBackend, nativeBackend, nativeDtype, type OutputMetadata } from './binding';
export { core } from './core';
