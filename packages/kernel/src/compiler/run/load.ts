import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { fileOf } from './file-of';
import { freshUrl } from './fresh-url';
import { interop, type Namespace } from './interop';
import { loadJson } from './load-json';
import { loadWasm } from './load-wasm';

/** Loads what Node can load, as seen from the file `from`. */
export interface Loader {
  (specifier: string, from: string, options?: ImportCallOptions): Promise<Namespace>;
  /** The file that a specifier names. */
  resolve(specifier: string, from: string): string;
}

type LoadFile = (file: string, load: Loader) => Promise<Namespace>;

const byExtension: Readonly<Record<string, LoadFile>> = { '.json': loadJson, '.wasm': loadWasm };

export function createLoader(): Loader {
  const load = async (specifier: string, from: string, options?: ImportCallOptions): Promise<Namespace> => {
    const file = fileOf(specifier, from);
    const special = file && byExtension[path.extname(file)];
    if (special) return special(file, loader);
    return interop(await nativeImport(from)(file ? freshUrl(file) : specifier, options));
  };
  const resolve = (specifier: string, from: string) =>
    fileOf(specifier, from) ?? createRequire(from).resolve(specifier);
  const loader: Loader = Object.assign(load, { resolve });
  return loader;
}

type NativeImport = (specifier: string, options?: ImportCallOptions) => Promise<Namespace>;

/** Node's own `import()`, resolving as if it stood in `from`. */
function nativeImport(from: string): NativeImport {
  return new vm.Script('(specifier, options) => import(specifier, options)', {
    filename: from,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  }).runInThisContext() as NativeImport;
}
