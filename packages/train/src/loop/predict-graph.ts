import { DTYPE, Graph, type Output, outputDtype, outputShape } from '@epochlab/graph/structure';
import { callStep } from './call-step';
import type { LoopGraph } from './loop';
import type { RecordedStep } from '../record/step';

/** The numbers of a call, fed as one int32 vector. */
export const PREDICT_CALL = ['firstRow', 'count', 'step', 'seed'] as const;

const nth = (graph: Graph, vector: Output, name: (typeof PREDICT_CALL)[number]) => {
  const i = PREDICT_CALL.indexOf(name);
  return graph.op('StridedSlice', [vector, graph.ints([i]), graph.ints([i + 1]), graph.ints([1])], {
    shrink_axis_mask: 1,
  });
};

/** `size` rows from `start` on. */
function rows(graph: Graph, values: Output, start: Output, size: number): Output {
  const rest = (outputShape(values) ?? []).slice(1) as readonly number[];
  const begin = graph.op('Pack', [start, ...rest.map(() => graph.int(0))], { axis: 0 });
  return graph.op('Slice', [values, begin, graph.ints([size, ...rest])], {});
}

const placeholders = (graph: Graph, like: readonly Output[]) =>
  like.map((output, i) => graph.placeholder(outputDtype(output), outputShape(output), `in${i}`));

/**
 * Predictions of several batches in one call: `count` batches from row `firstRow` on. Returns each output's rows, then the
 * new values of the variables that predicting assigns (states of stateful layers).
 */
export function predictGraph(step: RecordedStep, fused: boolean): LoopGraph {
  const graph = new Graph();
  const size = step.batch[0]?.shape[0] ?? 1;
  const params = step.body.graph.params.slice(step.batch.length + 3);
  const inputs = [
    ...step.batch.map(({ dtype, shape }, k) =>
      graph.placeholder(dtype, [null, ...shape.slice(1)], `data${k}`),
    ),
    graph.placeholder(DTYPE.int32, [PREDICT_CALL.length], 'call'),
    ...step.variables.map(({ shape }, k) =>
      graph.placeholder(params[k]?.dtypes[0] ?? DTYPE.float32, shape, `variable${k}`),
    ),
  ];
  const call = inputs[step.batch.length] as Output;
  const lists = step.outputs.map(({ dtype, shape }) =>
    graph.op('TensorListReserve', [graph.ints(shape), nth(graph, call, 'count')], {
      element_dtype: dtype,
      shape_type: DTYPE.int32,
    }),
  );
  const state = [...lists, ...inputs];
  const cond = graph.use(condition(state, step));
  const node = graph.add('While', [graph.int(0), ...state], {
    cond,
    body: graph.use(body(state, step, size, fused)),
  });
  const after = state.map((_, k) => ({ node, index: k + 1 }));
  const outputs = step.outputs.map(({ dtype, shape }, k) => {
    const stacked = graph.op('TensorListStack', [after[k] as Output, graph.ints(shape)], {
      element_dtype: dtype,
      num_elements: -1,
    });
    return graph.op('Reshape', [stacked, graph.ints([-1, ...shape.slice(1)])]);
  });
  const firstVariable = step.outputs.length + step.batch.length + 1;
  const written = step.written.map(v => after[firstVariable + v] as Output);
  return { graph, inputs, outputs: [...outputs, ...written] };
}

function condition(state: readonly Output[], step: RecordedStep) {
  const graph = new Graph();
  const i = graph.placeholder(DTYPE.int32, [], 'i');
  const call = placeholders(graph, state)[step.outputs.length + step.batch.length] as Output;
  return { name: 'condition', graph, results: [graph.op('Less', [i, nth(graph, call, 'count')])] };
}

function body(state: readonly Output[], step: RecordedStep, size: number, fused: boolean) {
  const graph = new Graph();
  const i = graph.placeholder(DTYPE.int32, [], 'i');
  const current = placeholders(graph, state);
  const [lists, data, [call, ...variables]] = [
    current.slice(0, step.outputs.length),
    current.slice(step.outputs.length, step.outputs.length + step.batch.length),
    current.slice(step.outputs.length + step.batch.length) as [Output, ...Output[]],
  ];
  const start = graph.op('AddV2', [nth(graph, call, 'firstRow'), graph.op('Mul', [i, graph.int(size)])]);
  const stepInputs = [
    ...data.map(values => rows(graph, values, start, size)),
    graph.float(0),
    nth(graph, call, 'seed'),
    graph.op('AddV2', [nth(graph, call, 'step'), i]),
    ...variables,
  ];
  const results = fused ? callStep(graph, step, stepInputs) : graph.inline(step.body, stepInputs);
  const filled = lists.map((list, k) => graph.op('TensorListSetItem', [list, i, results[k] as Output], {}));
  const next = [...variables];
  step.written.forEach((v, k) => (next[v] = results[step.outputs.length + k] as Output));
  return {
    name: 'body',
    graph,
    results: [graph.op('AddV2', [i, graph.int(1)]), ...filled, ...data, call, ...next],
  };
}
