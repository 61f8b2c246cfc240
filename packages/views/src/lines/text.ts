import { textCurves } from '../terminal/curves';
import { heading } from '../terminal/heading';
import type { LinesState } from './state';

export function linesText({ title, xLabel, yLabel, series }: LinesState): string {
  return [heading(title, `${yLabel || 'y'} over ${xLabel || 'x'}`), textCurves(series)].join('\n');
}
