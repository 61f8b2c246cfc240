import * as v from 'valibot';
import { drawings } from './drawings';
import { PayloadError } from './payload-error';
import type { AnyViewPayload, ViewKind } from './payload';

const envelope = v.object({ kind: v.string(), id: v.string(), version: v.number(), state: v.unknown() });

/**
 * Checks a payload that anyone may have written. What comes back is safe to draw, or says why it is not; this never
 * throws. Fields that this version does not know are left out.
 */
export function parsePayload(value: unknown): AnyViewPayload | PayloadError {
  try {
    return parse(value);
  } catch (error) {
    // A state nested some thousand levels deep exhausts the stack.
    return new PayloadError('malformed', `This view could not be read: ${String(error)}.`);
  }
}

function parse(value: unknown): AnyViewPayload | PayloadError {
  const outer = v.safeParse(envelope, value);
  if (!outer.success)
    return new PayloadError('malformed', `This is not a view: ${firstIssue(outer.issues)}.`);
  const { kind, id, version, state } = outer.output;
  if (!isKind(kind))
    return new PayloadError('unknownKind', `This version of Epochlab has no view of kind "${kind}".`);
  if (version !== 1)
    return new PayloadError(
      'unknownVersion',
      `This version of Epochlab draws version 1 of "${kind}", not ${version}.`,
    );
  return parseState(kind, id, state);
}

function parseState<K extends ViewKind>(kind: K, id: string, state: unknown): AnyViewPayload | PayloadError {
  const result = v.safeParse(drawings[kind].schema, state, { abortEarly: true });
  if (!result.success)
    return new PayloadError(
      'malformed',
      `The state of this "${kind}" is damaged: ${firstIssue(result.issues)}.`,
    );
  // The schema of `kind` made the state, so the two belong together; the compiler cannot follow that through the table.
  return { kind, id, version: 1, state: result.output } as AnyViewPayload;
}

const isKind = (kind: string): kind is ViewKind => Object.hasOwn(drawings, kind);

function firstIssue([issue]: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  const path = v.getDotPath(issue);
  return path === null ? issue.message : `${issue.message} at ${path}`;
}
