import { readFile } from 'node:fs/promises';
import type { Namespace } from './interop';
import type { Loader } from './load';

/** Instantiates a WebAssembly module. Its imports are those of any module in its place. */
export async function loadWasm(file: string, load: Loader): Promise<Namespace> {
  const module = await WebAssembly.compile(await readFile(file));
  const names = new Set(WebAssembly.Module.imports(module).map(({ module: name }) => name));
  const imports: WebAssembly.Imports = {};
  for (const name of names) imports[name] = (await load(name, file)) as WebAssembly.ModuleImports;
  const { exports } = await WebAssembly.instantiate(module, imports);
  return { ...exports, default: exports };
}
