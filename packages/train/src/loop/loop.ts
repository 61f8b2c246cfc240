/**
 * The graph of many steps and how it runs: the loop itself, the plan by which it is made (`loop-
 * plan.ts`: XLA, oneDNN, threads), its session on another thread (`loop-session.ts`), and when XLA
 * takes over (`take-over.ts`). `steps.ts` is what the rest of training asks.
 */

import {
  DTYPE,
  Graph,
  type GraphFunction,
  type Output,
  outputDtype,
  outputShape,
  type Rewrites,
} from '@epochlab/graph/structure';
import { callStep } from './call-step';
import type { LoopPlan } from './loop-plan';
import { type RecordedStep, widthOf } from '../record/step';
import { FUSIBLE } from './one-dnn';
import { XLA_DIVISION } from './xla-division';
import { XLA_RANDOM } from './xla-random';

type RunStep = (graph: Graph, step: RecordedStep, inputs: readonly Output[]) => Output[];

const inlined =
  (rewrites: Rewrites): RunStep =>
  (graph, { body }, inputs) =>
    graph.inline(body, inputs, rewrites);

/** How the loop's body runs the step. */
const RUN_STEP: Readonly<Record<LoopPlan['name'], RunStep>> = {
  plain: inlined(FUSIBLE),
  fused: callStep,
  xla: inlined({ ...XLA_RANDOM, ...XLA_DIVISION }),
};

/** The loop as a graph: its inputs in the order in which they are fed, its outputs in the order of fetching. */
export interface LoopGraph {
  readonly graph: Graph;
  readonly inputs: readonly Output[];
  readonly outputs: readonly Output[];
}

/** The numbers of a call, fed as one int32 vector. */
export const CALL = ['firstRow', 'count', 'step', 'seed'] as const;

interface State {
  readonly data: readonly Output[];
  readonly order: Output;
  readonly call: Output;
  readonly rate: Output;
  readonly logs: Output;
  readonly variables: readonly Output[];
}

const flatten = ({ data, order, call, rate, logs, variables }: State) => [
  ...data,
  order,
  call,
  rate,
  logs,
  ...variables,
];

function unflatten(outputs: readonly Output[], inputs: number): State {
  const [order, call, rate, logs, ...variables] = outputs.slice(inputs) as [
    Output,
    Output,
    Output,
    Output,
    ...Output[],
  ];
  return { data: outputs.slice(0, inputs), order, call, rate, logs, variables };
}

const nth = (graph: Graph, vector: Output, i: number) =>
  graph.op('StridedSlice', [vector, graph.ints([i]), graph.ints([i + 1]), graph.ints([1])], {
    shrink_axis_mask: 1,
  });

/**
 * Rows `order[start .. start + size)` of the data. Gathered rather than sliced: XLA would take a slice's start for a
 * constant, and compile again for every call.
 */
function takeBatch(graph: Graph, { data, order }: State, start: Output, size: number): Output[] {
  const places = graph.op('AddV2', [graph.ints(Array.from({ length: size }, (_, i) => i)), start]);
  const rows = graph.op('GatherV2', [order, places, graph.int(0)]);
  return data.map(values => graph.op('GatherV2', [values, rows, graph.int(0)]));
}

/** Writes the step's outputs, numbers and vectors, as row `i` of the logs. */
function writeLogs(
  graph: Graph,
  { outputs }: RecordedStep,
  logs: Output,
  i: Output,
  values: readonly Output[],
): Output {
  const floats = values.map(value =>
    outputDtype(value) === DTYPE.float32 ? value : graph.op('Cast', [value], { DstT: DTYPE.float32 }),
  );
  const flat = () => floats.map(value => graph.op('Reshape', [value, graph.ints([-1])]));
  const all = outputs.every(({ shape }) => shape.length === 0)
    ? graph.op('Pack', floats, { axis: 0 })
    : graph.op('ConcatV2', [...flat(), graph.int(0)]);
  const row = graph.op('Pack', [all], { axis: 0 });
  const at = graph.op('Reshape', [i, graph.ints([1, 1])]);
  return graph.op('TensorScatterUpdate', [logs, at, row]);
}

