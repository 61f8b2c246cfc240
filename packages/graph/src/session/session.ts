import * as tf from '@tensorflow/tfjs-node';
import { Executable } from './executable';
import type { Graph } from '../structure/graph';
import { dependencies, type Node, outputDtype } from '../structure/node';
import { tfjsDtype } from '../structure/dtypes';
import type { GraphTensor } from '../ops/symbol';
import { assignmentOf, variableOf } from '../ops/symbol';

/** Values for placeholders: pairs, as keys cannot be objects in a plain record. */
export type Feeds =
  | ReadonlyMap<GraphTensor, tf.Tensor | tf.TensorLike>
  | Iterable<readonly [GraphTensor, tf.Tensor | tf.TensorLike]>;

/** A computed value in plain JavaScript: a number, boolean or string, or arrays of these. */
export type PlainValue = number | boolean | string | PlainValue[];

interface Plan {
  readonly executable: Executable;
  readonly placeholders: readonly Node[];
  readonly assigned: readonly tf.Variable[];
}

/**
 * Runs graphs on TensorFlow itself.
 * @example
 * const x = graph.placeholder('float32', [null]);
 * const session = new graph.Session();
 * session.run(graph.multiply(x, 2), [[x, [1, 2, 3]]]); // [2, 4, 6]
 * session.close();
 */
export class Session {
  private readonly plans = new Map<string, Plan>();

  /**
   * Computes `fetches` and returns them as plain JavaScript values.
   * @param fetches one symbol, or an array of them for an array of values
   * @param feeds a value for every placeholder that the fetches depend on
   */
  run(fetches: GraphTensor, feeds?: Feeds): PlainValue;
  run(fetches: readonly GraphTensor[], feeds?: Feeds): PlainValue[];
  run(fetches: GraphTensor | readonly GraphTensor[], feeds: Feeds = []): PlainValue | PlainValue[] {
    const tensors = this.results([fetches].flat(), feeds);
    const values = tensors.map(tensor => tensor.arraySync() as PlainValue);
    tf.dispose(tensors);
    return Array.isArray(fetches) ? values : (values[0] as PlainValue);
  }

  /**
   * As `run`, with tensors for results, which the caller disposes.
   * @throws inside of `tf.grad` and the like, which do not see into a graph: take `graph.gradients`, or give the gradient with `tf.customGrad`
   */
  tensors(fetches: readonly GraphTensor[], feeds: Feeds = []): tf.Tensor[] {
    if (tf.engine().isTapeOn()) throw new Error(UNSEEN);
    return this.results(fetches, feeds);
  }

  private results(fetches: readonly GraphTensor[], feeds: Feeds): tf.Tensor[] {
    const plan = this.planFor(fetches);
    const given = new Map([...feeds].map(([symbol, value]) => [symbol.output.node, value]));
    const own: tf.Tensor[] = [];
    const inputs = plan.placeholders.map(node => feedFor(node, given, own));
    const results = runPlan(plan, inputs);
    plan.assigned.forEach((variable, i) => variable.assign(results[fetches.length + i] as tf.Tensor));
    tf.dispose([...own, ...results.slice(fetches.length)]);
    return results.slice(0, fetches.length);
  }

  /** Frees TensorFlow's sessions behind this one. */
  close(): void {
    for (const { executable } of this.plans.values()) executable.dispose();
    this.plans.clear();
  }

  /** `using session = new graph.Session()` closes it at the end of its block, as Python's `with` does. */
  [Symbol.dispose](): void {
    this.close();
  }

  private planFor(fetches: readonly GraphTensor[]): Plan {
    const key = fetches.map(({ graph, name }) => `${graphId(graph)}/${name}`).join();
    const known = this.plans.get(key);
    if (known) return known;
    const [first] = fetches;
    if (!first) throw new Error('Session.run needs at least one symbol to compute.');
    const needed = dependencies(fetches.map(fetch => fetch.output));
    const placeholders = first.graph.params.filter(node => needed.has(node));
    const assigns = [...needed].flatMap(node => assignmentOf(node) ?? []);
    const outputs = [...fetches.map(fetch => fetch.output), ...assigns.map(({ value }) => value)];
    const executable = new Executable(
      first.graph,
      placeholders.map(node => ({ node, index: 0 })),
      outputs,
    );
    const plan = { executable, placeholders, assigned: assigns.map(({ variable }) => variable) };
    this.plans.set(key, plan);
    return plan;
  }
}

const UNSEEN =
  'Session.tensors inside of tf.grad, tf.variableGrads or minimize: these do not see into a graph, so its results would count as constants. ' +
  'Compute the gradient with graph.gradients, or give it with tf.customGrad; for numbers take session.run.';

const NO_GRADIENT = /No gradient defined for op: (\w+)/;

function runPlan({ executable }: Plan, inputs: readonly tf.Tensor[]): tf.Tensor[] {
  try {
    return executable.run(inputs);
  } catch (error) {
    const [, op] = NO_GRADIENT.exec(String(error)) ?? [];
    if (op === undefined) throw error;
    throw new Error(
      `TensorFlow has no gradient for the op ${op}, which often stands in a gradient itself. Write the function with tf ops and trace its gradient: graph.trace(tf.grad(tf.grad(f))).`,
      { cause: error },
    );
  }
}

const ids = new WeakMap<Graph, number>();
let nextId = 0;

function graphId(graph: Graph): number {
  const id = ids.get(graph) ?? nextId++;
  ids.set(graph, id);
  return id;
}

/** @throws unless a value has the dtype and the shape of its placeholder */
function checkedFeed(node: Node, value: tf.Tensor): tf.Tensor {
  const [dtype, shape] = [tfjsDtype(outputDtype({ node, index: 0 })), node.shapes[0]];
  const fits =
    !shape ||
    (shape.length === value.rank && shape.every((size, i) => size === null || size === value.shape[i]));
  if (value.dtype === dtype && fits) return value;
  const wanted = `${dtype}${shape ? `[${shape.map(size => size ?? '?').join()}]` : ''}`;
  throw new Error(
    `Session.run: "${node.name}" takes ${wanted}, but was fed ${value.dtype}[${value.shape.join()}].`,
  );
}

function feedFor(
  node: Node,
  given: ReadonlyMap<Node, tf.Tensor | tf.TensorLike>,
  own: tf.Tensor[],
): tf.Tensor {
  const variable = variableOf(node);
  const value = given.get(node) ?? variable;
  if (value === undefined)
    throw new Error(
      `Session.run: the placeholder "${node.name}" has no value; feed one as [[symbol, value]].`,
    );
  if (value instanceof tf.Tensor) return checkedFeed(node, value);
  const tensor = tf.tensor(value, undefined, tfjsDtype(outputDtype({ node, index: 0 })));
  own.push(tensor);
  return checkedFeed(node, tensor);
}
