import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import type { PartialJSONObject } from '@lumino/coreutils';
import {
  hasEnded,
  parsePayload,
  PayloadError,
  render,
  type AnyViewPayload,
  type TrainingState,
} from '@epochlab/views';
import type { ViewSnapshot } from '../live/view-store';

/**
 * Writes the last state of a run into the document when the run ends or the kernel is lost. JupyterLab forgets which
 * output a display id belongs to when the page is reloaded, so the kernel's own update would miss it.
 */
export function keep(
  { payload, connection }: ViewSnapshot,
  model: IRenderMime.IMimeModel,
  mimeType: string,
): void {
  const ended = payload.kind === 'training' && hasEnded(payload.state);
  if (!ended && connection.status !== 'offline') {
    return;
  }
  // Reading it copies all that the document holds of the output.
  const kept = parsePayload(model.data[mimeType]);
  if (!(kept instanceof PayloadError) && isNewer(payload, kept)) {
    model.setData({ data: { ...model.data, ...(render(payload) as PartialJSONObject) } });
  }
}

function isNewer(payload: AnyViewPayload, kept: AnyViewPayload): boolean {
  if (payload.kind !== 'training' || kept.kind !== 'training' || payload.id !== kept.id) {
    return false;
  }
  const [now, then] = [payload.state, kept.state];
  return (
    now.status !== then.status ||
    now.progress.epoch !== then.progress.epoch ||
    now.progress.step !== then.progress.step ||
    namesOf(now) !== namesOf(then)
  );
}

/** Which runs are drawn over this one, as a word to compare. */
const namesOf = ({ runs = [] }: TrainingState): string => JSON.stringify(runs.map(({ name }) => name));
