import type { Position } from '../session/source-maps';

/** The lines of a stack trace, without the message that stands above them. */
export function framesOf(error: Error): string[] {
  const lines = (error.stack ?? '').split('\n');
  return lines.filter(line => /^\s+at /.test(line)).map(line => line.trim());
}

/** The first place of a stack that lies in one of the files that `isCell` knows. */
export function cellPlace(frames: readonly string[], isCell: (file: string) => boolean): (Position & { file: string }) | undefined {
  for (const frame of frames) {
    const [, file, line, column] = /(?:\(|at (?:async )?)([^()\s]+):(\d+):(\d+)\)?$/.exec(frame) ?? [];
    if (file !== undefined && isCell(file)) return { file, line: Number(line), column: Number(column) };
  }
  return undefined;
}
