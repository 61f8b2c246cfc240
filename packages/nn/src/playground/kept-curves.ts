import type { PlaygroundCurves } from '@epochlab/views';
import { gaps } from '../show/input/numbers';
import type { PlaygroundHistory } from './history';

/** Epochs of a run that travel and are kept in a notebook's file. */
const MOST_EPOCHS = 600;

/** A run with at most so many epochs, evenly chosen, the first and the last among them. */
export function keptCurves(history: PlaygroundHistory): PlaygroundCurves {
  const kept = evenly(history.epoch.length);
  const of = (values: readonly number[]): (number | null)[] =>
    values.length === 0 ? [] : gaps(kept.map(i => values[i] ?? NaN));
  return {
    epoch: kept.map(i => history.epoch[i] ?? 0),
    loss: of(history.loss),
    testLoss: of(history.testLoss),
    accuracy: of(history.accuracy),
    testAccuracy: of(history.testAccuracy),
    seconds: kept.map(i => history.seconds[i] ?? 0),
  };
}

function evenly(length: number): number[] {
  const count = Math.min(length, MOST_EPOCHS);
  return Array.from({ length: count }, (_, i) => Math.round((i * (length - 1)) / Math.max(1, count - 1)));
}
