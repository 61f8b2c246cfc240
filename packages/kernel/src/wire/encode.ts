import { randomUUID } from 'node:crypto';
import type { Parts } from './frames';
import type { Header, JsonObject } from './message';

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

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value), 'utf8');
}
