import { setTimeout } from 'node:timers/promises';
import type { TrainableModel } from './model';

/** How soon a Stop is seen. */
const POLL_MS = 50;

/** Waits for `work`, but no longer than until the model is to stop; whether the work is done. */
export async function unlessStopped(model: TrainableModel, work: Promise<unknown>): Promise<boolean> {
  let ended = false;
  const end = work.finally(() => (ended = true));
  // Of a failure hears whoever waits for the work again.
  end.catch(() => undefined);
  do await Promise.race([end, setTimeout(POLL_MS, undefined, { ref: false })]);
  while (!ended && !model.stopTraining_);
  return ended;
}
