const { TestEnvironment } = require('jest-environment-node');

/**
 * Jest runs tests in a context of its own, with its own `Float32Array`. What native TensorFlow returns belongs to
 * the main context, and tfjs tells dtypes apart by `instanceof`: the two must agree (jestjs/jest#7780).
 */
const TypedArray = Object.getPrototypeOf(Uint8Array);
const isTypedArray = name => globalThis[name]?.prototype instanceof TypedArray;
const typedArrays = Object.getOwnPropertyNames(globalThis).filter(isTypedArray);

module.exports = class NativeEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of [...typedArrays, 'ArrayBuffer', 'SharedArrayBuffer', 'DataView']) {
      this.global[name] = globalThis[name];
    }
  }
};
