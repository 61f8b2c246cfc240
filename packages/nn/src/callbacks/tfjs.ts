import * as tf from '@tensorflow/tfjs-node';
import { directionOf } from '../compile';
import { EarlyStopping } from './early-stopping';

type Arguments = Parameters<typeof tf.callbacks.earlyStopping>[0];

/** Private fields of tfjs's early stopping. */
interface Inside {
  readonly mode: 'auto' | 'min' | 'max';
  readonly monitor: string;
  monitorFunc: (current: number, best: number) => boolean;
  minDelta: number;
}

/** tfjs's early stopping; where the metric says which way it goes that is not guessed from letters in its name. */
class TfjsEarlyStopping extends tf.EarlyStopping {
  override async onTrainBegin(logs?: tf.Logs): Promise<void> {
    const inside = this as unknown as Inside;
    const direction = inside.mode === 'auto' ? directionOf(this.model, inside.monitor) : undefined;
    if (direction !== undefined) {
      const sign = direction === 'max' ? 1 : -1;
      inside.monitorFunc = (current, best) => sign * current > sign * best;
      inside.minDelta = sign * Math.abs(inside.minDelta);
    }
    await super.onTrainBegin(logs);
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
