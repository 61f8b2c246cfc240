import { shorten } from './format/label';
import { frame } from './html/frame';
import { element } from './markup/element';
import type { PayloadError } from './payload-error';
import { MOST_BYTES } from './shared/size';

const UPDATE = 'Update Epochlab to the version that made it, or run the cell again.';

const remedies: Readonly<Record<PayloadError['problem'], string>> = {
  malformed: 'Run the cell again to draw it.',
  unknownKind: UPDATE,
  unknownVersion: UPDATE,
};

/** The static HTML that stands for a view that cannot be drawn. */
export function errorHtml(error: PayloadError): string {
  return frame({
    title: 'View',
    subject: 'cannot be drawn',
    error: shorten(error.message, 500),
    body: [element('p', {}, remedies[error.problem])],
  });
}

/** The last resort for a drawing that came out too large: what it says in words, as far as it fits. */
export function textOnly(kind: string, text: string): string {
  const shown = text.slice(0, MOST_BYTES / 16);
  return frame({
    title: kind,
    subject: '',
    facts: ['too large to draw here'],
    body: [element('pre', { style: 'white-space:pre-wrap;overflow-wrap:anywhere' }, shown)],
  });
}
