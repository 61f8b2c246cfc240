import { stripVTControlCharacters } from 'node:util';
import type { MimeBundle } from '../../../wire/message';
import type { WholeText } from './whole-text';

/** The output of a cell that a page has not been given. */
export interface Hidden {
  readonly characters: number;
  readonly lines: number;
  readonly displays: number;
}

const counted = (count: number, noun: string) =>
  `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;

function sentence({ characters, lines, displays }: Hidden, whole: WholeText | undefined): string {
  const parts = [
    ...(characters > 0 ? [`${counted(lines, 'line')} (${counted(characters, 'character')})`] : []),
    ...(displays > 0 ? [counted(displays, 'output')] : []),
  ];
  const what = whole?.isCut ? 'The first 256 MB of the text are' : 'The whole text is';
  const where = whole?.path === undefined ? '' : ` ${what} in ${whole.path}`;
  return `… ${parts.join(' and ')} of this cell are not shown, a page could not draw them.${where}`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string) => text.replace(/[&<>]/g, character => entities[character] ?? character);

/** Stands in the place of the rest: how much it is, where it is, and its end. */
export function summary(hidden: Hidden, whole: WholeText | undefined): MimeBundle {
  const said = sentence(hidden, whole);
  const end = whole ? lastLines(whole.tail) : '';
  return {
    'text/plain': end === '' ? said : `${said}\n…\n${end}`,
    'text/html': `<p><em>${escaped(said)}</em></p>${end === '' ? '' : `<pre>${escaped(end)}</pre>`}`,
  };
}

/** Whole lines, unless there is but one; without the colours of a terminal, which HTML does not know. */
function lastLines(tail: string): string {
  const at = tail.indexOf('\n');
  const lines = at >= 0 && at < tail.length - 1 ? tail.slice(at + 1) : tail;
  return stripVTControlCharacters(lines).trimEnd();
}
