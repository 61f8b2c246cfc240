import { randomUUID } from 'node:crypto';
import type { Parts } from './frames';
import type { Header, JsonObject } from './message';
import { toJson } from './to-json';

/** The version of the protocol that this kernel speaks. */
export const PROTOCOL_VERSION = '5.5';

export function createHeader(type: string, session: string): Header {
  return {
    msg_id: randomUUID(),
    msg_type: type,
    session,
    username: 'kernel',
    date: new Date().toISOString(),
    version: PROTOCOL_VERSION,
  };
}

export function encodeParts(
  header: Header,
  parent: Header | undefined,
  metadata: JsonObject,
  content: unknown,
): Parts {
  return [json(header), json(parent ?? {}), json(metadata), json(content)];
}

/** Never fails: what comes from user code (a big integer, a circle) must not end the thread that sends it. */
function json(value: unknown): Buffer {
  const text = stringify(value) ?? 'null';
  return Buffer.from(MAYBE_LONE.test(text) ? (stringify(value, wellFormed) ?? 'null') : text, 'utf8');
}

/** JSON.stringify escapes halves of surrogate pairs, and nothing else that looks like this but a text about escapes. */
const MAYBE_LONE = /\\ud[89a-f]/;

/** A notebook that holds half of a surrogate pair could not be saved. */
function wellFormed(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}

function stringify(value: unknown, replacer?: (key: string, value: unknown) => unknown): string | undefined {
  try {
    return JSON.stringify(value, replacer);
  } catch {
    return JSON.stringify(toJson(value), replacer);
  }
}
