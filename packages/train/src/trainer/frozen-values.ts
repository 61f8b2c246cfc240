import { JavaScriptState } from '../javascript-state/javascript-state';
import type { TrainableModel } from '../model';
import { stepCodeOf } from '../record/step-code';

/** A trace pays if it serves for more steps than this. */
const FEW_STEPS = 20;

/** A value that changed this often will change again. */
const MANY_CHANGES = 2;

/** Traces in a row that did not pay, after which there are no more. */
const MOST_RESTLESS = 3;

/** JavaScript's values that the traces of a model have frozen: whether it is to be traced again, or no more. */
export class FrozenValues {
  /** The values, and the batches that had run when they were first frozen. */
  private frozen: { readonly state: JavaScriptState; readonly worked: number } | undefined;
  /** How often they have changed since. */
  private changes = 0;
  /** How often in a row they changed soon after a trace. */
  private restless = 0;

  constructor(private readonly model: TrainableModel) {}

  /** Whether values change so often that XLA's compiler never pays. */
  get changeOften(): boolean {
    return this.changes >= MANY_CHANGES;
  }

  /** Whether they change so soon after each trace that none pays. */
  get neverRest(): boolean {
    return this.restless >= MOST_RESTLESS;
  }

  /** Notes the values that a trace has just frozen, after `worked` batches. */
  freeze(worked: number): void {
    const state = new JavaScriptState(this.model.layers, stepCodeOf(this.model));
    this.frozen = { state, worked: this.frozen?.worked ?? worked };
  }

  /** The value that has changed since, if one has; counts it. */
  changed(worked: number): string | undefined {
    const changed = this.frozen?.state.changed();
    if (changed === undefined) return undefined;
    this.restless = worked - (this.frozen?.worked ?? 0) < FEW_STEPS ? this.restless + 1 : 0;
    this.changes++;
    return changed;
  }

  /** No trace holds them any more. */
  release(): void {
    this.frozen = undefined;
  }

  /** As if none had ever changed. */
  forgetChanges(): void {
    this.changes = 0;
  }
}
