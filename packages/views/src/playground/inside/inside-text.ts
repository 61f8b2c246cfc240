import { formatNumber } from '../../format/number';
import type { PlaygroundState } from '../state';
import type { PlaygroundInside, SamplePhase } from './state';

type Inside = Pick<PlaygroundInside, 'x' | 'y' | 'sample' | 'label' | 'loss' | 'phase'>;

const PHASES: Readonly<Record<SamplePhase, string>> = {
  forward: 'forward pass',
  backward: 'backward pass',
  update: 'update',
};

/** Facts about the chosen point, in the order in which they are said. */
export function insideFacts(inside: Inside, { classes }: Pick<PlaygroundState, 'classes'>): string[] {
  const { x, y, sample, label, loss, phase } = inside;
  const place = `(${formatNumber(x, 3)}, ${formatNumber(y, 3)})`;
  return [
    sample === null ? place : `training point ${sample + 1} at ${place}`,
    ...(label === null ? [] : [`label ${labelText(label, classes)}`]),
    ...(loss === null ? [] : [`loss ${formatNumber(loss)}`]),
    PHASES[phase],
  ];
}

/** A label as the data have it: a class by its name, else the number. */
export function labelText(label: number, classes: readonly string[]): string {
  const index = classes.length === 2 ? (label + 1) / 2 : label;
  return classes[index] ?? formatNumber(label, 3);
}
