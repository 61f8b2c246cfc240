/** A name that a cell asks about. */
export interface Question {
  /** Such as `layers.Dense`; empty for help in general. */
  readonly name: string;
  /** Whether the source is wanted as well, as with `??`. */
  readonly withSource: boolean;
}

const NAME = String.raw`(%{0,2}[\p{ID_Start}$_][\p{ID_Continue}$.]*)?`;
/** `?`, `show?`, `??show`, `help(show)`. */
const HELP_LINE = new RegExp(
  `^\\s*(?:(\\?{1,2})\\s*${NAME}|${NAME}\\s*(\\?{1,2})|help\\(\\s*${NAME}\\s*\\))\\s*;?\\s*$`,
  'u',
);
const DECLARES_HELP = /\b(?:function|const|let|var|class)\s+help\b|\bimport\b[^;\n]*\bhelp\b/;
const BLANK_OR_COMMENT = /^\s*(\/\/.*)?$/;

/**
 * The questions with which a cell ends, and the cell without them. No TypeScript ends in a question mark, nor in a line that
 * begins with one and has no colon.
 *
 * @param isTaken whether a cell has declared the name: `help(x)` is then a call like any other
 */
export function takeHelp(
  code: string,
  isTaken: (name: string) => boolean,
): { readonly questions: readonly Question[]; readonly rest: string } {
  const lines = code.split('\n');
  const isOwn = isTaken('help') || DECLARES_HELP.test(code);
  const questions: Question[] = [];
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index] ?? '';
    const question = read(line);
    if (question && !(line.includes('help(') && isOwn)) {
      questions.unshift(question);
      lines[index] = '';
    } else if (!BLANK_OR_COMMENT.test(line)) break;
  }
  return { questions, rest: questions.length > 0 ? lines.join('\n') : code };
}

function read(line: string): Question | undefined {
  const found = HELP_LINE.exec(line);
  if (!found) return undefined;
  const [, before, afterMark, beforeMark, after, called] = found;
  return { name: afterMark ?? beforeMark ?? called ?? '', withSource: (before ?? after) === '??' };
}
