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
    const used = [...stale].filter(path => this.#instances.has(path));
    for (const path of used) this.#instances.get(path)!.renew(this.#sources.get(path)!);
    for (const path of used) await this.#evaluate(path);
  }

  async import(specifier: string, from: string, options?: ImportCallOptions): Promise<Namespace> {
    const path = this.#find(specifier, from) ?? (await this.#compile(specifier, from));
    return path === undefined ? this.load(specifier, from, options) : this.#evaluate(path);
  }

  async #compile(specifier: string, from: string): Promise<string | undefined> {
    if (localPath(specifier, from) === undefined) return undefined;
    await this.update(await this.compile(specifier, from));
    return this.#find(specifier, from);
  }

  async #evaluate(path: string): Promise<Namespace> {
    const instance = this.#link(path);
    await instance.evaluate(new Set());
    return instance.namespace;
  }

  #link(path: string): ModuleInstance {
    const known = this.#instances.get(path);
    if (known) return known;
    const instance = new ModuleInstance(this.#sources.get(path)!, {
      local: (specifier, from) => {
        const target = this.#find(specifier, from);
        return target === undefined ? undefined : this.#link(target);
      },
      import: (specifier, from, options) => this.import(specifier, from, options),
    });
    this.#instances.set(path, instance);
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

  #find(specifier: string, from: string): string | undefined {
    const known = this.#sources.get(from)?.imports[specifier] ?? localPath(specifier, from);
    if (known === undefined) return undefined;
    return [known, ...extensions.map(extension => known.replace(/\.[cm]?js$/, '') + extension)].find(path =>
      this.#sources.has(path),
    );
  }
}

const extensions = ['.ts', '.tsx', '.mts', '.cts', '/index.ts', '/index.tsx'];
