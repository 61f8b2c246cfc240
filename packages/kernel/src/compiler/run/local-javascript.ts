import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type ImportContext, type Loaded, registerHooks, type Resolved } from '../../redirects/node-hooks';
import { isEsModule } from './es-syntax';
import { fileOf } from './file-of';
import { NamedExports } from './named-exports';

const { cache } = createRequire(__filename);

type Next = (specifier: string, context?: ImportContext) => Resolved;

/**
 * The user's own JavaScript files, loaded as TypeScript's are: extensions may be left out, `require` is there in ES modules
 * too, and a file that changed, or that imports one, is loaded again.
 */
export class LocalJavaScript {
  /** Whom each file imports. */
  readonly #imports = new Map<string, Set<string>>();
  /** The version of each file that is loaded under its plain URL. */
  readonly #first = new Map<string, string>();
  readonly #latest = new Map<string, string>();
  readonly #named = new NamedExports();
  /** The program that runs, and how many have run: each reads its files afresh. */
  #main: string | undefined;
  #programs = 0;

  /** Takes part in how Node loads modules on this thread. */
  install(): void {
    registerHooks({
      resolve: (specifier, context, next) => this.#resolve(specifier, context, next),
      load: (url, context, next) => this.#named.load(url) ?? this.#load(url, next(url, context)),
    });
  }

  /** An ES module gets what bundlers give it. Which a file is, Node may find out only later, from its text. */
  #load(url: string, loaded: Loaded): Loaded {
    const file = localFile(url.split('?')[0]);
    if (file === undefined || loaded.source == null) return loaded;
    const source = String(loaded.source).replace(/^#!/, '//');
    const isMain = file === this.#main;
    if (loaded.format !== 'module' && !isEsModule(source))
      return isMain ? { ...loaded, source: `require.main = module; ${source}` } : loaded;
    this.#named.note(file, source);
    return { ...loaded, source: withRequire(source, isMain) };
  }

  /** Lets the next program load all files afresh. */
  renew(): void {
    this.#programs++;
  }

  /** Runs a file as Node does that is started with it: `require.main` is its module. */
  async runMain(file: string, load: (url: string) => Promise<unknown>): Promise<void> {
    this.#main = file;
    this.renew();
    const url = this.freshUrl(file);
    if (isEsModule(readFileSync(file, 'utf8'))) await load(url);
    else createRequire(file)(file);
  }

  /** The URL of a local file, another one after each change: Node then loads it again. */
  freshUrl(file: string): string {
    const { href } = pathToFileURL(file);
    if (file.includes('/node_modules/')) return href;
    for (const reached of this.#reached(file, new Set())) this.#forgetIfChanged(reached);
    const version = this.#versionOf(file);
    const first = this.#first.get(file) ?? version;
    this.#first.set(file, first);
    return first === version ? href : `${href}?version=${version}`;
  }

  /** `require` keeps what it has loaded, and does not ask again where a file is. */
  #forgetIfChanged(file: string): void {
    const version = this.#versionOf(file);
    const latest = this.#latest.get(file);
    if (latest !== undefined && latest !== version) Reflect.deleteProperty(cache, file);
    this.#latest.set(file, version);
  }

  #resolve(specifier: string, context: ImportContext, next: Next): Resolved {
    const from = localFile(context.parentURL);
    if (from === undefined) return next(specifier, context);
    if (!/^(\.|\/|file:)/.test(specifier)) return this.#named.of(from, specifier, next(specifier, context));
    const resolved = resolveLeniently(specifier, from, context, next);
    const file = localFile(resolved.url);
    if (file === undefined) return resolved;
    this.#noteImport(from, file);
    const url = this.freshUrl(file);
    return context.conditions?.includes('import') ? { ...resolved, url } : resolved;
  }

  #noteImport(from: string, file: string): void {
    const imports = this.#imports.get(from) ?? new Set();
    this.#imports.set(from, imports.add(file));
  }

  /** The version of the file and of all that it is known to import. */
  #versionOf(file: string): string {
    const stamps = [...this.#reached(file, new Set())].map(
      name => `${name} ${statSync(name, { throwIfNoEntry: false })?.mtimeMs}`,
    );
    return createHash('sha1')
      .update([this.#programs, ...stamps.sort()].join('\n'))
      .digest('hex')
      .slice(0, 12);
  }

  #reached(file: string, found: Set<string>): Set<string> {
    if (found.has(file)) return found;
    found.add(file);
    for (const imported of this.#imports.get(file) ?? []) this.#reached(imported, found);
    return found;
  }
}

/** The user's own JavaScript file of that URL, if it is one. */
function localFile(url: string | undefined): string | undefined {
  if (!url?.startsWith('file:')) return undefined;
  const file = fileURLToPath(url);
  return /\.[cm]?js$/.test(file) && !file.includes('/node_modules/') && !isOwn(file) ? file : undefined;
}

/** The kernel's own code is none of the user's. */
function isOwn(file: string): boolean {
  return file.startsWith(INSTALLATION);
}

const INSTALLATION = fileURLToPath(new URL('../../../../', pathToFileURL(__filename)));

const NOT_FOUND = new Set(['ERR_MODULE_NOT_FOUND', 'ERR_UNSUPPORTED_DIR_IMPORT', 'MODULE_NOT_FOUND']);

function resolveLeniently(specifier: string, from: string, context: ImportContext, next: Next): Resolved {
  try {
    return next(specifier, context);
  } catch (error) {
    const file = NOT_FOUND.has(String((error as NodeJS.ErrnoException).code)) && fileOf(specifier, from);
    if (!file) throw error;
    try {
      return next(pathToFileURL(file).href, context);
    } catch {
      throw error;
    }
  }
}

const USES_REQUIRE = /\brequire\s*[.(]/;
const DECLARES_REQUIRE = /\b(?:const|let|var|function)\s+require\b|\bimport\b[^;'"]*\brequire\b/;

/** An ES module that uses `require` without making it gets it, on its first line, so that lines keep their numbers. */
function withRequire(source: string, isMain: boolean): string {
  if (!USES_REQUIRE.test(source) || DECLARES_REQUIRE.test(source)) return source;
  const module = /\bmodule\b/.test(source) ? 'const module = { exports: {} };' : '';
  const main = module && isMain ? 'require.main = module;' : '';
  const head = `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); ${module} ${main} `;
  return head + source;
}
