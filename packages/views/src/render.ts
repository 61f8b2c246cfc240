import { drawings } from './drawings';
import type { Drawing } from './drawing';
import { frame } from './html/frame';
import { element } from './markup/element';
import { MIME_TYPE, type AnyViewPayload, type MimeBundle, type ViewKind, type ViewPayload } from './payload';
import { MOST_BYTES } from './shared/size';

/**
 * The MIME bundle of a view: the payload for front ends that draw it live, HTML and plain text for everyone else.
 * @example host.display(render({ kind: 'confusionMatrix', id: 'm1', version: 1, state: { title, labels, counts } }))
 */
export function render(payload: AnyViewPayload): MimeBundle {
  return { [MIME_TYPE]: payload, 'text/html': staticHtml(payload), 'text/plain': staticText(payload) };
}

/** The script-free HTML of a view. */
export function staticHtml<K extends ViewKind>({ kind, state }: ViewPayload<K>): string {
  const drawing: Drawing<K> = drawings[kind];
  const html = drawing.html(state);
  return byteLength(html) <= MOST_BYTES ? html : textOnly(kind, drawing.text(state));
}

/** The view as plain text for a terminal. */
export function staticText<K extends ViewKind>({ kind, state }: ViewPayload<K>): string {
  const drawing: Drawing<K> = drawings[kind];
  return drawing.text(state);
}

const byteLength = (text: string): number => new TextEncoder().encode(text).length;

/** The last resort: what the drawing says in words, as far as it fits. */
function textOnly(kind: string, text: string): string {
  const shown = text.slice(0, MOST_BYTES / 16);
  return frame({
    title: kind,
    subject: '',
    facts: ['too large to draw here'],
    body: [element('pre', {}, shown)],
  });
}
