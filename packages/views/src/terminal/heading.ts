import { shorten } from '../format/label';
import { printable } from '../markup/escape';

/** The first line of a view's text: what it is and what there is to say about all of it. */
export function heading(...parts: readonly string[]): string {
  return printable(
    parts
      .filter(part => part !== '')
      .map(part => shorten(part, 120))
      .join(' · '),
  );
}
