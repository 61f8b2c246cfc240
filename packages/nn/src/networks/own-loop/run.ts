import type { BaseCallback } from '@tensorflow/tfjs-layers/dist/base_callbacks';
import type { LayersModel } from '@tensorflow/tfjs-node';
import { callbackList, type CallbackLike } from '../../live/callback-list';
import type { LoopValues, LoopView } from '../../live/loop-view';

/** Named losses of a step, or their means over an epoch. */
export type Losses<Name extends string> = Readonly<Record<Name, number>>;

/** Losses of each epoch, the means of its steps. */
export interface LossHistory<Name extends string> {
  readonly epoch: number[];
  readonly history: Readonly<Record<Name, number[]>>;
}

/** A run of a network whose step is its own. */
export interface OwnRun<Name extends string> {
  readonly view: LoopView;
  readonly epochs: number;
  readonly stepsPerEpoch: number;
  readonly names: readonly Name[];
  readonly callbacks: CallbackLike | readonly CallbackLike[] | undefined;
  /** The parameters of the run, as callbacks get them. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The callbacks' model, whose `stopTraining` ends the run. */
  readonly model: LayersModel;
  /** An order of the samples for an epoch. */
  order(): readonly number[];
  /** Takes step `i` of an epoch. */
  step(order: readonly number[], i: number): Losses<Name>;
  /** The losses as the view is to draw them. */
  curves(losses: Losses<Name>): LoopValues;
  /** Called before the first epoch with 0, and after each. */
  show?(epoch: number): void;
}

/** tfjs refuses to set this of a model that is not compiled, which these need not be: their loss is not the model's. */
const OWN_STOP: PropertyDescriptor = { value: false, writable: true, configurable: true };

/** Runs the epochs until the last one, Stop, an interrupt or a callback that sets `stopTraining`. */
export async function runLoop<Name extends string>(run: OwnRun<Name>): Promise<LossHistory<Name>> {
  const { view, model, epochs, names } = run;
  const callbacks = callbacksOf(run);
  const done: Losses<Name>[] = [];
  try {
    Object.defineProperty(model, 'stopTraining', OWN_STOP);
    for (const callback of callbacks) await callback.onTrainBegin();
    run.show?.(0);
    while (done.length < epochs && !isStopped(run)) {
      if (done.length > 0) view.epoch();
      done.push(await runEpoch(run, callbacks, done.length));
    }
    for (const callback of callbacks) await callback.onTrainEnd();
    view.finish();
  } catch (error) {
    view.fail(error);
    throw error;
  } finally {
    Reflect.deleteProperty(model, 'stopTraining');
  }
  return { epoch: done.map((_, i) => i), history: record(names, name => done.map(losses => losses[name])) };
}

async function runEpoch<Name extends string>(
  run: OwnRun<Name>,
  callbacks: readonly BaseCallback[],
  epoch: number,
): Promise<Losses<Name>> {
  const order = run.order();
  const steps: Losses<Name>[] = [];
  for (const callback of callbacks) await callback.onEpochBegin(epoch);
  while (steps.length < run.stepsPerEpoch && !isStopped(run)) {
    const batch = steps.length;
    for (const callback of callbacks) await callback.onBatchBegin(batch);
    const losses = run.step(order, batch);
    steps.push(losses);
    for (const callback of callbacks) await callback.onBatchEnd(batch, { ...losses });
    await run.view.step(run.curves(losses));
  }
  const logs = record(run.names, name => mean(steps.map(step => step[name])));
  run.show?.(epoch + 1);
  for (const callback of callbacks) await callback.onEpochEnd(epoch, { ...logs });
  return logs;
}

function callbacksOf<Name extends string>({ callbacks, names, params, model }: OwnRun<Name>): BaseCallback[] {
  const list = callbackList(callbacks);
  for (const callback of list) {
    callback.setParams({ ...params, metrics: [...names] });
    callback.setModel(model);
  }
  return list;
}

const isStopped = ({ view, model }: Pick<OwnRun<string>, 'view' | 'model'>): boolean =>
  view.stopped || model.stopTraining;

const record = <Name extends string, T>(names: readonly Name[], of: (name: Name) => T) =>
  Object.fromEntries(names.map(name => [name, of(name)])) as Record<Name, T>;

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
