import { formatBytes, formatDuration, formatElapsed } from '../format/quantity';
import { formatCount, formatNumber } from '../format/number';
import type { TrainingProgress, TrainingState, TrainingStatus } from './state';

type Facts = (progress: TrainingProgress) => string[];

const facts: Readonly<Record<TrainingStatus, Facts>> = {
  waiting: progress => [`${epochs(progress)}, waiting for the first step`],
  running: progress => [epochs(progress), ...speed(progress), ...left(progress), ...memory(progress)],
  paused: progress => [place(progress), ...elapsed(progress)],
  stopping: progress => [place(progress)],
  stopped: progress => [`stopped at ${place(progress)}`, ...elapsed(progress)],
  finished: progress => [
    `${progress.epochs === 1 ? '1 epoch' : `${formatCount(progress.epochs)} epochs`} in ${formatElapsed(progress.secondsElapsed)}`,
    ...speed(progress),
  ],
  failed: progress => [`failed at ${place(progress)}`, ...elapsed(progress)],
};

/** Words of the title line after the model's name, part by part. */
export function trainingFacts(state: TrainingState): string[] {
  const message = state.message !== undefined && state.status !== 'failed' ? [state.message] : [];
  return [...facts[state.status](state.progress), ...message];
}

const epochs = ({ epoch, epochs: all }: TrainingProgress): string =>
  epoch > 0 ? `epoch ${formatCount(epoch)} of ${formatCount(all)}` : `${formatCount(all)} epochs`;

/** @example 'epoch 3 of 10, step 17 of 25' */
function place(progress: TrainingProgress): string {
  const { step, stepsPerEpoch } = progress;
  if (step === 0) return epochs(progress);
  return `${epochs(progress)}, step ${formatCount(step)}${stepsPerEpoch === null ? '' : ` of ${formatCount(stepsPerEpoch)}`}`;
}

const speed = ({ stepsPerSecond }: TrainingProgress): string[] =>
  stepsPerSecond === null
    ? []
    : [`${stepsPerSecond >= 100 ? formatCount(stepsPerSecond) : formatNumber(stepsPerSecond, 3)} steps/s`];

const left = ({ secondsLeft }: TrainingProgress): string[] =>
  secondsLeft === null ? [] : [`${formatDuration(secondsLeft)} left`];

const memory = ({ memory: held }: TrainingProgress): string[] =>
  held ? [`${formatBytes(held.process)} in memory`] : [];

const elapsed = ({ secondsElapsed }: TrainingProgress): string[] =>
  secondsElapsed > 0 ? [`after ${formatElapsed(secondsElapsed)}`] : [];
