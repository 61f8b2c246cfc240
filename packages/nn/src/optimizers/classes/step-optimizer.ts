import type { NamedTensor } from '@tensorflow/tfjs-core/dist/tensor_types';
import * as tf from '@tensorflow/tfjs-node';
import { listedGradients, type Slot } from '@epochlab/train/tfjs-patches';

/** The slots of one kind, a list beside the variables, and the number that each begins with. */
export interface SlotKind {
  readonly name: string;
  readonly slots: Slot[];
  readonly begin?: number;
}

/** tfjs's own, which its types keep to themselves. */
interface Counting {
  iterations_: number;
}

function slotAt(
  { name, slots, begin = 0 }: SlotKind,
  i: number,
  weight: string,
  like: tf.Variable,
): tf.Variable {
  slots[i] ??= {
    originalName: `${weight}/${name}`,
    variable: tf.tidy(() => tf.variable(tf.fill(like.shape, begin), false)),
  };
  return slots[i].variable;
}

/**
 * An optimizer by Keras's formulas. It counts its steps in a variable, so that a compiled step counts too; tfjs's `iterations` are
 * JavaScript's.
 */
export abstract class StepOptimizer extends tf.Optimizer {
  /** The steps that have been taken, the one under way included. */
  protected readonly step = tf.variable(tf.scalar(0), false);

  constructor(public learningRate: number) {
    super();
  }

  /** The lists of slots, always in the same order. */
  protected abstract kinds(): readonly SlotKind[];

  /** Numbers that it keeps for all variables together. */
  protected totals(): readonly tf.Variable[] {
    return [];
  }

  /** Computes once in a step what is the same for all variables. */
  protected begin(): void {
    // Most have nothing.
  }

  /** Takes a step with one variable. @param slots of the variable, one of each kind */
  protected abstract update(variable: tf.Variable, gradient: tf.Tensor, slots: readonly tf.Variable[]): void;

  applyGradients(gradients: object): void {
    tf.tidy(() => {
      this.step.assign(tf.add(this.step, 1));
      this.begin();
      listedGradients(gradients).forEach(({ name, tensor }, i) => {
        const variable = tf.engine().registeredVariables[name] as tf.Variable;
        const slots = this.kinds().map(kind => slotAt(kind, i, name, variable));
        if (tensor != null) this.update(variable, tensor, slots);
      });
    });
    this.incrementIterations();
  }

  override dispose(): void {
    tf.dispose([
      this.step,
      ...this.totals(),
      ...this.kinds().flatMap(({ slots }) => slots.map(slot => slot.variable)),
    ]);
  }

  override async getWeights(): Promise<NamedTensor[]> {
    const slots = this.kinds().flatMap(kind => kind.slots);
    return [
      await this.saveIterations(),
      ...this.totals().map((tensor, i) => ({ name: `total${i}`, tensor })),
      ...slots.map(({ originalName, variable }) => ({ name: originalName, tensor: variable })),
    ];
  }

  override async setWeights(weights: NamedTensor[]): Promise<void> {
    const left = await this.extractIterations(weights);
    const totals = this.totals();
    const kinds = this.kinds();
    tf.tidy(() => this.step.assign(tf.scalar((this as unknown as Counting).iterations_)));
    left.splice(0, totals.length).forEach(({ tensor }, i) => totals[i]?.assign(tensor));
    const each = left.length / kinds.length;
    kinds.forEach(({ slots }, k) => {
      const own = left.slice(k * each, (k + 1) * each);
      tf.dispose(slots.map(slot => slot.variable));
      slots.splice(
        0,
        slots.length,
        ...own.map(({ name, tensor }) => ({ originalName: name, variable: tensor.variable(false) })),
      );
    });
  }
}

/** From a running mean a step nearer to a value: mean + (value - mean) (1 - keep). */
export const towards = (mean: tf.Tensor, value: tf.Tensor, keep: number): tf.Tensor =>
  tf.add(mean, tf.mul(tf.sub(value, mean), 1 - keep));
