const MAGIC_LINE = /^\s*%([A-Za-z]\w*)[ \t]*(.*?)\s*$/;
const BLANK_OR_COMMENT = /^\s*(\/\/.*)?$/;

export interface MagicLine {
  readonly name: string;
  readonly argument: string;
}

/** The magics with which a cell starts, and the cell with their lines blank. */
export function takeMagics(code: string): { readonly lines: readonly MagicLine[]; readonly rest: string } {
  const text = code.split('\n');
  const lines: MagicLine[] = [];
  for (const [index, line] of text.entries()) {
    const [, name, argument = ''] = MAGIC_LINE.exec(line) ?? [];
    if (name !== undefined) {
      lines.push({ name, argument });
      text[index] = '';
    } else if (!BLANK_OR_COMMENT.test(line)) break;
  }
  return { lines, rest: text.join('\n') };
}
