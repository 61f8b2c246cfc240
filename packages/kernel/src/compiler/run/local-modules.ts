import path from 'node:path';
import type { LocalModule } from '../compiler';
import { localPath } from './file-of';
import type { Namespace } from './interop';
import type { Loader } from './load';
import { ModuleInstance } from './module-instance';

type CompileModule = (specifier: string, from: string) => Promise<readonly LocalModule[]>;

/** The notebook's own TypeScript modules, with the semantics of ES modules: live bindings, cycles, top-level await. */
export class LocalModules {
  readonly #sources = new Map<string, LocalModule>();
  readonly #instances = new Map<string, ModuleInstance>();

  constructor(
    private readonly load: Loader,
    private readonly compile: CompileModule = async () => [],
  ) {}

  async update(modules: readonly LocalModule[]): Promise<void> {
    for (const module of modules) this.#sources.set(module.path, module);
    const stale = this.#dependents(new Set(modules.map(({ path }) => path)));
    const used = [...this.#sources.values()].filter(
      ({ path }) => stale.has(path) && this.#instances.has(path),
    );
    for (const source of used) this.#instances.get(source.path)?.renew(source);
    for (const source of used) await this.#evaluate(source);
  }

  async import(specifier: string, from: string, options?: ImportCallOptions): Promise<Namespace> {
    const source = this.#find(specifier, from) ?? (await this.#compile(specifier, from));
    return source ? this.#evaluate(source) : this.load(specifier, from, options);
  }

  /** Runs a TypeScript file, once more if it has run. */
  async run(file: string, from: string): Promise<void> {
    const source = (await this.#compile(file, from)) ?? this.#find(file, from);
    if (!source) throw new Error(`Cannot run ${file}: it is neither TypeScript nor JavaScript.`);
    this.#instances.get(source.path)?.renew(source);
    await this.#evaluate(source);
  }

  async #compile(specifier: string, from: string): Promise<LocalModule | undefined> {
    if (localPath(specifier, from) === undefined) return undefined;
    await this.update(await this.compile(specifier, from));
    return this.#find(specifier, from);
  }

  async #evaluate(source: LocalModule): Promise<Namespace> {
    const instance = this.#link(source);
    await instance.evaluate(new Set());
    return instance.namespace;
  }

  #link(source: LocalModule): ModuleInstance {
    const known = this.#instances.get(source.path);
    if (known) return known;
    const instance = new ModuleInstance(source, {
      local: (specifier, from) => {
        const target = this.#find(specifier, from);
        return target && this.#link(target);
      },
      import: (specifier, from, options) => this.import(specifier, from, options),
      resolve: this.load.resolve,
    });
    this.#instances.set(source.path, instance);
    return instance;
  }

  /** `paths` and every local module that imports one of them. */
  #dependents(paths: Set<string>): Set<string> {
    for (const { path, imports } of this.#sources.values()) {
      if (paths.has(path) || !Object.values(imports).some(target => paths.has(target))) continue;
      return this.#dependents(paths.add(path));
    }
    return paths;
  }

  #find(specifier: string, from: string): LocalModule | undefined {
    const known = this.#sources.get(from)?.imports[specifier] ?? localPath(specifier, from);
    if (known === undefined) return undefined;
    const candidates = [known, ...sourcesOf(known)];
    return candidates.map(path => this.#sources.get(path)).find(source => source !== undefined);
  }
}

/** The extensions of what is emitted to one file, and those that TypeScript lets one leave out. */
const emittedFrom: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};
const leftOut = ['.ts', '.tsx', '.mts', '.cts', '/index.ts', '/index.tsx'];

/** The source files that a path may mean. */
function sourcesOf(name: string): string[] {
  const extension = path.extname(name);
  const emitted = emittedFrom[extension]?.map(source => name.slice(0, -extension.length) + source);
  return emitted ?? leftOut.map(source => name + source);
}
