import { DTYPE, type DType } from './dtypes';
import {
  type AttrValue,
  type Attrs,
  inferAttrs,
  type Node,
  type Output,
  outputDtypes,
  type TensorValue,
} from './node';
import { opDef } from './op-defs';

export type Shape = readonly (number | null)[];

export interface NodeOptions {
  name?: string;
  shapes?: readonly (Shape | undefined)[];
}

/** A named graph with inputs and outputs: the body of a loop, a compiled step. */
export interface GraphFunction {
  readonly name: string;
  readonly graph: Graph;
  readonly results: readonly Output[];
  readonly attrs?: Attrs;
  /** How often a loop runs it, where that is known. */
  readonly repeats?: number;
}

/** Replacements for single-output ops while a graph is copied. */
export type Rewrites = Readonly<
  Record<string, (graph: Graph, node: Node, inputs: readonly Output[]) => Output | undefined>
>;

/** Ops in the order of their making, which is a topological one. Inputs are `Placeholder` nodes. */
export class Graph {
  readonly nodes: Node[] = [];
  readonly params: Node[] = [];
  readonly functions = new Map<string, GraphFunction>();
  private readonly constants = new Map<string, Output>();
  private readonly names = new Map<string, number>();

  /** Adds the op `name` and returns its node; type attributes come from the inputs. */
  add(name: string, inputs: readonly Output[], attrs: Attrs = {}, options: NodeOptions = {}): Node {
    const def = opDef(name);
    const full = inferAttrs(def, inputs, attrs);
    const node: Node = {
      name: this.unique(options.name ?? name),
      def,
      inputs: [...inputs],
      attrs: full,
      dtypes: outputDtypes(def, full),
      shapes: options.shapes ?? [],
    };
    this.nodes.push(node);
    return node;
  }

  /** As `add`, for the first output. */
  op(name: string, inputs: readonly Output[], attrs: Attrs = {}, options: NodeOptions = {}): Output {
    return { node: this.add(name, inputs, attrs, options), index: 0 };
  }

  placeholder(dtype: DType, shape: Shape | undefined, name = 'input'): Output {
    const known = shape ? { shape: shape.map(size => size ?? -1) } : {};
    const attrs: Record<string, AttrValue> = { dtype, ...known };
    const output = this.op('Placeholder', [], attrs, { name, shapes: [shape] });
    this.params.push(output.node);
    return output;
  }

  /** A constant; equal ones are one node. */
  constant(value: TensorValue, name = 'Const'): Output {
    const key = constantKey(value);
    const known = key === undefined ? undefined : this.constants.get(key);
    if (known) return known;
    const attrs = { dtype: value.dtype, value };
    const output = this.op('Const', [], attrs, { name, shapes: [value.shape] });
    if (key !== undefined) this.constants.set(key, output);
    return output;
  }

  ints(values: readonly number[], shape: readonly number[] = [values.length]): Output {
    return this.constant({ dtype: DTYPE.int32, shape, values: Int32Array.from(values) });
  }

  int(value: number): Output {
    return this.ints([value], []);
  }

  float(value: number): Output {
    return this.constant({ dtype: DTYPE.float32, shape: [], values: Float32Array.of(value) });
  }

  /** Adds `f`, with every function that it calls, to those this graph may call; returns its name. */
  use(f: GraphFunction): string {
    for (const inner of f.graph.functions.values()) this.functions.set(inner.name, inner);
    this.functions.set(f.name, f);
    return f.name;
  }

  /** Calls a function of the library; `attrs` may ask for XLA (`_XlaMustCompile`). */
  call(f: GraphFunction, inputs: readonly Output[], attrs: Attrs = {}): Output[] {
    const Tout = f.results.map(({ node, index }) => node.dtypes[index] ?? 0);
    const node = this.add(
      'StatefulPartitionedCall',
      inputs,
      { ...attrs, f: this.use(f), Tout },
      { name: f.name },
    );
    return Tout.map((_, index) => ({ node, index }));
  }

  /**
   * Copies the body of `f` into this graph, with `inputs` in the place of its parameters.
   * @param rewrites for an op's name, what to put in its place (or `undefined` to keep it)
   */
  inline(f: GraphFunction, inputs: readonly Output[], rewrites: Rewrites = {}): Output[] {
    for (const inner of f.graph.functions.values()) this.use(inner);
    const copies = new Map<Node, Output>(f.graph.params.map((param, i) => [param, inputs[i] as Output]));
    const whole = new Set(f.graph.params);
    const copied = ({ node, index }: Output): Output => {
      const copy = copies.get(node);
      if (!copy) throw new Error(`${node.name} is used before it is made.`);
      return whole.has(node) ? copy : { node: copy.node, index };
    };
    for (const node of f.graph.nodes.filter(n => !copies.has(n))) {
      const { def, attrs, shapes, name } = node;
      const other = rewrites[def.name]?.(this, node, node.inputs.map(copied));
      if (other) {
        copies.set(node, other);
        whole.add(node);
        continue;
      }
      const inner = this.add(def.name, node.inputs.map(copied), attrs, { name, shapes });
      copies.set(node, { node: inner, index: 0 });
    }
    return f.results.map(copied);
  }

  /** Moves a node whose inputs are all parameters before the others, so that any of them may use it. */
  first(output: Output): Output {
    this.nodes.splice(this.nodes.indexOf(output.node), 1);
    this.nodes.unshift(output.node);
    return output;
  }

  /**
   * Puts what `make` builds in the place of nodes, so that whoever used one of them (its first output) uses that.
   * Returns what was put in the place of what.
   */
  substitute(make: (node: Node) => Output | undefined): ReadonlyMap<Node, Output> {
    const replacements = new Map<Node, Output>();
    const nodes = this.nodes.splice(0);
    // Inputs and constants first: `make` may use any of them.
    this.nodes.push(...nodes.filter(node => node.inputs.length === 0));
    for (const node of nodes.filter(({ inputs }) => inputs.length > 0)) {
      const other = make(node);
      if (other) replacements.set(node, other);
      else this.nodes.push(node);
    }
    this.replace(replacements);
    return replacements;
  }

  /** Puts other outputs in the place of nodes (their first output), wherever they are used. */
  replace(replacements: ReadonlyMap<Node, Output>): void {
    const current = ({ node, index }: Output): Output => replacements.get(node) ?? { node, index };
    for (const { inputs } of this.nodes) inputs.splice(0, inputs.length, ...inputs.map(current));
  }

  private unique(base: string): string {
    const count = this.names.get(base) ?? 0;
    this.names.set(base, count + 1);
    return count === 0 ? base : this.unique(`${base}_${count}`);
  }
}

const LARGEST_KEY = 64;

function constantKey({ dtype, shape, values }: TensorValue): string | undefined {
  if (Array.isArray(values) || values.length > LARGEST_KEY) return undefined;
  return `${dtype}|${shape.join()}|${Array.from(values, v => (Object.is(v, -0) ? '-0' : v)).join()}`;
}
