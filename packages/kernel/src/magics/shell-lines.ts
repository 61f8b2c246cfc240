import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** `!` and a word, then the end or a space: `!ls`, `!./run.sh -v`. In TypeScript a `!` negates. */
const COMMAND_LINE = /^\s*!\s*((?:[\w.~-]*\/)?[\w.+-]+)(?:\s+(.*?))?\s*$/;
/** The rest of an expression, such as `!ready && start()`. */
const OPERATOR = /^(?:&&|\|\||\?|[=!]=|[;,)\]}+*/%<]|instanceof\b|in\b|as\b)/;

/** The command of a line such as `!ls -l`; nothing for a line of TypeScript. */
export function commandOf(line: string): string | undefined {
  const [, program = '', rest = ''] = COMMAND_LINE.exec(line) ?? [];
  if (program === '' || OPERATOR.test(rest)) return undefined;
  return program.includes('/') || rest !== '' || isOnPath(program) ? `${program} ${rest}`.trim() : undefined;
}

/** Where the shell itself knows a word, no file has its name. */
const builtIn = new Set(['cd', 'export', 'set', 'type', 'ulimit', 'umask']);

function isOnPath(program: string): boolean {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return builtIn.has(program) || folders.some(folder => isExecutable(join(folder, program)));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
