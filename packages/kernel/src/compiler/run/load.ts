import { createRequire, isBuiltin } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import { registerHooks } from '../../redirects/node-hooks';
import { fileOf } from './file-of';
import { interop, type Namespace } from './interop';
import { loadJson } from './load-json';
import type { LocalJavaScript } from './local-javascript';
import { loadWasm } from './load-wasm';

/** Loads what Node can load, as seen from the file `from`. */
export interface Loader {
  (specifier: string, from: string, options?: ImportCallOptions): Promise<Namespace>;
  /** The URL of what a specifier names. */
  resolve(specifier: string, from: string): string;
}

type LoadFile = (file: string, load: Loader) => Promise<Namespace>;

const byExtension: Readonly<Record<string, LoadFile>> = { '.json': loadJson, '.wasm': loadWasm };

/** `provided` are modules that the kernel itself brings along; undefined for all others. */
export function createLoader(
  javaScript: Pick<LocalJavaScript, 'freshUrl'>,
  provided: (specifier: string) => Namespace | undefined = () => undefined,
): Loader {
  const load = async (specifier: string, from: string, options?: ImportCallOptions): Promise<Namespace> => {
    const own = provided(specifier);
    if (own) return own;
    const file = fileOf(specifier, from);
    const special = file && byExtension[path.extname(file)];
    if (special) return special(file, loader);
    return interop(await importAsBundlersDo(file ? javaScript.freshUrl(file) : specifier, from, options));
  };
  const resolve = (specifier: string, from: string) => {
    if (isBuiltin(specifier)) return `node:${specifier.replace(/^node:/, '')}`;
    return pathToFileURL(fileOf(specifier, from) ?? resolvePackage(specifier, from)).href;
  };
  const loader: Loader = Object.assign(load, { resolve });
  return loader;
}

/** TypeScript accepts `lodash/fp` where Node's `import` wants `lodash/fp.js` and only `require` finds the file. */
async function importAsBundlersDo(
  specifier: string,
  from: string,
  options?: ImportCallOptions,
): Promise<Namespace> {
  const load = nativeImport(from);
  try {
    return await load(specifier, options);
  } catch (error) {
    const file = isNotFound(error) ? tryResolve(specifier, from) : undefined;
    if (file === undefined) throw error;
    return load(pathToFileURL(file).href, options);
  }
}

function isNotFound(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'ERR_UNSUPPORTED_DIR_IMPORT';
}

function tryResolve(specifier: string, from: string): string | undefined {
  try {
    return createRequire(from).resolve(specifier);
  } catch {
    return undefined;
  }
}

/** The kernel's own code in a user's name stands before the first line: so stacks leave it out (see session/failures/stack-traces). */
const BEFORE_THE_FILE = -2;

/** `require.resolve` under the conditions of `import`. */
function resolvePackage(specifier: string, from: string): string {
  const hooks = registerHooks({
    resolve: (name, context, next) => next(name, { ...context, conditions: ['node', 'import'] }),
  });
  try {
    return createRequire(from).resolve(specifier);
  } finally {
    hooks.deregister();
  }
}

type NativeImport = (specifier: string, options?: ImportCallOptions) => Promise<Namespace>;

/** Node's own `import()`, resolving as if it stood in `from`. */
function nativeImport(from: string): NativeImport {
  return new vm.Script('(specifier, options) => import(specifier, options)', {
    filename: from,
    lineOffset: BEFORE_THE_FILE,
    importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  }).runInThisContext() as NativeImport;
}
