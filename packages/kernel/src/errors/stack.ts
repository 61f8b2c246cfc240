import type { Position } from '../session/source-maps';

/** Frames of libraries shown on the way to the next frame of a cell. */
const LIBRARY_FRAMES = 3;

/** The lines of a stack trace, without the message that stands above them. */
export function framesOf(error: Error): string[] {
  const lines = typeof error.stack === 'string' ? error.stack.split('\n') : [];
  return lines.filter(line => /^\s+at /.test(line)).map(line => line.trim());
}

/** The first place of a stack that lies in one of the files that `isCell` knows. */
export function cellPlace(
  frames: readonly string[],
  isCell: (file: string) => boolean,
): (Position & { file: string }) | undefined {
  for (const frame of frames) {
    const [, file, line, column] = /(?:\(|at (?:async )?)([^()\s]+):(\d+):(\d+)\)?$/.exec(frame) ?? [];
    if (file !== undefined && isCell(file)) return { file, line: Number(line), column: Number(column) };
  }
  return undefined;
}

/** All frames of cells, and of each run of library frames the first few. */
export function shortenFrames(frames: readonly string[], isCell: (file: string) => boolean): string[] {
  const shown: string[] = [];
  let libraries = 0;
  const tellSkipped = () => {
    const skipped = libraries - LIBRARY_FRAMES;
    if (skipped > 0) shown.push(`... ${skipped} more in libraries`);
    libraries = 0;
  };
  for (const frame of frames) {
    if (cellPlace([frame], isCell)) tellSkipped();
    else libraries++;
    if (libraries <= LIBRARY_FRAMES) shown.push(frame);
  }
  tellSkipped();
  return shown;
}
