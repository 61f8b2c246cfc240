import { join } from 'node:path';

/** Set-up puts here everything that it builds and downloads: the two addons, and TensorFlow's own libraries. */
export const nativeDirectory = join(__dirname, '..', 'native');

export const loaderPath = join(nativeDirectory, 'loader.node');
export const bindingPath = join(nativeDirectory, 'tfjs_binding.node');

/**
 * The folder of TensorFlow's libraries. `EPOCHLAB_TENSORFLOW` names another one, for example the `tensorflow`
 * folder of an installed GPU wheel.
 */
export const tensorflowDirectory = (env: NodeJS.ProcessEnv = process.env): string =>
  env['EPOCHLAB_TENSORFLOW'] || join(nativeDirectory, 'tensorflow');

const fileName = (name: string, version: number): string =>
  process.platform === 'darwin' ? `${name}.${version}.dylib` : `${name}.so.${version}`;

/** In the order in which they must be opened: the second needs the first. */
export const libraryNames = [
  fileName('libtensorflow_framework', 2),
  fileName('libtensorflow_cc', 2),
] as const;
