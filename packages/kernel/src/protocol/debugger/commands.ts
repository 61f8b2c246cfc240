import { readFileSync } from 'node:fs';
import type { Runtime } from 'node:inspector';
import type { JsonObject } from '../../wire/message';
import { anything, integer, object, optional, readShape, string, type Shape } from '../../wire/shape';
import type { SourceBreakpoint } from './breakpoints';
import { THREAD_ID, type Debugger, type EmitEvent } from './debugger';
import { ACCESS } from './evaluation';

export interface CommandContext {
  readonly debugger: Debugger;
  readonly emit: EmitEvent;
}

/** Carries out a command and returns the body of the response. */
export type Command = (args: JsonObject, context: CommandContext) => Promise<JsonObject> | JsonObject;

/**
 * The requests to a debugger that is on: the Debug Adapter Protocol, and Jupyter's additions to it.
 * https://jupyter-client.readthedocs.io/en/latest/messaging.html#debug-request
 */
export const commands: Readonly<Record<string, Command>> = {
  attach: async (_, context) => {
    await context.debugger.start();
    context.emit('initialized', {});
    return {};
  },
  configurationDone: () => ({}),
  dumpCell: (args, { debugger: { cells } }) => ({
    sourcePath: cells.dump(read({ code: string }, args).code),
  }),
  setBreakpoints: async (args, context) => {
    const { source, breakpoints } = read({ source: object, breakpoints: anything }, args);
    const { path } = read({ path: string }, source);
    const lines = Array.isArray(breakpoints) ? breakpoints.map(toBreakpoint) : [];
    return { breakpoints: await context.debugger.breakpoints.set(path, lines) };
  },
  setExceptionBreakpoints: async (args, context) => {
    const filters = Array.isArray(args.filters) ? args.filters : [];
    const state = filters.includes('all') ? 'all' : filters.includes('uncaught') ? 'uncaught' : 'none';
    await context.debugger.inspector.post('Debugger.setPauseOnExceptions', { state });
    return {};
  },
  threads: () => ({ threads: [{ id: THREAD_ID, name: 'notebook' }] }),
  stackTrace: (_, { debugger: { pause } }) => {
    const stackFrames = (pause?.frames ?? []).map(({ id, name, url, call, place }) => ({
      id,
      name,
      source: { path: place?.path ?? url },
      line: place?.line ?? call.location.lineNumber + 1,
      column: place?.column ?? (call.location.columnNumber ?? 0) + 1,
      ...(!place && { presentationHint: 'subtle' }),
    }));
    return { stackFrames, totalFrames: stackFrames.length };
  },
  scopes: async (args, context) => {
    const { variables, evaluation } = context.debugger;
    const frame = context.debugger.frame(read({ frameId: integer }, args).frameId);
    const local = (frame?.call.scopeChain ?? []).flatMap(({ type, object }) => {
      const name = scopeNames[type];
      return name === undefined
        ? []
        : [{ name, variablesReference: variables.refer(object), expensive: false }];
    });
    const notebook = await evaluation.global(`${ACCESS}.namespace`);
    return {
      scopes: [
        ...local,
        { name: 'Notebook', variablesReference: variables.refer(notebook), expensive: false },
      ],
    };
  },
  variables: async (args, context) => {
    const { variablesReference } = read({ variablesReference: integer }, args);
    return { variables: await context.debugger.variables.list(variablesReference) };
  },
  evaluate: async (args, context) => {
    const { expression, frameId } = read({ expression: string, frameId: optional(integer, undefined) }, args);
    const { evaluation, variables } = context.debugger;
    const value = await evaluation.inFrame(expression, context.debugger.frame(frameId));
    const { value: result, type, variablesReference } = variables.describe('', value);
    return { result, type, variablesReference };
  },
  inspectVariables: async (_, { debugger: { evaluation, variables, inspector } }) => {
    const { objectId } = await evaluation.global(`${ACCESS}.namespace`);
    const properties = objectId === undefined ? [] : await inspector.properties(objectId);
    return {
      variables: properties.flatMap(({ name, value }) => (value ? [variables.describe(name, value)] : [])),
    };
  },
  richInspectVariables: async (args, context) => {
    const { variableName, frameId } = read(
      { variableName: string, frameId: optional(integer, undefined) },
      args,
    );
    const bundle = `${ACCESS}.bundle(${variableName})`;
    const { value } = await jsonOf(context, bundle, frameId);
    return { data: JSON.parse(String(value)) as JsonObject, metadata: {} };
  },
  source: (args, { debugger: { cells } }) => {
    const { path } = read({ path: string }, read({ source: object }, args).source);
    return { content: cells.text(path) ?? readFileSync(path, 'utf8'), mimeType: 'text/typescript' };
  },
  pause: async (_, context) => {
    await context.debugger.inspector.post('Debugger.pause');
    return {};
  },
  continue: async (_, context) => {
    await context.debugger.resume();
    return { allThreadsContinued: true };
  },
  next: (_, context) => stepped(context.debugger.step('stepOver')),
  stepIn: (_, context) => stepped(context.debugger.step('stepInto')),
  stepOut: (_, context) => stepped(context.debugger.step('stepOut')),
};

/** The scopes that hold variables of the user's; the others belong to the compiled code and the engine. */
const scopeNames: Readonly<Record<string, string>> = {
  local: 'Locals',
  block: 'Block',
  catch: 'Catch',
  closure: 'Closure',
};

function read<T>(shape: Shape<T>, args: JsonObject): T {
  return readShape(shape, args);
}

function toBreakpoint(value: unknown): SourceBreakpoint {
  const { line, condition } = read(
    { line: integer, condition: optional(string, undefined) },
    object(value, 'breakpoint'),
  );
  return { line, ...(condition !== undefined && { condition }) };
}

async function stepped(step: Promise<void>): Promise<JsonObject> {
  await step;
  return {};
}

function jsonOf(
  { debugger: debug }: CommandContext,
  expression: string,
  frameId: number | undefined,
): Promise<Runtime.RemoteObject> {
  return debug.evaluation.inFrame(expression, debug.frame(frameId));
}
