import { commandOf } from './shell-lines';

const MAGIC_LINE = /^\s*%{1,2}(?:([A-Za-z]\w*)[ \t]*(.*?))?\s*$/;
const BLANK_OR_COMMENT = /^\s*(\/\/.*)?$/;

export interface MagicLine {
  readonly name: string;
  readonly argument: string;
  /** From 0. */
  readonly index: number;
}

/** The magics with which a cell starts, and the cell with their lines blank. `%` alone is `%lsmagic`, `!ls` is `%sh ls`. */
export function takeMagics(code: string): { readonly lines: readonly MagicLine[]; readonly rest: string } {
  const text = code.split('\n');
  const lines: MagicLine[] = [];
  for (const [index, line] of text.entries()) {
    const magic = read(line);
    if (magic) {
      lines.push({ ...magic, index });
      text[index] = '';
    } else if (!BLANK_OR_COMMENT.test(line)) break;
  }
  return { lines, rest: text.join('\n') };
}

function read(line: string): Omit<MagicLine, 'index'> | undefined {
  const command = commandOf(line);
  if (command !== undefined) return { name: 'sh', argument: command };
  const [found, name = 'lsmagic', argument = ''] = MAGIC_LINE.exec(line) ?? [];
  return found === undefined ? undefined : { name, argument };
}
