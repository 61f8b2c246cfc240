import type * as tf from '@tensorflow/tfjs-node';
import type { OptimizerLike } from '../model';
import { forgetSlots, slotVariables } from '../checkpoint/training-state';

/** Those whose traces read the slots of an optimizer. */
const readers = new WeakMap<OptimizerLike, Set<FirstSlots>>();

/** The slots that an optimizer has since its step was traced: op by op it would make them at its first step. */
export class FirstSlots {
  readonly #optimizer: OptimizerLike;
  readonly #made = new Set<tf.Variable>();

  constructor(optimizer: OptimizerLike) {
    this.#optimizer = optimizer;
  }

  /** Traces a step, and notes the slots that this makes. */
  noting<T>(trace: () => T): T {
    const before = new Set(slotVariables(this.#optimizer));
    this.readers.add(this);
    try {
      return trace();
    } finally {
      for (const slot of slotVariables(this.#optimizer)) if (!before.has(slot)) this.#made.add(slot);
    }
  }

  /** Leaves no slots of an optimizer that has taken no step, unless the trace of another model reads them. */
  forgetUnused(): void {
    this.readers.delete(this);
    if (this.readers.size > 0 || (this.#optimizer.iterations_ ?? 0) > 0) return;
    forgetSlots(this.#optimizer, slot => this.#made.has(slot));
  }

  private get readers(): Set<FirstSlots> {
    const known = readers.get(this.#optimizer) ?? new Set();
    readers.set(this.#optimizer, known);
    return known;
  }
}
