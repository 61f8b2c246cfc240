import { counted } from '../format/quantity';
import { heading } from '../terminal/heading';
import { textScatter } from '../terminal/scatter';
import { shorten } from '../format/label';
import type { DecisionSurfaceState } from './state';

const SYMBOLS = '0123456789abcdefghijklmnopqrstuvwxyz';

/** The samples in the plane, one character for each class. */
export function decisionSurfaceText({
  title,
  xLabel,
  yLabel,
  classes,
  samples,
}: DecisionSurfaceState): string {
  const names = classes.slice(0, SYMBOLS.length).map((name, i) => `${SYMBOLS[i]} ${shorten(name, 20)}`);
  const head = heading(
    'Decision surface',
    title,
    `${yLabel} over ${xLabel}`,
    counted(samples.x.length, 'sample'),
  );
  const plot = textScatter(samples, i => SYMBOLS[samples.classOf[i] as number] ?? '•');
  return [head, plot, heading(names.join('  '))].join('\n');
}
