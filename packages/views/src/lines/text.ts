import { textCurves } from '../terminal/curves';
import { heading } from '../terminal/heading';
import { pointsKept } from './points-kept';
import type { LinesState } from './state';

export function linesText(state: LinesState): string {
  const { title, xLabel, yLabel, series } = state;
  return [
    heading(title, `${yLabel || 'y'} over ${xLabel || 'x'}`, ...pointsKept(state)),
    textCurves(series),
  ].join('\n');
}
