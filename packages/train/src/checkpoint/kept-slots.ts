import * as tf from '@tensorflow/tfjs-node';
import type { OptimizerLike } from '../model';
import { forgetSlots, slotVariables } from './training-state';

/** The slots of an optimizer at this moment, to go back to. */
export class KeptSlots {
  readonly #optimizer: OptimizerLike;
  readonly #values: ReadonlyMap<tf.Variable, tf.Tensor>;
  readonly #iterations: number | undefined;

  constructor(optimizer: OptimizerLike) {
    this.#optimizer = optimizer;
    this.#values = new Map(slotVariables(optimizer).map(variable => [variable, tf.keep(variable.clone())]));
    this.#iterations = optimizer.iterations_;
  }

  /** Puts everything back. A slot that was made since is forgotten: the optimizer makes it again at its next step. */
  restore(): void {
    for (const [variable, value] of this.#values) variable.assign(value);
    forgetSlots(this.#optimizer, variable => !this.#values.has(variable));
    if (this.#iterations === undefined) delete this.#optimizer.iterations_;
    else this.#optimizer.iterations_ = this.#iterations;
  }

  dispose(): void {
    tf.dispose([...this.#values.values()]);
  }
}
