import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import type { PartialJSONObject } from '@lumino/coreutils';
import { hasEnded, parsePayload, PayloadError, render, type TrainingState } from '@epochlab/views';
import type { ViewSnapshot } from '../live/view-store';

/**
 * Whether the state of a view is to be written into the document as soon as it is known: when a run ends or the kernel is lost. JupyterLab
 * forgets which output a display id belongs to when the page is reloaded, so the kernel's own update would miss it.
 */
export const isLast = ({ payload, connection }: ViewSnapshot): boolean =>
  connection.status === 'offline' || (payload.kind === 'training' && hasEnded(payload.state));

/**
 * Writes the state of a run into the document, if that has an older one.
 * @param least seconds of training that are worth it; a change of another kind always is
 */
export function keep(
  { payload }: ViewSnapshot,
  model: IRenderMime.IMimeModel,
  mimeType: string,
  least = 0,
): void {
  if (payload.kind !== 'training') {
    return;
  }
  // Reading it copies all that the document holds of the output.
  const kept = parsePayload(model.data[mimeType]);
  const isIts = !(kept instanceof PayloadError) && kept.kind === 'training' && kept.id === payload.id;
  if (isIts && isNewer(payload.state, kept.state, least)) {
    model.setData({ data: { ...model.data, ...(render(payload) as PartialJSONObject) } });
  }
}

function isNewer(now: TrainingState, then: TrainingState, least: number): boolean {
  const [at, before] = [now.progress, then.progress];
  const isFurther = at.epoch !== before.epoch || at.step !== before.step;
  return (
    now.status !== then.status ||
    namesOf(now) !== namesOf(then) ||
    (isFurther && at.secondsElapsed - before.secondsElapsed >= least)
  );
}

/** Which runs are drawn over this one, as a word to compare. */
const namesOf = ({ runs = [] }: TrainingState): string => JSON.stringify(runs.map(({ name }) => name));
