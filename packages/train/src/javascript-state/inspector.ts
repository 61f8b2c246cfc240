import inspector, { type Debugger, type Runtime } from 'node:inspector';

/** Where JavaScript and V8's inspector hand each other objects: a module that all realms of a process share. */
const DESK = Symbol.for('epochlab.nn.desk');
const DESK_TEXT = `process.getBuiltinModule('node:inspector')[Symbol.for('${DESK.description}')]`;

interface Desk {
  given: unknown;
  taken: unknown;
}

const desk = ((inspector as unknown as Record<symbol, Desk | undefined>)[DESK] ??= {
  given: undefined,
  taken: undefined,
});

type Answer = Record<string, unknown>;

let session: inspector.Session | undefined;

/** Asks this thread's inspector, which answers at once. */
function ask<T extends object>(method: string, parameters: Answer = {}): T {
  if (!session) {
    session = new inspector.Session();
    session.connect();
  }
  let answer: T | undefined;
  session.post(method, parameters, (error, result) => {
    if (error) throw new Error(`V8's inspector: ${error.message}`);
    answer = result as T;
  });
  return answer as T;
}

const GROUP = 'epochlab';

type Hidden = readonly Runtime.InternalPropertyDescriptor[];

/** The inspector's answer; Node's types leave the private fields out. */
type Properties = Runtime.GetPropertiesReturnType & { readonly privateProperties?: Hidden };

/** Parts of an object that JavaScript does not show: `[[Scopes]]` and the like, private fields. */
function hiddenOf(object: object): Hidden {
  desk.given = object;
  const { result } = ask<Runtime.EvaluateReturnType>('Runtime.evaluate', {
    expression: `${DESK_TEXT}.given`,
    objectGroup: GROUP,
  });
  const { internalProperties = [], privateProperties = [] } = ask<Properties>('Runtime.getProperties', {
    objectId: result.objectId,
    ownProperties: true,
  });
  return [...internalProperties, ...privateProperties];
}

/** A hidden property, as `text` (a function of it) has it. */
function take(properties: Hidden, name: string, text = 'it => it'): unknown {
  const value = properties.find(property => property.name === name)?.value;
  if (value?.objectId === undefined) return value?.value;
  desk.taken = undefined;
  ask('Runtime.callFunctionOn', {
    objectId: value.objectId,
    functionDeclaration: `function () { ${DESK_TEXT}.taken = (${text})(this); }`,
  });
  return desk.taken;
}

function inspected<T>(object: object, use: (hidden: Hidden) => T): T {
  try {
    return use(hiddenOf(object));
  } finally {
    desk.given = desk.taken = undefined;
    ask('Runtime.releaseObjectGroup', { objectGroup: GROUP });
  }
}

/** A variable that a function sees, and whether it is one of the realm's globals. */
export interface Variable {
  readonly value: unknown;
  readonly global: boolean;
}

/** The variables that a function sees around it, as they are now, by name. */
export function closureVariables(f: object): (name: string) => Variable | undefined {
  const scopes = inspected(f, hidden =>
    take(hidden, '[[Scopes]]', 'scopes => Array.from(scopes, ({ object }) => object)'),
  ) as readonly Record<string, unknown>[] | undefined;
  const globals = scopes?.at(-1);
  return name => {
    const scope = scopes?.find(variables => Object.hasOwn(variables, name)) ?? globals;
    return scope && name in scope ? { value: scope[name], global: scope === globals } : undefined;
  };
}

/** The target and arguments of a bound function; undefined for another function. */
export function boundParts(
  f: object,
): { readonly target: object; readonly bound: readonly unknown[] } | undefined {
  return inspected(f, hidden => {
    const target = take(hidden, '[[TargetFunction]]') as object | undefined;
    if (!target) return undefined;
    const args = take(hidden, '[[BoundArgs]]', 'args => Array.from(args)') as readonly unknown[] | undefined;
    return { target, bound: [take(hidden, '[[BoundThis]]'), ...(args ?? [])] };
  });
}

/** The objects in the private fields of an object. */
export function privateObjects(object: object): unknown[] {
  return inspected(object, hidden =>
    hidden.filter(({ name }) => name.startsWith('#')).map(({ name }) => take(hidden, name)),
  );
}

/** Script addresses by id; V8 tells them to a debugger only. */
const scripts = new Map<string, string>();

interface ScriptParsed {
  readonly params: { readonly scriptId: string; readonly url: string };
}

function readScripts(): void {
  const note = ({ params }: ScriptParsed) => scripts.set(params.scriptId, params.url);
  session?.on('Debugger.scriptParsed', note);
  ask('Debugger.enable');
  ask('Debugger.disable');
  session?.off('Debugger.scriptParsed', note);
}

/** Where a function begins in its script. */
export interface Place {
  readonly scriptId: string;
  /** From 0. */
  readonly lineNumber: number;
  readonly columnNumber: number;
}

/** Where a function is written; undefined for a native one. */
export const placeOf = (f: object): Place | undefined =>
  inspected(f, hidden => take(hidden, '[[FunctionLocation]]')) as Place | undefined;

/** The text of a script. */
export function sourceOf(scriptId: string): string {
  ask('Debugger.enable');
  try {
    return ask<Debugger.GetScriptSourceReturnType>('Debugger.getScriptSource', { scriptId }).scriptSource;
  } finally {
    ask('Debugger.disable');
  }
}

/** The address of the script that a function is written in; undefined for a native one. */
export function scriptOf(f: object): string | undefined {
  const scriptId = placeOf(f)?.scriptId;
  if (scriptId === undefined) return undefined;
  if (!scripts.has(scriptId)) readScripts();
  return scripts.get(scriptId);
}
