import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { formatBytes, formatCount, formatDuration, formatNumber, type TrainingState } from '@epochlab/views';
import type { ConnectionState, OfflineReason } from '../../live/connection';
import { phaseOf, type Phase } from './phase';

type Trans = IRenderMime.TranslationBundle;

/** The word on the badge. */
export const phaseNames = (trans: Trans): Record<Phase, string> => ({
  waiting: trans.__('waiting'),
  running: trans.__('running'),
  paused: trans.__('paused'),
  stopping: trans.__('stopping'),
  stopped: trans.__('stopped'),
  finished: trans.__('finished'),
  failed: trans.__('failed'),
  diverged: trans.__('diverged'),
  disconnected: trans.__('disconnected'),
});

/** Why a run that had not ended shows no news. */
export const offlineReasons = (trans: Trans): Record<OfflineReason, string> => ({
  'no-kernel': trans.__('No kernel is connected; this is the last picture of the run.'),
  unknown: trans.__('The kernel that ran this is gone; this is the last picture of the run.'),
  restarting: trans.__('The kernel was restarted; this is the last picture of the run.'),
  dead: trans.__('The kernel died; this is the last picture of the run.'),
  'link-lost': trans.__('The connection to the kernel was lost; trying again.'),
  'not-understood': trans.__(
    'The kernel speaks of this run in a way that is not understood here: update Epochlab in both places. This is the last picture.',
  ),
  closed: trans.__('The kernel closed the connection; this is the last picture of the run.'),
});

/** The line below the title: where the run is, how fast, how long still, or how it ended. */
export function progressLine(trans: Trans, state: TrainingState, connection: ConnectionState): string {
  const phase = phaseOf(state, connection);
  const reason = connection.status === 'offline' ? offlineReasons(trans)[connection.reason] : '';
  const lines: Record<Phase, () => readonly string[]> = {
    waiting: () => [trans.__('Waiting for the first step'), state.message ?? ''],
    running: () => [
      lost(state),
      position(trans, state),
      speed(trans, state),
      left(trans, state),
      memory(trans, state),
      state.message ?? '',
    ],
    paused: () => [position(trans, state), memory(trans, state), state.message ?? ''],
    stopping: () => [position(trans, state), trans.__('stopping after this batch')],
    stopped: () => [
      state.message ?? trans.__('Stopped at %1', position(trans, state)),
      elapsed(trans, state),
    ],
    finished: () => [length(trans, state), speed(trans, state), state.message ?? ''],
    diverged: () => [lost(state), state.message ?? '', length(trans, state)],
    failed: () => [state.message ?? trans.__('The run failed'), position(trans, state)],
    disconnected: () => [reason, position(trans, state)],
  };
  return lines[phase]()
    .filter(part => part !== '')
    .join(' · ');
}

/** Since when a value is no number, and what to do. */
const lost = ({ events }: TrainingState): string =>
  events.find(({ kind }) => kind === 'notFinite')?.text ?? '';

function position(trans: Trans, { progress }: TrainingState): string {
  const { epoch, epochs: all, step, stepsPerEpoch } = progress;
  const where = trans.__('epoch %1 of %2', formatCount(epoch), formatCount(all));
  if (step === 0) {
    return where;
  }
  const steps =
    stepsPerEpoch === null
      ? trans.__('step %1', formatCount(step))
      : trans.__('step %1 of %2', formatCount(step), formatCount(stepsPerEpoch));
  return `${where}, ${steps}`;
}

function length(trans: Trans, { progress: { epoch, epochs, secondsElapsed } }: TrainingState): string {
  const time = clock(trans, secondsElapsed);
  return epoch > 0 && epoch < epochs
    ? trans.__('%1 of %2 epochs in %3', formatCount(epoch), formatCount(epochs), time)
    : trans._n('%2 epoch in %3', '%2 epochs in %3', epochs, formatCount(epochs), time);
}

const elapsed = (trans: Trans, { progress }: TrainingState): string =>
  trans.__('after %1', clock(trans, progress.secondsElapsed));

const speed = (trans: Trans, { progress }: TrainingState): string =>
  progress.stepsPerSecond === null ? '' : trans.__('%1 steps/s', formatNumber(progress.stepsPerSecond, 3));

const left = (trans: Trans, { progress }: TrainingState): string =>
  progress.secondsLeft === null ? '' : trans.__('%1 left', formatDuration(progress.secondsLeft));

/** Memory that the kernel's process holds, and how much of that is tensors. */
const memory = (trans: Trans, { progress: { memory: held } }: TrainingState): string =>
  held
    ? trans.__('%1 in memory, %2 of it tensors', formatBytes(held.process), formatBytes(held.tensors))
    : '';

const clock = (trans: Trans, seconds: number): string =>
  seconds < 60 ? trans.__('%1 s', formatNumber(seconds, 3)) : formatDuration(seconds);
