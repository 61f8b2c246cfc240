// @ts-check

/**
 * Changes that set-up makes in the installed `@tensorflow/tfjs-node`, so that a plain `require` of it goes through
 * `@epochlab/runtime` and works on every Node.
 *
 * @typedef {object} Patch
 * @property {string} file
 * @property {string} from  the text to replace, found exactly once
 * @property {string} [through]  where the text to replace ends, when that is further on
 * @property {string} to
 */

/** The functions of `util` that Node 23 removed, given back where they are used and nowhere else. */
const util = '{ isNullOrUndefined: function (value) { return value == null; }, isArray: Array.isArray }';

/** tfjs-node's own entry, and the name under which it is kept. */
export const keptEntry = { from: 'dist/index.js', to: 'dist/index.native.js' };

/** Takes the place of the entry. Its last line lets `import { tensor } from` find the names (cjs-module-lexer). */
export const newEntry = `'use strict';
// Written by Epochlab's set-up: loads native TensorFlow through @epochlab/runtime. tfjs-node's own entry is beside it.
module.exports = require('@epochlab/runtime').load(function () { return require('./index.native.js'); });
0 && (module.exports = { ...require('./index.native.js') });
`;

/**
 * One more method of the backend, declared before `declaration` and exported before `entry`.
 *
 * @param {string} name
 * @param {string} declaration
 * @param {string} entry
 * @returns {Patch[]}
 */
const method = (name, declaration, entry) => [
  {
    file: 'binding/tfjs_backend.h',
    from: declaration,
    to: `  napi_value ${name}(napi_env env, napi_callback_info info);\n\n${declaration}`,
  },
  {
    file: 'binding/tfjs_binding.cc',
    from: `      ${entry}`,
    to: `      {"${name.charAt(0).toLowerCase()}${name.slice(1)}", nullptr,
       [](napi_env env, napi_callback_info info) -> napi_value {
         TFJSBackend *const backend = GetTFJSBackend(env);
         return backend ? backend->${name}(env, info) : nullptr;
       },
       nullptr, nullptr, nullptr, napi_default, nullptr},
      ${entry}`,
  },
];

/** @type {Patch[]} */
export const patches = [
  {
    file: keptEntry.to,
    from: "var binary = require('@mapbox/node-pre-gyp');",
    through: 'var bindings = require(bindingPath);',
    to: "var bindings = require('@epochlab/runtime').binding();",
  },
  { file: 'dist/nodejs_kernel_backend.js', from: 'require("util")', to: util },
  // A histogram of equal values: TensorFlow no longer concatenates scalars.
  {
    file: 'dist/nodejs_kernel_backend.js',
    from: 'tf.concat([bucketStart, bucketEnd, bucketCounts_1])',
    to: 'tf.stack([bucketStart, bucketEnd, bucketCounts_1])',
  },
  { file: 'dist/kernels/TopK.js', from: 'require("util")', to: util },
  // From packages/runtime/src/native/binding/prepare_saved_model.cc and create_session.cc.
  ...method(
    'PrepareSavedModel',
    '  // Get number of loaded SavedModel in the backend:\n',
    '{"TF_Version", nullptr,',
  ),
  ...method('CreateSession', '  // Load a SavedModel from a path:\n', '{"loadSavedModel", nullptr,'),
];
