import { type Graph, type Output } from '@epochlab/graph/structure';
import type { TracedCell, CellGradient } from './cell-trace';
import { countedLoop } from './counted-loop';
import type { OverTime } from './deferred-gradients';
import { fixedValues, outside } from './fixed-values';
import { type ForwardLoop, givenStep } from './forward-loop';
import type { Gradient } from './gradient-plan';
import type { LoopInputs } from './loop-inputs';
import { columnsOf } from './matrices';
import { copySubgraph } from './subgraph';
import { getItem, reserve, row, setItem, shapeOf, stack } from './tensor-list';

export interface BackwardLoop {
  readonly dxs: Output;
  readonly dStates: readonly Output[];
  readonly dWeights: readonly Output[];
}

/** The gradients to start from: that of all outputs (time first), and of the final states. */
export interface OutputGradients {
  readonly dSequence: Output;
  readonly dFinal: readonly Output[];
}

const zeros = (graph: Graph, shape: readonly number[]) =>
  graph.op('Fill', [graph.ints(shape), graph.float(0)]);

const or = (graph: Graph, output: Output | undefined, like: Output) => output ?? zeros(graph, shapeOf(like));

const eachTime = (gradient: Gradient | undefined) =>
  gradient && 'each' in gradient ? gradient.each : undefined;

const present = (wanted: readonly (Output | undefined)[]): Output[] =>
  wanted.filter(output => output !== undefined);

/** Copies what computes `wanted`; where nothing is wanted, nothing comes back. */
function copyPresent(
  cell: TracedCell,
  inner: Graph,
  wanted: readonly (Output | undefined)[],
  given: Parameters<typeof copySubgraph>[3],
): (Output | undefined)[] {
  const there = present(wanted);
  const copies = copySubgraph(cell.recorder.graph, inner, there, given);
  return wanted.map(output => (output ? copies[there.indexOf(output)] : undefined));
}

/** The gradient of the recurrence: from the last time to the first; then what is computed for all times at once. */
export function backwardLoop(
  graph: Graph,
  cell: TracedCell & { readonly gradient: CellGradient },
  { steps }: LoopInputs,
  { sequences, plan, saved }: ForwardLoop,
  { dSequence, dFinal }: OutputGradients,
  weightShapes: readonly (readonly number[])[],
): BackwardLoop {
  const { gradient, states } = cell;
  const [dx, dWeights] = [eachTime(plan.dx), plan.dWeights.map(eachTime)];
  const wanted = [...gradient.dStates, ...dWeights, dx, ...plan.kept];
  const start = [...sequences.map(({ each }) => each), ...plan.saved, gradient.dOutput, ...gradient.dNext];
  const fixed = fixedValues(cell, present(wanted), start);
  const initial = {
    data: [...sequences.map(({ all }) => all), dSequence],
    captures: cell.captures.map(({ outer }) => outer),
    fixed: outside(graph, cell, fixed),
    saved,
    dStates: dFinal,
    sums: weightShapes.map(shape => zeros(graph, shape)),
    lists: [cell.x, ...plan.kept].map(value => reserve(graph, value, steps)),
  };
  const final = countedLoop(graph, steps, initial, (inner, i, now) => {
    const t = inner.op('Sub', [inner.int(steps - 1), i]);
    const rows = now.data.map(values => row(inner, values, t));
    const values = plan.saved.map((value, k) => getItem(inner, now.saved[k] as Output, t, value));
    const given = givenStep(cell, sequences, fixed, { ...now, rows, states: values });
    plan.saved.forEach((value, k) => given.set(value, values[k] as Output));
    given.set(gradient.dOutput, rows.at(-1) as Output);
    gradient.dNext.forEach((value, k) => given.set(value, now.dStates[k] as Output));
    const results = copyPresent(cell, inner, wanted, given);
    const grads = results.slice(states.length, states.length + dWeights.length);
    const items = results.slice(states.length + dWeights.length);
    return {
      dStates: states.map((state, k) => or(inner, results[k], state)),
      sums: now.sums.map((sum, k) => (grads[k] ? inner.op('AddV2', [sum, grads[k]]) : sum)),
      lists: now.lists.map((list, k) => (items[k] ? setItem(inner, list, t, items[k]) : list)),
    };
  });
  const known = [
    ...sequences,
    ...plan.saved.map((each, k) => ({ each, list: final.saved[k] as Output })),
    ...plan.kept.map((each, k) => ({ each, list: final.lists[k + 1] as Output })),
  ];
  const overTime: OverTime = value => {
    const found = known.find(({ each }) => each.node === value.node && each.index === value.index);
    if (found) return 'all' in found ? found.all : stack(graph, found.list, found.each, steps);
    const columns = columnsOf(value);
    if (columns.includes(value)) throw new Error(`${value.node.name} was not kept for the gradient.`);
    const [first, ...others] = columns.map(overTime) as [Output, ...Output[]];
    if (others.length === 0) return first;
    const shapes = [[steps, ...shapeOf(value)]];
    return graph.op('ConcatV2', [first, ...others, graph.int(2)], {}, { shapes });
  };
  const after = (result: Gradient | undefined) =>
    result && 'after' in result ? result.after.build(graph, overTime) : undefined;
  return {
    dxs: after(plan.dx) ?? dxsOf(graph, dx, final.lists[0] as Output, cell, steps),
    dStates: final.dStates,
    dWeights: plan.dWeights.map((weight, k) => after(weight) ?? (final.sums[k] as Output)),
  };
}

const dxsOf = (graph: Graph, dx: Output | undefined, list: Output, { x }: TracedCell, steps: number) =>
  dx ? stack(graph, list, x, steps) : zeros(graph, [steps, ...shapeOf(x)]);
