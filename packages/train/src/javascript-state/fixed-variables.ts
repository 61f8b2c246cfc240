import { type Options, parse, type Program as Parsed } from 'acorn';
import { full } from 'acorn-walk';
import { analyze, type Scope, type ScopeManager } from 'eslint-scope';
import type { Node, Program } from 'estree';
import { type Place, placeOf, sourceOf } from './inspector';
import { textOf } from './library';

interface Script {
  readonly source: string;
  readonly scopes: ScopeManager;
  readonly functions: readonly (Node & { readonly start: number; readonly end: number })[];
}

/** A longer script is a bundle, which is not worth reading. */
const LONGEST = 500_000;

const OPTIONS: Options = {
  ecmaVersion: 'latest',
  ranges: true,
  allowHashBang: true,
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
};

const FUNCTIONS = ['ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration'];

function parsed(source: string): Parsed | undefined {
  for (const sourceType of ['module', 'script'] as const) {
    try {
      return parse(source, { ...OPTIONS, sourceType });
    } catch {
      // The other kind may be the one.
    }
  }
  return undefined;
}

function scriptOf(source: string): Script | undefined {
  // Evaluated code may assign any variable around it.
  if (source.length > LONGEST || /\beval\b/.test(source)) return undefined;
  const root = parsed(source);
  if (!root) return undefined;
  const functions: Script['functions'][number][] = [];
  full(root, node => {
    // acorn's nodes are those of ESTree.
    if (FUNCTIONS.includes(node.type)) functions.push(node as unknown as Script['functions'][number]);
  });
  const scopes = analyze(root as unknown as Program, { ecmaVersion: 2022, sourceType: 'module' });
  return { source, scopes, functions };
}

const scripts = new Map<string, Script | undefined>();

function readScript(id: string): Script | undefined {
  if (!scripts.has(id)) scripts.set(id, scriptOf(sourceOf(id)));
  return scripts.get(id);
}

function offsetOf(source: string, { lineNumber, columnNumber }: Place): number {
  let start = 0;
  for (let line = 0; line < lineNumber; line++) start = source.indexOf('\n', start) + 1;
  return start + columnNumber;
}

/** The scope of a function; undefined where its text is not found at its place. */
function scopeAt({ source, scopes, functions }: Script, place: Place, text: string): Scope | undefined {
  const at = offsetOf(source, place);
  const around = functions.filter(({ start, end }) => start <= at && at < end);
  const innermost = around.reduce<(typeof around)[number] | undefined>(
    (inner, one) => (inner && inner.start >= one.start ? inner : one),
    undefined,
  );
  if (!innermost || !text.endsWith(source.slice(innermost.start, innermost.end))) return undefined;
  return scopes.acquire(innermost) ?? undefined;
}

/** The value of a reference. */
type Resolved = NonNullable<Scope['through'][number]['resolved']>;

/** A variable has one value if nothing but its declaration assigns it; `var` in a loop is assigned by that again and again. */
function isAssignedOnce({ defs, references }: Resolved): boolean {
  const [declaration, ...others] = defs;
  if (!declaration || others.length > 0 || declaration.type === 'ImportBinding') return false;
  if (declaration.type === 'Variable' && declaration.parent?.kind === 'var') return false;
  return references.every(reference => !reference.isWrite() || reference.init === true);
}

/** The variables around a function that have the same value as long as it lives, as the text of its script says. */
export function fixedVariables(f: object): ReadonlySet<string> {
  const place = placeOf(f);
  const script = place && readScript(place.scriptId);
  const scope = script && scopeAt(script, place, textOf(f));
  const taken = (scope?.through ?? []).filter(({ resolved }) => resolved && isAssignedOnce(resolved));
  return new Set(taken.map(({ identifier }) => identifier.name));
}
