// @ts-check

/**
 * The TensorFlow that native code comes from. Any Python's wheel holds the same libraries, so it is always the one for
 * `python`, whatever Python the user has.
 */
export const tensorflow = { version: '2.21.0', python: '3.12', abi: 'cp312' };

/**
 * @typedef {object} Wheel
 * @property {string} name
 * @property {string} platform
 * @property {string} hash
 */

/**
 * By `process.platform` and `process.arch`. TensorFlow for CPUs alone is a package of its own on x86 only.
 *
 * @type {Record<string, Wheel | undefined>}
 */
export const wheels = {
  'linux x64': {
    name: 'tensorflow-cpu',
    platform: 'manylinux_2_27_x86_64',
    hash: 'sha256:dcc8afd32930e42d5296b6ee19078b773706830af4ea97fbe503b9f5e0f820cb',
  },
  'linux arm64': {
    name: 'tensorflow',
    platform: 'manylinux_2_27_aarch64',
    hash: 'sha256:b07d15737406533898e36c7ef7944b1be18e9028dc521b9229952c537bbc5552',
  },
  'darwin arm64': {
    name: 'tensorflow',
    platform: 'macosx_12_0_arm64',
    hash: 'sha256:56ecd7d47429acbe1df2694d50b75bf9fc3995ac92cb367cd9af6c4780ead712',
  },
};

/** In the wheel: the two libraries, and the headers that tfjs-node's binding includes. */
export const wanted = [
  /^tensorflow\/libtensorflow_(cc|framework)\.(so\.2|2\.dylib)$/,
  /^tensorflow\/include\/(tensorflow\/c|tensorflow\/core\/platform|tsl\/platform|xla\/tsl\/c)\/.*\.h$/,
];
