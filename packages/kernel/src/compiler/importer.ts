import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LocalModule } from './compiler';
import { bind } from './run/bind';
import type { Namespace } from './run/interop';
import { createLoader } from './run/load';
import { LocalJavaScript } from './run/local-javascript';
import { LocalModules } from './run/local-modules';

export interface ImporterOptions {
  /** The notebook's folder. */
  readonly cwd: string;
  /** Compiles a local module that a computed `import()` names. */
  readonly compileModule?: (specifier: string, from: string) => Promise<readonly LocalModule[]>;
  /** The modules that the kernel itself brings along. */
  readonly provided?: (specifier: string) => Namespace | undefined;
}

/** A cell's code is given this as `import_`. */
export interface CellImport {
  (specifier: string, options?: ImportCallOptions): Promise<Namespace>;
  readonly meta: ImportMeta;
  readonly bind: typeof bind;
}

export interface Importer {
  readonly import_: CellImport;
  /** Runs a file with its arguments in `process.argv`, as `node file ...args` does. */
  run(file: string, args: readonly string[]): Promise<void>;
  /** Takes in local modules that are new or changed; those in use, and all that import them, run again. */
  update(modules: readonly LocalModule[]): Promise<void>;
}

/** Imports of cells: packages, JSON, WebAssembly and local modules, relative to the notebook's folder. */
export function createImporter({ cwd, compileModule, provided }: ImporterOptions): Importer {
  const notebook = path.join(cwd, 'notebook.ts');
  const javaScript = new LocalJavaScript();
  javaScript.install();
  const load = createLoader(javaScript, provided);
  const local: LocalModules = new LocalModules(load, compileModule);
  const import_ = (specifier: string, options?: ImportCallOptions) =>
    local.import(specifier, notebook, options);
  const meta = {
    url: pathToFileURL(notebook).href,
    filename: notebook,
    dirname: cwd,
    resolve: (specifier: string) => load.resolve(specifier, notebook),
  } as ImportMeta; // Node's further members concern module loading itself.
  const run = async (name: string, args: readonly string[]) => {
    const file = path.resolve(cwd, name);
    if (!existsSync(file)) throw new Error(`Cannot run ${name}: there is no such file in ${cwd}.`);
    process.argv.splice(1, Infinity, file, ...args);
    if (/\.[cm]?js$/.test(file)) return javaScript.runMain(file, url => load(url, notebook));
    javaScript.renew();
    await local.run(file, notebook);
  };
  return {
    run,
    import_: Object.assign(import_, { meta, bind }),
    update: modules => local.update(modules),
  };
}
