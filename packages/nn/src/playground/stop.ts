import { formatNumber, type PlaygroundStop } from '@epochlab/views';
import type { PlaygroundHistory } from './history';

/** When `train` ends: after so many epochs of its own, or by one of the rules, whichever comes first. */
export interface TrainUntil extends Omit<PlaygroundStop, 'epoch'> {
  /** How many epochs at most; a whole number from 1. Without it only the rules end it, a divergence, and an interrupt. */
  readonly epochs?: number;
}

/** A test loss counts as fallen when it is this share below the best one before. */
const PROGRESS = 0.001;

type Rule = (limit: number, history: PlaygroundHistory, from: number) => string | undefined;

/** A rule that is met already where training begins does not hold it: somebody asked for more. */
const RULES: Readonly<Record<keyof PlaygroundStop, Rule>> = {
  epoch: (limit, history, from) =>
    from < limit && epochOf(history) >= limit
      ? `Stopped after epoch ${epochOf(history)}, as set.`
      : undefined,
  loss: (limit, history, from) => {
    const [before, now] = [history.loss[history.epoch.indexOf(from)] ?? Infinity, history.loss.at(-1) ?? NaN];
    return before > limit && now <= limit
      ? `Stopped after epoch ${epochOf(history)}: the training loss is ${formatNumber(now)}, at most ${limit} as set.`
      : undefined;
  },
  patience: (limit, history, from) => {
    const since = epochOf(history) - lastProgress(history, from);
    return since >= limit
      ? `Stopped after epoch ${epochOf(history)}: the test loss has made no progress for ${since} epochs.`
      : undefined;
  },
};

/**
 * Why a run ends by itself, in a sentence; undefined while it goes on.
 *
 * @param from the epoch at which training began, or was taken up again
 */
export function stopReason(
  stop: PlaygroundStop,
  history: PlaygroundHistory,
  from: number,
): string | undefined {
  for (const [name, rule] of Object.entries(RULES)) {
    const limit = stop[name as keyof PlaygroundStop];
    const reason = limit === undefined ? undefined : rule(limit, history, from);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

const epochOf = ({ epoch }: PlaygroundHistory): number => epoch.at(-1) ?? 0;

/** The last epoch from `from` on whose test loss was clearly the best so far. */
function lastProgress({ epoch, testLoss }: PlaygroundHistory, from: number): number {
  let [best, at] = [Infinity, from];
  for (let i = epoch.indexOf(from); i < epoch.length; i++) {
    const loss = testLoss[i] ?? NaN;
    if (!(loss < best - PROGRESS * Math.abs(best)) && best !== Infinity) continue;
    [best, at] = [loss, epoch[i] ?? from];
  }
  return at;
}
