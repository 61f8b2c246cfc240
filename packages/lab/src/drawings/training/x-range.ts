import type { TrainingState } from '@epochlab/views';
import { hasEnded } from './phase';

/** With this share of the run done, the axis shows all of it. */
const MOST_OF_IT = 0.3;
const FEW = 20;

/**
 * Where the x axis ends, in epochs. A short run has its whole length from the start, so nothing but the curve moves; a long
 * one would squeeze its first epochs into a corner, so its axis grows in a few round steps. A run that ended early ends there.
 */
export function lastEpochShown(state: TrainingState): number {
  const { epochs } = state.progress;
  const reached = Math.max(0, ...state.series.map(({ x }) => x.at(-1) ?? 0));
  if (hasEnded(state)) {
    return reached > 0 ? reached : Math.max(1, epochs);
  }
  if (epochs <= FEW || reached > MOST_OF_IT * epochs) {
    return Math.max(1, epochs, reached);
  }
  return Math.min(epochs, roundUp(Math.max(FEW / 2, 1.5 * reached)));
}

/** The next of 1, 2, 5, 10, 20, 50, ... */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 5].find(step => step * power >= value) ?? 10);
}
