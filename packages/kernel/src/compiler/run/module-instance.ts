import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import type { LocalModule } from '../compiler';
import { commonJsNamespace, type Namespace } from './interop';

/** How a module reaches those that it imports. */
export interface ModuleLinks {
  /** The local module of that name, linked but maybe not evaluated. */
  local(specifier: string, from: string): ModuleInstance | undefined;
  import(specifier: string, from: string, options?: ImportCallOptions): Promise<Namespace>;
  /** The URL of what a specifier names. */
  resolve(specifier: string, from: string): string;
}

type Setter = (namespace: Namespace) => void;

/** The interface of the code of `System.register` modules (TypeScript's `module: System`). */
interface Registration {
  readonly setters: readonly Setter[];
  execute(): void | Promise<void>;
}
type Export = (nameOrAll: string | Namespace, value?: unknown) => unknown;
type Declare = (export_: Export, context: object) => Registration;

/** One local module at run time. Its namespace stays the same object when the module runs again after a change. */
export class ModuleInstance {
  readonly namespace: Namespace = Object.create(null) as Namespace;
  readonly #importers = new Set<Setter>();
  readonly #exported = new Set<string>();
  #source: LocalModule;
  #evaluation: Promise<void> | undefined;

  constructor(
    source: LocalModule,
    private readonly links: ModuleLinks,
  ) {
    this.#source = source;
    Object.defineProperty(this.namespace, Symbol.toStringTag, { value: 'Module' });
  }

  /** Takes a new source; it runs with the next `evaluate`. */
  renew(source: LocalModule): void {
    this.#source = source;
    this.#evaluation = undefined;
  }

  /** Runs the module once, after those it imports. `path` are the modules on the way here, which a cycle leads back to. */
  async evaluate(path: ReadonlySet<ModuleInstance>): Promise<void> {
    if (path.has(this)) return;
    this.#evaluation ??= this.#run(new Set([...path, this]));
    try {
      await this.#evaluation;
    } catch (error) {
      this.#evaluation = undefined;
      throw error;
    }
  }

  async #run(path: ReadonlySet<ModuleInstance>): Promise<void> {
    const before = new Set(Object.keys(this.namespace));
    this.#exported.clear();
    await this.#execute(path);
    for (const name of before) if (!this.#exported.has(name)) Reflect.deleteProperty(this.namespace, name);
  }

  async #execute(path: ReadonlySet<ModuleInstance>): Promise<void> {
    if (this.#source.format === 'commonjs') return this.#runCommonJs();
    const { dependencies, declare } = this.#register();
    const { setters, execute } = declare(this.#export, this.#context());
    for (const [index, setter] of setters.entries())
      await this.#connect(dependencies[index] ?? '', setter, path);
    await execute();
  }

  async #connect(specifier: string, setter: Setter, path: ReadonlySet<ModuleInstance>): Promise<void> {
    const from = this.#source.path;
    const local = this.links.local(specifier, from);
    if (!local) return setter(await this.links.import(specifier, from));
    local.#importers.add(setter);
    await local.evaluate(path);
    setter(local.namespace);
  }

  readonly #export: Export = (nameOrAll, value) => {
    const exports = typeof nameOrAll === 'string' ? { [nameOrAll]: value } : nameOrAll;
    for (const name of Object.keys(exports)) this.#exported.add(name);
    Object.assign(this.namespace, exports);
    for (const setter of this.#importers) setter(this.namespace);
    return typeof nameOrAll === 'string' ? value : nameOrAll;
  };

  #register(): { dependencies: readonly string[]; declare: Declare } {
    let registered: { dependencies: readonly string[]; declare: Declare } | undefined;
    const register = (dependencies: readonly string[], declare: Declare) =>
      (registered = { dependencies, declare });
    this.#script('System')({ register });
    if (!registered) throw new Error(`${this.#source.path} is not a module.`);
    return registered;
  }

  #runCommonJs(): void {
    const file = this.#source.path;
    const module = { exports: {} };
    const parameters = 'exports, require, module, __filename, __dirname';
    this.#script(parameters)(module.exports, createRequire(file), module, file, path.dirname(file));
    this.#export({ ...commonJsNamespace(module.exports), default: module.exports });
  }

  #script(parameters: string): (...args: unknown[]) => void {
    const { code, path: filename } = this.#source;
    const script = new vm.Script(`(function (${parameters}) {${code}\n})`, { filename });
    return script.runInThisContext() as (...args: unknown[]) => void;
  }

  #context(): object {
    const { path: filename } = this.#source;
    return {
      meta: {
        url: pathToFileURL(filename).href,
        filename,
        dirname: path.dirname(filename),
        resolve: (specifier: string) => this.links.resolve(specifier, filename),
      },
      import: (specifier: string, options?: ImportCallOptions) =>
        this.links.import(specifier, filename, options),
    };
  }
}
