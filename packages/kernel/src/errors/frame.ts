import { codeFrameColumns } from '@babel/code-frame';
import { readable } from './ansi';
import type { Position } from '../session/source-maps';

/** The lines around a place in a cell, the place pointed at, in colour. */
export function codeFrame(source: string, start: Position, end?: Position, message?: string): string {
  const location = end ? { start, end } : { start };
  const frame = codeFrameColumns(source, location, {
    forceColor: true,
    linesAbove: 2,
    linesBelow: 2,
    ...(message && { message }),
  });
  return readable(frame);
}
