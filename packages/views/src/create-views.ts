import * as v from 'valibot';
import type { DrawingOf, DrawingTable } from './drawing';
import { errorHtml, textOnly } from './fallback';
import { PayloadError } from './payload-error';
import { MIME_TYPE, type MimeBundle, type PayloadOf } from './payload';
import { MOST_BYTES } from './shared/size';

/** Functions for the views of a table of drawings. */
export interface Views<States> {
  /** The MIME bundle of a view: the payload for front ends that draw it live, HTML and plain text for everyone else. */
  readonly render: (payload: PayloadOf<States>) => MimeBundle;
  /** The script-free HTML of a view. */
  readonly staticHtml: (payload: PayloadOf<States>) => string;
  /** The view as plain text for a terminal. */
  readonly staticText: (payload: PayloadOf<States>) => string;
  /**
   * Checks a payload that anyone may have written. What comes back is safe to draw, or says why it is not; this never
   * throws. Fields that the schema does not know are left out.
   */
  readonly parsePayload: (value: unknown) => PayloadOf<States> | PayloadError;
  /** The static HTML of anything that claims to be a view: its drawing, or a few words on why there is none. */
  readonly htmlOfUnknown: (value: unknown) => string;
}

const envelope = v.object({ kind: v.string(), id: v.string(), version: v.number(), state: v.unknown() });

/** The views of a table of drawings: Epochlab's own, or those with another one beside them. */
export function createViews<States extends object>(drawings: DrawingTable<States>): Views<States> {
  // The table pairs each kind with drawings of its own state; the compiler cannot follow the pair through the lookup.
  const drawingOf = (kind: string): DrawingOf<unknown> =>
    drawings[kind as keyof States] as DrawingOf<unknown>;

  function staticHtml({ kind, state }: PayloadOf<States>): string {
    const html = drawingOf(kind).html(state);
    return byteLength(html) <= MOST_BYTES ? html : textOnly(kind, drawingOf(kind).text(state));
  }

  const staticText = ({ kind, state }: PayloadOf<States>): string => drawingOf(kind).text(state);

  function parsePayload(value: unknown): PayloadOf<States> | PayloadError {
    try {
      return parse(value);
    } catch (error) {
      // A state nested some thousand levels deep exhausts the stack.
      return new PayloadError('malformed', `This view could not be read: ${String(error)}.`);
    }
  }

  function parse(value: unknown): PayloadOf<States> | PayloadError {
    const outer = v.safeParse(envelope, value);
    if (!outer.success)
      return new PayloadError('malformed', `This is not a view: ${firstIssue(outer.issues)}.`);
    const { kind, id, version, state } = outer.output;
    if (!Object.hasOwn(drawings, kind))
      return new PayloadError('unknownKind', `There is no view of kind "${kind}" here.`);
    if (version !== 1)
      return new PayloadError('unknownVersion', `Version 1 of "${kind}" is drawn here, not ${version}.`);
    const result = v.safeParse(drawingOf(kind).schema as v.GenericSchema, state, { abortEarly: true });
    if (!result.success)
      return new PayloadError(
        'malformed',
        `The state of this "${kind}" is damaged: ${firstIssue(result.issues)}.`,
      );
    return { kind, id, version, state: result.output } as PayloadOf<States>;
  }

  return {
    render: payload => ({
      [MIME_TYPE]: payload,
      'text/html': staticHtml(payload),
      'text/plain': staticText(payload),
    }),
    staticHtml,
    staticText,
    parsePayload,
    htmlOfUnknown: value => {
      const payload = parsePayload(value);
      return payload instanceof PayloadError ? errorHtml(payload) : staticHtml(payload);
    },
  };
}

const byteLength = (text: string): number => new TextEncoder().encode(text).length;

function firstIssue([issue]: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  const path = v.getDotPath(issue);
  return path === null ? issue.message : `${issue.message} at ${path}`;
}
