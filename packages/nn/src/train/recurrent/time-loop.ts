import { DTYPE } from '../../graph/dtypes';
import { Graph } from '../../graph/graph';
import { type Node, type Output, outputDtype, outputShape } from '../../graph/node';
import type { Cell } from './cell-trace';
import { copySubgraph, Given } from './subgraph';

/** What a loop works on, in the surrounding graph. */
export interface LoopInputs {
  /** Time first. */
  readonly xs: Output;
  readonly masks: Output | undefined;
  readonly states: readonly Output[];
  readonly steps: number;
}

export interface ForwardLoop {
  /** All outputs, time first. */
  readonly sequence: Output;
  readonly finalStates: readonly Output[];
  /** For each value that the gradient needs of a time step, the list of it over time. */
  readonly saved: readonly Output[];
}

export interface BackwardLoop {
  readonly dxs: Output;
  readonly dStates: readonly Output[];
  readonly dWeights: readonly Output[];
}

const shapeOf = (output: Output) => (outputShape(output) ?? []) as readonly number[];

const zeros = (graph: Graph, shape: readonly number[]) =>
  graph.op('Fill', [graph.ints(shape), graph.float(0)]);

const reserve = (graph: Graph, like: Output, shape: readonly number[], steps: number) =>
  graph.op('TensorListReserve', [graph.ints(shape), graph.int(steps)], {
    element_dtype: outputDtype(like),
    shape_type: DTYPE.int32,
  });

const setItem = (graph: Graph, list: Output, at: Output, item: Output) =>
  graph.op('TensorListSetItem', [list, at, item], {});

const getItem = (graph: Graph, list: Output, at: Output, shape: readonly number[], dtype: number) =>
  graph.op('TensorListGetItem', [list, at, graph.ints(shape)], { element_dtype: dtype });

const stack = (graph: Graph, list: Output, shape: readonly number[], dtype: number, steps: number) =>
  graph.op('TensorListStack', [list, graph.ints(shape)], { element_dtype: dtype, num_elements: steps });

const row = (graph: Graph, values: Output, at: Output) => graph.op('GatherV2', [values, at, graph.int(0)]);

/** A `While` that counts from 0 to `steps`; `body` makes the next values of `state` from the current ones. */
function countedLoop(
  graph: Graph,
  steps: number,
  initial: readonly Output[],
  body: (inner: Graph, i: Output, state: readonly Output[]) => readonly Output[],
): Output[] {
  const name = `time${graph.functions.size}`;
  const parameters = (inner: Graph) => [
    inner.placeholder(DTYPE.int32, [], 'i'),
    ...initial.map(value => inner.placeholder(outputDtype(value), outputShape(value), 'value')),
  ];
  const inner = new Graph();
  const [i, ...state] = parameters(inner) as [Output, ...Output[]];
  const results = [inner.op('AddV2', [i, inner.int(1)]), ...body(inner, i, state)];
  const test = new Graph();
  const [count] = parameters(test) as [Output, ...Output[]];
  const cond = graph.use({
    name: `${name}_condition`,
    graph: test,
    results: [test.op('Less', [count, test.int(steps)])],
  });
  const attrs = { cond, body: graph.use({ name: `${name}_body`, graph: inner, results, repeats: steps }) };
  const node = graph.add('While', [graph.int(0), ...initial], attrs, { name });
  return initial.map((_, k) => ({ node, index: k + 1 }));
}

/** Whether a node of the step depends on captured values and constants alone: then it is the same at every time. */
function invariants(cell: Cell): Set<Node> {
  const outer = new Set(cell.captures.map(({ inner }) => inner.node));
  const found = new Set<Node>();
  for (const node of cell.recorder.graph.nodes) {
    const fixed =
      node.def.name === 'Const' ||
      outer.has(node) ||
      (node.inputs.length > 0 && !node.def.stateful && node.inputs.every(input => found.has(input.node)));
    if (fixed) found.add(node);
  }
  return found;
}

/** What the gradient takes over from the step: values of this time that it would otherwise have to compute again. */
export function savedValues(cell: Cell): Output[] {
  const { gradient, forward, states } = cell;
  if (!gradient) return [];
  const fixed = invariants(cell);
  const parameters = new Set(cell.recorder.graph.params);
  const saved: Output[] = [];
  const seen = new Set<Node>();
  const pending = [gradient.dx, ...gradient.dStates, ...gradient.dWeights].filter(
    output => output !== undefined,
  );
  for (let output = pending.pop(); output; output = pending.pop()) {
    const { node, index } = output;
    if (forward.has(node) && !fixed.has(node) && !parameters.has(node)) {
      if (!saved.some(value => value.node === node && value.index === index)) saved.push(output);
    } else if (!seen.has(node)) {
      seen.add(node);
      pending.push(...node.inputs);
    }
  }
  return [...states, ...saved];
}

const givenStep = (
  cell: Cell,
  x: Output,
  mask: Output | undefined,
  states: readonly Output[],
  captures: readonly Output[],
) => {
  const given = new Given().set(cell.x, x);
  if (cell.mask && mask) given.set(cell.mask, mask);
  cell.states.forEach((state, k) => given.set(state, states[k] as Output));
  cell.captures.forEach(({ inner }, k) => given.set(inner, captures[k] as Output));
  return given;
};

