import type { PlaygroundState } from '../state';
import { formulaOf } from './formula';
import type { PlaygroundInside } from './state';
import { insideFacts } from './inside-text';

/** The chosen point and the formula of the chosen neuron, a line each. */
export const insideText = (
  inside: PlaygroundInside,
  state: Pick<PlaygroundState, 'classes' | 'settings'>,
): string =>
  [
    `inside: ${insideFacts(inside, state).join(' · ')}`,
    ...formulaOf(inside.neuron, state.settings).map(({ left, steps }) => [left, ...steps].join(' = ')),
  ].join('\n');
