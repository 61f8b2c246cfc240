import * as tf from '@tensorflow/tfjs-node';
import { directionOf } from '../compile';
import { EarlyStopping } from './early-stopping';
import { noBetter, stopAsPlanned } from './planned-stop';

type Arguments = Parameters<typeof tf.callbacks.earlyStopping>[0];

/** Private fields of tfjs's early stopping. */
interface Inside {
  readonly mode: 'auto' | 'min' | 'max';
  readonly monitor: string;
  monitorFunc: (current: number, best: number) => boolean;
  minDelta: number;
  best: number;
  readonly baseline?: number | null;
  readonly wait: number;
}

/** tfjs's early stopping; where the metric says which way it goes that is not guessed from letters in its name. */
class TfjsEarlyStopping extends tf.EarlyStopping {
  override async onTrainBegin(logs?: tf.Logs): Promise<void> {
    await super.onTrainBegin(logs);
    const inside = this as unknown as Inside;
    const direction = inside.mode === 'auto' ? directionOf(this.model, inside.monitor) : undefined;
    if (direction === undefined) return;
    const sign = direction === 'max' ? 1 : -1;
    inside.monitorFunc = (current, best) => sign * current > sign * best;
    inside.minDelta = sign * Math.abs(inside.minDelta);
    // tfjs starts from the worst value for the direction that it guessed.
    inside.best = inside.baseline ?? -sign * Infinity;
  }

  override async onEpochEnd(epoch: number, logs?: tf.Logs): Promise<void> {
    const isStopped = this.model.stopTraining;
    await super.onEpochEnd(epoch, logs);
    const { monitor, wait } = this as unknown as Inside;
    if (this.model.stopTraining && !isStopped) stopAsPlanned(this.model, noBetter(monitor, wait));
  }
}
// Checkpoints name callbacks by their class.
Object.defineProperty(TfjsEarlyStopping, 'name', { value: 'EarlyStopping' });

/** tfjs's own early stopping; `restoreBestWeights`, which that refuses, is done by `EarlyStopping`. */
export function earlyStopping(args: Arguments = {}): tf.EarlyStopping | ReturnType<typeof EarlyStopping> {
  return args.restoreBestWeights ? EarlyStopping(args) : new TfjsEarlyStopping(args);
}

/** Lets `tf.callbacks.earlyStopping` be this one. */
export function mendEarlyStopping(): void {
  // tfjs's type promises its class, of which callers use what every callback has.
  tf.callbacks.earlyStopping = earlyStopping as typeof tf.callbacks.earlyStopping;
}

/** Writes TensorBoard logs: `tensorBoard('logs/run1')`. */
export const { tensorBoard } = tf.node;
