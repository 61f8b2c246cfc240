import { WireError } from './errors';
import { splitFrames } from './frames';
import type { Header, JsonObject, Message } from './message';
import type { ReplayGuard } from './replay-guard';
import type { Signer } from './signer';

/** A part larger than this is refused before it is parsed. */
const MAX_PART_BYTES = 256 * 1024 * 1024;

/**
 * Turns frames into a message, or throws a WireError. The signature is verified before a byte is parsed, and the
 * expected signature is never told.
 */
export function decode(frames: readonly Buffer[], signer: Signer, guard: ReplayGuard): Message {
  const { identities, signature, parts, buffers } = splitFrames(frames);
  if (!signer.verify(parts, signature)) throw new WireError('the signature does not fit the message');
  if (!guard.admit(signature)) throw new WireError('a message with this signature has been received before');
  const [header, parent, metadata, content] = parts;
  return {
    identities,
    header: asHeader(parseObject(header, 'header')),
    parent: asParent(parseObject(parent, 'parent header')),
    metadata: parseObject(metadata, 'metadata'),
    content: parseObject(content, 'content'),
    buffers,
  };
}

function parseObject(part: Buffer, name: string): JsonObject {
  if (part.length > MAX_PART_BYTES) throw new WireError(`the ${name} has ${part.length} bytes`);
  const value = parseJson(part, name);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new WireError(`the ${name} is not a JSON object`);
  }
  return value as JsonObject;
}

function parseJson(part: Buffer, name: string): unknown {
  try {
    return JSON.parse(part.toString('utf8'));
  } catch {
    throw new WireError(`the ${name} is not JSON`);
  }
}

const requiredHeaderFields = ['msg_id', 'msg_type', 'session'] as const;

function asHeader(value: JsonObject): Header {
  for (const field of requiredHeaderFields) {
    if (typeof value[field] !== 'string') throw new WireError(`the header has no ${field}`);
  }
  // Checked just above; the remaining fields are passed back to their sender and never used here.
  return value as unknown as Header;
}

function asParent(value: JsonObject): Header | Record<string, never> {
  return 'msg_id' in value ? asHeader(value) : {};
}
