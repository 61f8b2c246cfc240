import { setTimeout } from 'node:timers/promises';
import { afterInterrupt } from '../callbacks/after-interrupt';
import type { FitCallback } from '../callbacks/callback-kinds';
import type { TrainableModel } from '../model';
import type { OpByOpSteps } from './op-by-op';
import type { CompiledSteps, LoopCall } from '../loop/steps';

/** How soon a Stop is seen. */
const POLL_MS = 50;

/** Whether steps are ready for a call. */
export type Ready = (steps: CompiledSteps | OpByOpSteps, call: LoopCall) => Promise<boolean>;

/** Waits until steps are compiled for a call. */
export const whenCompiled: Ready = async (steps, call) => {
  await steps.prepare(call)?.work;
  return true;
};

/**
 * As `whenCompiled`, but no longer than until the training is to stop; tells its callbacks of a wait. A stop that an epoch begins with leaves it one
 * batch, which is waited for.
 */
export const unlessStopped = (model: TrainableModel, observers: readonly FitCallback[]): Ready =>
  unless(model.stopTraining_ ? afterInterrupt(observers) : () => model.stopTraining_, observers);

/** As `whenCompiled`, but no longer than until it is `over`; tells callbacks of a wait. */
export const unless =
  (over: () => boolean, observers: readonly FitCallback[]): Ready =>
  async (steps, call) => {
    const wait = steps.prepare(call);
    if (!wait) return true;
    const { work, what } = wait;
    if (what !== undefined) for (const observer of observers) observer.onWait?.(what, work);
    let ended = false;
    const end = work.finally(() => (ended = true));
    // Whoever waits for the work again gets the failure.
    end.catch(() => undefined);
    do await Promise.race([end, setTimeout(POLL_MS, undefined, { ref: false })]);
    while (!ended && !over());
    return ended;
  };
