import { formatBytes, formatDuration, formatElapsed, shownOf } from '../format/quantity';
import { formatCount, formatNumber } from '../format/number';
import type { TrainingProgress, TrainingState, TrainingStatus } from './state';

type Facts = (progress: TrainingProgress, message?: string) => string[];

const facts: Readonly<Record<TrainingStatus, Facts>> = {
  waiting: (progress, message) => [`${epochs(progress)}, waiting for the first step`, ...said(message)],
  running: (progress, message) => [
    epochs(progress),
    ...speed(progress),
    ...left(progress),
    ...memory(progress),
    ...said(message),
  ],
  paused: (progress, message) => [place(progress), ...elapsed(progress), ...said(message)],
  stopping: progress => [place(progress)],
  stopped: (progress, message) => [message ?? `stopped at ${place(progress)}`, ...elapsed(progress)],
  finished: (progress, message) => [
    `${length(progress)} in ${formatElapsed(progress.secondsElapsed)}`,
    ...speed(progress),
    ...said(message),
  ],
  failed: progress => [`failed at ${place(progress)}`, ...elapsed(progress)],
};

/** Words of the title line after the model's name, part by part. */
export function trainingFacts(state: TrainingState): string[] {
  return facts[state.status](state.progress, state.message);
}

const said = (message: string | undefined): string[] => (message === undefined ? [] : [message]);

/** @example '10 epochs', '7 of 10 epochs' */
const length = ({ epoch, epochs: all }: TrainingProgress): string =>
  shownOf(epoch > 0 ? epoch : all, all, 'epoch');

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
