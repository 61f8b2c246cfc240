import type { Output } from '@epochlab/graph/structure';
import type { TracedCell } from './cell-trace';
import { Values } from './values';

/** Ops that cost less to run again, fused with what uses them, than their result costs to store and load. */
const CHEAP = new Set(
  'Add AddV2 Sub Mul Neg Square Minimum Maximum Relu Cast Reshape Identity Greater GreaterEqual Less LessEqual LogicalAnd LogicalOr LogicalNot Select SelectV2'.split(
    ' ',
  ),
);

/**
 * `values` without those that a few cheap ops make of the others and of what is known anyway: a gate's derivative of the
 * gate, the gate of its sum.
 */
export function withoutDerived(
  cell: TracedCell,
  values: readonly Output[],
  known: Values,
): readonly Output[] {
  const place = new Map(cell.recorder.graph.nodes.map((node, i) => [node, i]));
  const last = (a: Output, b: Output) => (place.get(b.node) ?? 0) - (place.get(a.node) ?? 0);
  const derived = (value: Output, there: Values): boolean =>
    CHEAP.has(value.node.def.name) &&
    value.node.inputs.every(input => cell.fixed.has(input.node) || there.has(input) || derived(input, there));
  let kept = [...values];
  for (const value of [...values].sort(last)) {
    const others = kept.filter(other => other !== value);
    if (derived(value, new Values([...known.all, ...others]))) kept = others;
  }
  return kept;
}
