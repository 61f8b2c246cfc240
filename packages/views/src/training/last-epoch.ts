import { hasEnded } from './ended';
import type { TrainingState } from './state';

/** With this share of the run done, the axis shows all of it. */
const MOST_OF_IT = 0.3;
const FEW = 20;
/** A run of as many seconds fills its axis before one's eyes. */
const SHORT_S = 60;

/**
 * Where the x axis ends, in epochs. A short run has its whole length from the start; a long one would squeeze its first
 * epochs into a corner, so its axis grows in a few round steps. A run that has ended ends at its last point.
 */
export function lastEpoch(state: TrainingState): number {
  const { epochs, secondsElapsed, secondsLeft } = state.progress;
  const reached = state.series.reduce((last, { x }) => Math.max(last, x[x.length - 1] ?? 0), 0);
  if (hasEnded(state) && reached > 0) return reached;
  const isShort = secondsLeft !== null && secondsElapsed + secondsLeft <= SHORT_S;
  if (epochs <= FEW || isShort || reached > MOST_OF_IT * epochs) return Math.max(1, epochs, reached);
  return Math.min(epochs, roundUp(Math.max(FEW / 2, 1.5 * reached)));
}

/** The next of 1, 2, 5, 10, 20, 50, ... */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 5].find(step => step * power >= value) ?? 10);
}
