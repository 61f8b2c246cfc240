import { shorten } from './format/label';
import { frame } from './html/frame';
import { element } from './markup/element';
import { parsePayload } from './parse-payload';
import { PayloadError } from './payload-error';
import { staticHtml } from './render';

/** The static HTML of anything that claims to be a view: its drawing, or a few words on why there is none. */
export function htmlOfUnknown(value: unknown): string {
  const payload = parsePayload(value);
  return payload instanceof PayloadError ? errorHtml(payload) : staticHtml(payload);
}

const remedies: Readonly<Record<PayloadError['problem'], string>> = {
  malformed: 'Run the cell again to draw it anew.',
  unknownKind: 'Update Epochlab to the version that made it, or run the cell again.',
  unknownVersion: 'Update Epochlab to the version that made it, or run the cell again.',
};

export function errorHtml(error: PayloadError): string {
  return frame({
    title: 'View',
    subject: 'cannot be drawn',
    error: shorten(error.message, 500),
    body: [element('p', {}, remedies[error.problem])],
  });
}
