import { DTYPE, type Graph, type Output, outputDtype, outputShape } from '@epochlab/graph/structure';
import { IN_RANGE } from '@epochlab/graph/lookups';

export const shapeOf = (output: Output): readonly number[] =>
  (outputShape(output) ?? []) as readonly number[];

/** A list with a place for `like` at each of `steps` times. */
export const reserve = (graph: Graph, like: Output, steps: number): Output =>
  graph.op('TensorListReserve', [graph.ints(shapeOf(like)), graph.int(steps)], {
    element_dtype: outputDtype(like),
    shape_type: DTYPE.int32,
  });

export const setItem = (graph: Graph, list: Output, at: Output, item: Output): Output =>
  graph.op('TensorListSetItem', [list, at, item], {});

export const getItem = (graph: Graph, list: Output, at: Output, like: Output): Output =>
  graph.op('TensorListGetItem', [list, at, graph.ints(shapeOf(like))], { element_dtype: outputDtype(like) });

/** The list as one tensor, time first. */
export const stack = (graph: Graph, list: Output, like: Output, steps: number): Output =>
  graph.op(
    'TensorListStack',
    [list, graph.ints(shapeOf(like))],
    { element_dtype: outputDtype(like), num_elements: steps },
    { shapes: [[steps, ...shapeOf(like)]] },
  );

/** One time of a tensor that has time first. */
export const row = (graph: Graph, values: Output, at: Output): Output =>
  graph.op('GatherV2', [values, at, graph.int(0)], {}, { name: IN_RANGE });
