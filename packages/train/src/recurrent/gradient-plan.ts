import type { Node, Output } from '@epochlab/graph/structure';
import type { TracedCell } from './cell-trace';
import { type Deferred, deferredRows, deferredSum } from './deferred-gradients';
import { columnsOf } from './matrices';
import { withoutDerived } from './derived-values';
import { shapeOf } from './tensor-list';
import { Values } from './values';

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

/** Values of the forward step that `wanted` needs, that are not `known`, and would otherwise be computed again. */
function neededOfForward(
  { forward, fixed }: TracedCell,
  wanted: readonly Output[],
  known: Values,
): readonly Output[] {
  const saved = new Values();
  const seen = new Set<Node>();
  const pending = [...wanted];
  for (let output = pending.pop(); output; output = pending.pop()) {
    const { node } = output;
    if (known.has(output)) continue;
    if (forward.has(node) && !fixed.has(node)) saved.add(output);
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

const sizeOf = (outputs: readonly Output[]) =>
  outputs.reduce((sum, output) => sum + shapeOf(output).reduce((product, size) => product * size, 1), 0);

/** Values to keep of every time: those that stand side by side in several of them only once, where that is less. */
function thrifty(values: readonly Output[]): readonly Output[] {
  const whole = new Values(values).all;
  const columns = new Values(values.flatMap(columnsOf)).all;
  return sizeOf(columns) < sizeOf(whole) ? columns : whole;
}

/** @param start what a step of either loop starts from besides captures: its input, its states, what was computed ahead */
export function gradientPlan(cell: TracedCell, start: readonly Output[]): GradientPlan {
  const { gradient, states, fixed, forward } = cell;
  if (!gradient) return { dx: undefined, dWeights: [], saved: [], kept: [] };
  const dx = planned(gradient.dx, output => deferredRows(output, cell, fixed));
  const dWeights = gradient.dWeights.map(each => planned(each, output => deferredSum(output, fixed)));
  const all = [dx, ...dWeights].filter(result => result !== undefined);
  const known = new Values(start);
  const later = all
    .flatMap(result => ('after' in result ? result.after.values : []))
    .filter(value => !known.has(value));
  const ofForward = later.filter(value => forward.has(value.node));
  const kept = thrifty(later.filter(value => !forward.has(value.node)));
  const each = all.flatMap(result => ('each' in result ? [result.each] : []));
  const inLoop = [...each, ...gradient.dStates.filter(output => output !== undefined), ...kept];
  const needed = neededOfForward(cell, inLoop, known);
  const saved = withoutDerived(cell, needed, new Values([...start, ...ofForward]));
  return { dx, dWeights, saved: new Values([...states, ...ofForward, ...saved]).all, kept };
}
