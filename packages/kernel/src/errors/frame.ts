import { codeFrameColumns } from '@babel/code-frame';
import { readable } from './ansi';
import type { Position } from '../session/failures/source-maps';

/** Characters shown of a line. */
const WIDTH = 400;

/** The lines around a place in a cell, the place pointed at, in colour. Long lines are shown in part. */
export function codeFrame(source: string, start: Position, end?: Position, message?: string): string {
  const shown = source.split('\n').slice(Math.max(0, start.line - 3), (end ?? start).line + 2);
  const isLong = shown.some(({ length }) => length > WIDTH);
  const from = isLong ? Math.max(0, start.column - WIDTH / 2) : 0;
  const lines = isLong ? source.replace(/^.*$/gm, line => line.slice(from, from + WIDTH)) : source;
  const place = ({ line, column }: Position) => ({
    line,
    column: isLong ? Math.min(Math.max(1, column - from), WIDTH + 1) : column,
  });
  const frame = codeFrameColumns(
    lines,
    { start: place(start), ...(end && { end: place(end) }) },
    {
      forceColor: true,
      linesAbove: 2,
      linesBelow: 2,
      ...(message && { message }),
    },
  );
  return readable(frame);
}
