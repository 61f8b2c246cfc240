import type { MimeBundle } from '../wire/message';
import { toJson } from '../wire/to-json';

const JSON_TYPE = /^application\/(.*\+)?json$/;

/** A bundle that can be sent: data of JSON types as JSON has it, pictures in base64, all else as text. */
export function cleanBundle(bundle: Readonly<Record<string, unknown>>): MimeBundle {
  const known = Object.entries(bundle).filter(([, content]) => content !== undefined && content !== null);
  return Object.fromEntries(known.map(([mime, content]) => [mime, clean(mime, content)]));
}

function clean(mime: string, content: unknown): unknown {
  if (typeof content === 'string') return content;
  if (JSON_TYPE.test(mime)) return toJson(content);
  if (content instanceof Uint8Array) {
    return Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString(
      mime.startsWith('text/') || mime === 'image/svg+xml' ? 'utf8' : 'base64',
    );
  }
  // Notebook files hold text as a list of lines.
  return Array.isArray(content) ? content.join('') : String(content);
}
