import type { Node, Output } from '../../graph/node';
import type { Cell } from './cell-trace';
import { type Deferred, deferredRows, deferredSum } from './deferred';
import { invariants } from './invariants';

/** A gradient that each time computes for itself, or one that is computed after the loop for all times. */
export type Gradient = { readonly each: Output } | { readonly after: Deferred };

/** How the gradient of a time step is divided between the loop, what it saves, and what comes after. */
export interface GradientPlan {
  readonly dx: Gradient | undefined;
  readonly dWeights: readonly (Gradient | undefined)[];
  /** Values of the forward step that the loop keeps for every time; the states come first. */
  readonly saved: readonly Output[];
  /** Values of the backward step that it keeps for what comes after. */
  readonly kept: readonly Output[];
}

class Values {
  private readonly outputs: Output[] = [];

  has({ node, index }: Output): boolean {
    return this.outputs.some(output => output.node === node && output.index === index);
  }

  add(output: Output): void {
    if (!this.has(output)) this.outputs.push(output);
  }

  get all(): readonly Output[] {
    return this.outputs;
  }
}

/** What `wanted` needs of the forward step that would otherwise have to be computed again. */
function neededOfForward(cell: Cell, wanted: readonly Output[], fixed: ReadonlySet<Node>): readonly Output[] {
  const parameters = new Set(cell.recorder.graph.params);
  const saved = new Values();
  const seen = new Set<Node>();
  const pending = [...wanted];
  for (let output = pending.pop(); output; output = pending.pop()) {
    const { node } = output;
    if (cell.forward.has(node) && !fixed.has(node) && !parameters.has(node)) saved.add(output);
    else if (!seen.has(node)) {
      seen.add(node);
      pending.push(...node.inputs);
    }
  }
  return saved.all;
}

const planned = (each: Output | undefined, defer: (gradient: Output) => Deferred | undefined) => {
  const after = each && defer(each);
  return after ? { after } : each && { each };
};

export function gradientPlan(cell: Cell): GradientPlan {
  const { gradient, states, x } = cell;
  if (!gradient) return { dx: undefined, dWeights: [], saved: [], kept: [] };
  const fixed = invariants(cell);
  const dx = planned(gradient.dx, output => deferredRows(output, cell, fixed));
  const dWeights = gradient.dWeights.map(each => planned(each, output => deferredSum(output, fixed)));
  const all = [dx, ...dWeights].filter(result => result !== undefined);
  const later = all.flatMap(result => ('after' in result ? result.after.values : []));
  const known = new Values();
  for (const output of [x, ...states]) known.add(output);
  const [ofForward, kept] = [new Values(), new Values()];
  for (const value of later)
    if (!known.has(value)) (cell.forward.has(value.node) ? ofForward : kept).add(value);
  const each = all.flatMap(result => ('each' in result ? [result.each] : []));
  const inLoop = [...each, ...gradient.dStates.filter(output => output !== undefined), ...kept.all];
  for (const output of neededOfForward(cell, inLoop, fixed)) ofForward.add(output);
  return { dx, dWeights, saved: [...states, ...ofForward.all], kept: kept.all };
}
