const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join } = require('node:path');
const { transformSync } = require('@swc/core');

/** tfjs-core ships its tests as ES modules without file extensions, which Node does not resolve. */
const sources = join(dirname(require.resolve('@tensorflow/tfjs-core/package.json')), 'dist');
const bundle = /tf-core[.\w]*\.js$/;

const load = Module['_extensions']['.js'];

Module['_extensions']['.js'] = (module, file) => {
  if (!file.startsWith(sources) || bundle.test(file)) return load(module, file);
  const { code } = transformSync(readFileSync(file, 'utf8'), {
    filename: file,
    sourceMaps: false,
    jsc: { target: 'es2022' },
    module: { type: 'commonjs' },
  });
  module._compile(code, file);
};