/** Takes parts of the given lengths off a list. */
function split<T>(values: readonly T[], lengths: readonly number[]): T[][] {
  let at = 0;
  return lengths.map(length => values.slice(at, (at += length)));
}

/** The recurrence over all times, saving what the gradient will need. */
export function forwardLoop(graph: Graph, cell: Cell, { xs, masks, states, steps }: LoopInputs): ForwardLoop {
  const saves = savedValues(cell);
  const captures = cell.captures.map(({ outer }) => outer);
  const data = [xs, ...(masks ? [masks] : [])];
  const sequence = reserve(graph, cell.output, cell.outputShape, steps);
  const lists = saves.map(value => reserve(graph, value, shapeOf(value), steps));
  const groups = [data.length, captures.length, states.length, 1, lists.length];
  const results = countedLoop(
    graph,
    steps,
    [...data, ...captures, ...states, sequence, ...lists],
    (inner, i, all) => {
      const [rows = [], captured = [], now = [], [list] = [], kept = []] = split(all, groups);
      const [x, mask] = rows.map(values => row(inner, values, i));
      const given = givenStep(cell, x as Output, mask, now, captured);
      const [output, ...rest] = copySubgraph(
        cell.recorder.graph,
        inner,
        [cell.output, ...cell.next, ...saves],
        given,
      ) as [Output, ...Output[]];
      const values = rest.slice(states.length);
      return [
        ...rows,
        ...captured,
        ...rest.slice(0, states.length),
        setItem(inner, list as Output, i, output),
        ...kept.map((own, k) => setItem(inner, own, i, values[k] as Output)),
      ];
    },
  );
  const [, , finalStates = [], [outputs] = [], saved = []] = split(results, groups);
  const stacked = stack(graph, outputs as Output, cell.outputShape, outputDtype(cell.output), steps);
  return { sequence: stacked, finalStates, saved };
}

const or = (graph: Graph, output: Output | undefined, shape: readonly number[]) =>
  output ?? zeros(graph, shape);

/** The gradient of the recurrence: from the last time to the first. */
export function backwardLoop(
  graph: Graph,
  cell: Cell,
  inputs: LoopInputs,
  saved: readonly Output[],
  dSequence: Output,
  dFinal: readonly Output[],
  weightShapes: readonly (readonly number[])[],
): BackwardLoop {
  const { gradient } = cell;
  if (!gradient) throw new Error('This loop was recorded without its gradient.');
  const saves = savedValues(cell);
  const captures = cell.captures.map(({ outer }) => outer);
  const data = [inputs.xs, ...(inputs.masks ? [inputs.masks] : []), dSequence];
  const dxs = reserve(graph, cell.x, shapeOf(cell.x), inputs.steps);
  const dWeights = weightShapes.map(shape => zeros(graph, shape));
  const groups = [data.length, captures.length, saved.length, dFinal.length, dWeights.length, 1];
  const results = countedLoop(
    graph,
    inputs.steps,
    [...data, ...captures, ...saved, ...dFinal, ...dWeights, dxs],
    (inner, i, all) => {
      const [rows = [], captured = [], lists = [], dNext = [], sums = [], [list] = []] = split(all, groups);
      const t = inner.op('Sub', [inner.int(inputs.steps - 1), i]);
      const [x, ...rest] = rows.map(values => row(inner, values, t)) as [Output, ...Output[]];
      const dOutput = rest.at(-1) as Output;
      const values = saves.map((value, k) =>
        getItem(inner, lists[k] as Output, t, shapeOf(value), outputDtype(value)),
      );
      const given = givenStep(
        cell,
        x,
        rest.length > 1 ? rest[0] : undefined,
        values.slice(0, cell.states.length),
        captured,
      );
      saves
        .slice(cell.states.length)
        .forEach((value, k) => given.set(value, values[cell.states.length + k] as Output));
      given.set(gradient.dOutput, dOutput);
      gradient.dNext.forEach((value, k) => given.set(value, dNext[k] as Output));
      const wanted = [gradient.dx, ...gradient.dStates, ...gradient.dWeights];
      const present = wanted.filter(output => output !== undefined);
      const copies = copySubgraph(cell.recorder.graph, inner, present, given);
      const [dx, ...grads] = wanted.map(output => (output ? copies[present.indexOf(output)] : undefined));
      const dStates = dNext.map((_, k) => or(inner, grads[k], shapeOf(cell.states[k] as Output)));
      const added = sums.map((sum, k) => {
        const grad = grads[dNext.length + k];
        return grad ? inner.op('AddV2', [sum, grad]) : sum;
      });
      const item = or(inner, dx, shapeOf(cell.x));
      return [...rows, ...captured, ...lists, ...dStates, ...added, setItem(inner, list as Output, t, item)];
    },
  );
  const [, , , dStates = [], sums = [], [list] = []] = split(results, groups);
  return {
    dxs: stack(graph, list as Output, shapeOf(cell.x), DTYPE.float32, inputs.steps),
    dStates,
    dWeights: sums,
  };
}
