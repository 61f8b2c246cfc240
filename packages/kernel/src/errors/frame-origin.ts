import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** This package lies beside those of its own distribution, which are libraries to the user as all others are. */
const SIBLINGS = join(__dirname, '..', '..', '..') + sep;

/** The file and the place in it that a line of a stack names. */
export interface FramePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** `at f (FILE:1:2)` and `at FILE:1:2`: names of folders have blanks and brackets too. */
const FRAMES = [/^at .*? \((.+):(\d+):(\d+)\)$/, /^at (?:async )?(.+):(\d+):(\d+)$/];

export function placeOf(frame: string): FramePlace | undefined {
  const [, file, line, column] = FRAMES.map(pattern => pattern.exec(frame)).find(Boolean) ?? [];
  if (file === undefined) return undefined;
  return { file: pathOf(file), line: Number(line), column: Number(column) };
}

/** Code that was made of a text names where that happened before its own place. */
function pathOf(file: string): string {
  const own = file.replace(/^eval at .*, /, '');
  if (!own.startsWith('file://')) return own;
  try {
    return fileURLToPath(own);
  } catch {
    // A stack is what anybody wrote into it.
    return own.slice('file://'.length);
  }
}

/** The package that a file belongs to, `Node` for Node's own; undefined for the user's files. */
export function packageOf(file: string): string | undefined {
  if (file.startsWith('node:')) return 'Node';
  const [, installed] = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(file) ?? [];
  if (installed !== undefined) return installed.replace('\\', '/');
  if (!file.startsWith(SIBLINGS)) return undefined;
  return `@epochlab/${file.slice(SIBLINGS.length).split(sep)[0]}`;
}