function placeholders(graph: Graph, like: readonly Output[]): Output[] {
  return like.map((output, i) => graph.placeholder(outputDtype(output), outputShape(output), `in${i}`));
}

function bodyFunction(
  step: RecordedStep,
  batchSize: number,
  like: readonly Output[],
  runStep: RunStep,
): GraphFunction {
  const graph = new Graph();
  const i = graph.placeholder(DTYPE.int32, [], 'i');
  const args = placeholders(graph, like);
  const state = unflatten(args, step.batch.length);
  const [firstRow, , first, seed] = CALL.map((_, n) => nth(graph, state.call, n)) as [
    Output,
    Output,
    Output,
    Output,
  ];
  const start = graph.op('AddV2', [firstRow, graph.op('Mul', [i, graph.int(batchSize)])]);
  const batch = takeBatch(graph, state, start, batchSize);
  const number = graph.op('AddV2', [first, i]);
  const results = runStep(graph, step, [...batch, state.rate, seed, number, ...state.variables]);
  const variables = [...state.variables];
  step.written.forEach((v, k) => (variables[v] = results[step.outputs.length + k] as Output));
  const logs = writeLogs(graph, step, state.logs, i, results.slice(0, step.outputs.length));
  const next = graph.op('AddV2', [i, graph.int(1)]);
  return { name: 'body', graph, results: [next, ...flatten({ ...state, logs, variables })] };
}

function conditionFunction(like: readonly Output[], inputs: number): GraphFunction {
  const graph = new Graph();
  const i = graph.placeholder(DTYPE.int32, [], 'i');
  const { call } = unflatten(placeholders(graph, like), inputs);
  return {
    name: 'condition',
    graph,
    results: [graph.op('Less', [i, nth(graph, call, CALL.indexOf('count'))])],
  };
}

function whileLoop(
  graph: Graph,
  step: RecordedStep,
  batchSize: number,
  inputs: readonly Output[],
  plan: LoopPlan['name'],
): Output[] {
  const cond = graph.use(conditionFunction(inputs, step.batch.length));
  const body = graph.use(bodyFunction(step, batchSize, inputs, RUN_STEP[plan]));
  const node = graph.add('While', [graph.int(0), ...inputs], { cond, body });
  const outputs = inputs.map((_, k) => ({ node, index: k + 1 }));
  const { logs, variables } = unflatten(outputs, step.batch.length);
  return [logs, ...step.written.map(v => variables[v] as Output)];
}

/** Several steps in one call: `count` batches from row `firstRow` of the shuffled data; returns logs and new variables. */
export function loopGraph(step: RecordedStep, plan: LoopPlan['name']): LoopGraph {
  const graph = new Graph();
  const batchSize = step.batch[0]?.shape[0] ?? 1;
  const inputs = [
    ...step.batch.map(({ dtype, shape }, k) =>
      graph.placeholder(dtype, [null, ...shape.slice(1)], `data${k}`),
    ),
    graph.placeholder(DTYPE.int32, [null], 'order'),
    graph.placeholder(DTYPE.int32, [CALL.length], 'call'),
    graph.placeholder(DTYPE.float32, [], 'learningRate'),
    graph.placeholder(DTYPE.float32, [null, widthOf(step)], 'logs'),
    ...step.variables.map((v, k) =>
      graph.placeholder(
        step.body.graph.params[step.batch.length + 3 + k]?.dtypes[0] ?? 1,
        v.shape,
        `variable${k}`,
      ),
    ),
  ];
  if (plan !== 'xla') return { graph, inputs, outputs: whileLoop(graph, step, batchSize, inputs, plan) };
  const inner = new Graph();
  const results = whileLoop(inner, step, batchSize, placeholders(inner, inputs), plan);
  const compiled = { _XlaMustCompile: true };
  const outputs = graph.call({ name: 'loop', graph: inner, results, attrs: compiled }, inputs, compiled);
  return { graph, inputs, outputs };
}
