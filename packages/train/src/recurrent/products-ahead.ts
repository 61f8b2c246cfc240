import type { Graph, Node, Output } from '@epochlab/graph/structure';
import type { TracedCell } from './cell-trace';
import { outside } from './fixed-values';
import { allRows, isMatrix, matMul, productOf, reshape } from './matrices';
import type { Sequence } from './loop-inputs';
import { shapeOf } from './tensor-list';
import { Values } from './values';

/** A value of the step over all times, time first; `dear` if a product went into it. */
interface Lifted {
  readonly all: Output;
  readonly dear: boolean;
}

/** How a node is computed for all times at once; undefined where its rule does not apply. */
type Rule = (lift: Lifting, node: Node) => Lifted | undefined;

class Lifting {
  private readonly found = new Map<Node, Lifted>();

  constructor(
    readonly graph: Graph,
    readonly cell: TracedCell,
    readonly steps: number,
  ) {}

  at({ node, index }: Output): Lifted | undefined {
    return index === 0 ? this.found.get(node) : undefined;
  }

  set(node: Node, lifted: Lifted): void {
    this.found.set(node, lifted);
  }

  isFixed({ node }: Output): boolean {
    return this.cell.fixed.has(node);
  }

  fixed(value: Output): Output {
    return outside(this.graph, this.cell, [value])[0] as Output;
  }

  /** `values` in the shape of `like` at all times. */
  shaped(values: Output, like: Output): Output {
    return reshape(this.graph, values, [this.steps, ...shapeOf(like)]);
  }
}

/** x_t W for all t is one product: X W. */
const product: Rule = (lift, node) => {
  const found = productOf(node);
  if (!found || found.transposeA || !lift.isFixed(found.b)) return undefined;
  const { a, b, transposeB } = found;
  const rows = lift.at(a);
  if (!rows) return undefined;
  const { graph } = lift;
  const whole = matMul(
    graph,
    allRows(graph, rows.all, shapeOf(a).at(-1) ?? 1),
    lift.fixed(b),
    false,
    transposeB,
  );
  return { all: lift.shaped(whole, { node, index: 0 }), dear: true };
};

const reshaped: Rule = (lift, node) => {
  const [input] = node.inputs;
  const values = input && lift.at(input);
  return values && { ...values, all: lift.shaped(values.all, { node, index: 0 }) };
};

/** Element by element with a fixed value: that of each time is the same. */
const withFixed: Rule = (lift, node) => {
  const sizes = shapeOf({ node, index: 0 });
  const moving = node.inputs.filter(input => !lift.isFixed(input));
  const [only] = moving;
  const values = only && lift.at(only);
  if (moving.length !== 1 || !values || shapeOf(only).join() !== sizes.join()) return undefined;
  const inputs = node.inputs.map(input => (input === only ? values.all : lift.fixed(input)));
  const all = lift.graph.op(node.def.name, inputs, {}, { shapes: [[lift.steps, ...sizes]] });
  return { ...values, all };
};

const RULES: Readonly<Record<string, Rule>> = {
  BatchMatMulV2: product,
  Reshape: reshaped,
  Add: withFixed,
  AddV2: withFixed,
  Mul: withFixed,
};

/** The values of `dear` lifted nodes that nodes which have to stay in the loop take. */
function taken(cell: TracedCell, lifting: Lifting): readonly Output[] {
  const values = new Values();
  for (const node of cell.forward)
    if (!lifting.at({ node, index: 0 }))
      for (const input of node.inputs) if (lifting.at(input)?.dear) values.add(input);
  for (const output of [cell.output, ...cell.next]) if (lifting.at(output)?.dear) values.add(output);
  return values.all;
}

/**
 * The part of a step that depends on its input and fixed values alone does not wait for the state: it is computed for all times
 * before the loop, the products as one.
 */
export function computedAhead(graph: Graph, cell: TracedCell, xs: Output, steps: number): Sequence[] {
  const lifting = new Lifting(graph, cell, steps);
  if (!isMatrix(cell.x)) return [];
  lifting.set(cell.x.node, { all: xs, dear: false });
  for (const node of cell.forward) {
    const lifted = RULES[node.def.name]?.(lifting, node);
    if (lifted) lifting.set(node, lifted);
  }
  return taken(cell, lifting).map(each => ({ each, all: lifting.at(each)?.all as Output }));
}
