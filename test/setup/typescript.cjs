/**
 * Lets a process of its own run the sources that the tests run, other packages' too, never a build that has gone stale:
 * `node -r typescript.cjs file.ts`.
 */
const Module = require('node:module');
const { resolve } = require('node:path');
const { transformFileSync } = require('@swc/core');

const packages = resolve(__dirname, '../../packages');
const { _resolveFilename } = Module;

Module._resolveFilename = (request, ...more) => {
  const [, name, folder = '.'] = /^@epochlab\/(\w+)(?:\/([\w-]+))?$/.exec(request) ?? [];
  return _resolveFilename(name ? resolve(packages, name, 'src', folder, 'index.ts') : request, ...more);
};

require.extensions['.ts'] = (module, file) =>
  module._compile(
    transformFileSync(file, {
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'commonjs' },
    }).code,
    file,
  );
