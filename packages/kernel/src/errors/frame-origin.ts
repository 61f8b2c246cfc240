import { join, sep } from 'node:path';

/** This package lies beside those of its own distribution, which are libraries to the user as all others are. */
const SIBLINGS = join(__dirname, '..', '..', '..') + sep;

/** The file and the place in it that a line of a stack names. */
export interface FramePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export function placeOf(frame: string): FramePlace | undefined {
  const [, file, line, column] = /(?:\(|at (?:async )?)([^()\s]+):(\d+):(\d+)\)?$/.exec(frame) ?? [];
  if (file === undefined) return undefined;
  return { file: file.replace(/^file:\/\//, ''), line: Number(line), column: Number(column) };
}

/** The package that a file belongs to, `Node` for Node's own; undefined for the user's files. */
export function packageOf(file: string): string | undefined {
  if (file.startsWith('node:')) return 'Node';
  const [, installed] = /.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(file) ?? [];
  if (installed !== undefined) return installed.replace('\\', '/');
  if (!file.startsWith(SIBLINGS)) return undefined;
  return `@epochlab/${file.slice(SIBLINGS.length).split(sep)[0]}`;
}
