import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Loaded, Resolved } from '../../redirects/node-hooks';
import { isEsModule } from './es-syntax';

/**
 * The named imports from CommonJS packages of local ES modules. Node finds the names by reading the package's text and misses those
 * that are made at run time (`for (name of commands) exports[name] = ...`); bundlers, Babel and TypeScript take any property.
 */
export class NamedExports {
  /** The names that each file imports of each package. */
  readonly #imports = new Map<string, Map<string, string[]>>();

  note(file: string, source: string): void {
    const bySpecifier = new Map<string, string[]>();
    const add = (specifier: string, names: readonly string[]) =>
      bySpecifier.set(specifier, [...(bySpecifier.get(specifier) ?? []), ...names]);
    for (const { groups: { names = '', specifier = '' } = {} } of source.matchAll(NAMED))
      add(specifier, imported(names));
    for (const { groups: { space = '', specifier = '' } = {} } of source.matchAll(NAMESPACE))
      add(specifier, usedOf(space, source));
    this.#imports.set(file, bySpecifier);
  }

  /** What a package resolves to for that file: a module that takes the names from the package's exports once it has run. */
  of(file: string, specifier: string, resolved: Resolved): Resolved {
    const names = this.#imports.get(file)?.get(specifier);
    if (!names?.length || !isCommonJs(resolved)) return resolved;
    const each = [...new Set(names)].filter(
      name => !names.includes(name.replace('?', '')) || !name.endsWith('?'),
    );
    return { url: `${resolved.url}?names=${each.join()}`, format: 'module', shortCircuit: true };
  }

  load(url: string): Loaded | undefined {
    const [plain, list] = url.split('?names=');
    if (list === undefined) return undefined;
    const each = list.split(',').map((written, i) => {
      const name = written.replace('?', '');
      const check = `if (!(${JSON.stringify(name)} in Object(all))) throw new SyntaxError("The requested module does not provide an export named '${name}'.");`;
      return `${written === name ? check : ''} const _${i} = all[${JSON.stringify(name)}]; export { _${i} as ${name} };`;
    });
    const source = `import all from ${JSON.stringify(plain)}; export default all; ${each.join(' ')}`;
    return { format: 'module', source, shortCircuit: true };
  }
}

const NAMED =
  /\b(?:import\s+(?:[\w$]+\s*,\s*)?|export\s*)\{(?<names>[^}]*)\}\s*from\s*['"](?<specifier>[^'"]+)['"]/g;
const NAMESPACE = /\bimport\s*\*\s*as\s+(?<space>[\w$]+)\s+from\s*['"](?<specifier>[^'"]+)['"]/g;

/** `a, b as c` imports a and b. */
function imported(names: string): string[] {
  const each = names.split(',').map(name => name.trim().split(/\s+as\s+/)[0] ?? '');
  return each.filter(name => /^[\w$]+$/.test(name) && name !== 'default');
}

/** The properties of a namespace that a text mentions, each with `?`: there need be none of that name. */
function usedOf(space: string, source: string): string[] {
  const used = source.matchAll(
    new RegExp(`(?<![\\w$.])${space.replaceAll('$', '\\$')}\\??\\.([A-Za-z_]\\w*)`, 'g'),
  );
  return [...used].map(([, name]) => `${name}?`).filter(name => name !== 'default?');
}

function isCommonJs({ url, format }: Resolved): boolean {
  if (format === 'commonjs') return true;
  if (format != null || !/^file:.*\.c?js$/.test(url)) return false;
  return !isEsModule(readFileSync(fileURLToPath(url), 'utf8'));
}
