import { type DType, dtypeName } from './dtypes';
import type { ArgDef, OpDef } from './op-defs';

/** The value of a constant: `values` in row-major order, strings as bytes. */
export interface TensorValue {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array | Uint8Array | Uint8Array[];
}

/** An attribute as the op's definition types it: a type is its number, a function its name. */
export type AttrValue = number | boolean | string | TensorValue | readonly (number | boolean | string)[];
export type Attrs = Readonly<Record<string, AttrValue>>;

/** One op of a graph. */
export interface Node {
  readonly name: string;
  readonly def: OpDef;
  /** Rewritten in place by `Graph.replace`. */
  readonly inputs: Output[];
  readonly attrs: Attrs;
  /** The dtype of each output. */
  readonly dtypes: readonly DType[];
  /** Shapes of the outputs where they are known; `null` is an unknown size. */
  readonly shapes: readonly (readonly (number | null)[] | undefined)[];
}

/** One output of a node: what flows along an edge of the graph. */
export interface Output {
  readonly node: Node;
  readonly index: number;
}

export const outputDtype = ({ node, index }: Output): DType => node.dtypes[index] ?? 0;
export const outputShape = ({ node, index }: Output) => node.shapes[index];

/** The nodes that outputs are computed from. */
export function dependencies(outputs: readonly Output[]): Set<Node> {
  const found = new Set<Node>();
  const pending = outputs.map(({ node }) => node);
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (found.has(node)) continue;
    found.add(node);
    pending.push(...node.inputs.map(input => input.node));
  }
  return found;
}

/** How many inputs the only argument of variable length takes, once the others have theirs. */
function openCount(def: OpDef, total: number): number {
  const isOpen = (arg: ArgDef) => arg.countAttr !== undefined || 'listAttr' in arg.type;
  return total - def.inputs.filter(arg => !isOpen(arg)).length;
}

function argCount(def: OpDef, arg: ArgDef, attrs: Attrs, total: number): number {
  if (arg.countAttr === undefined && !('listAttr' in arg.type)) return 1;
  const only = def.inputs.filter(a => a.countAttr !== undefined || 'listAttr' in a.type).length === 1;
  if (only) return openCount(def, total);
  const stated = 'listAttr' in arg.type ? attrs[arg.type.listAttr] : attrs[arg.countAttr ?? ''];
  return Array.isArray(stated) ? stated.length : Number(stated ?? 1);
}

/**
 * The type and length attributes that the actual inputs determine. An eager op tolerates wrong ones, a graph does not, so
 * these win over what the caller stated.
 */
export function inferAttrs(def: OpDef, inputs: readonly Output[], stated: Attrs): Attrs {
  const attrs: Record<string, AttrValue> = { ...stated };
  let at = 0;
  for (const arg of def.inputs) {
    const count = argCount(def, arg, stated, inputs.length);
    const own = inputs.slice(at, at + count);
    at += count;
    if (arg.countAttr !== undefined) attrs[arg.countAttr] = own.length;
    if ('listAttr' in arg.type) attrs[arg.type.listAttr] = own.map(outputDtype);
    else if ('attr' in arg.type && own[0]) attrs[arg.type.attr] = outputDtype(own[0]);
    else if ('fixed' in arg.type) checkFixed(def, arg, own[0], arg.type.fixed);
  }
  if (at !== inputs.length) {
    throw new Error(
      `${def.name} takes ${at} input(s) (${def.inputs.map(a => a.name).join(', ')}), got ${inputs.length}.`,
    );
  }
  return attrs;
}

function checkFixed(def: OpDef, arg: ArgDef, input: Output | undefined, expected: DType): void {
  if (!input) throw new Error(`${def.name} lacks its input "${arg.name}" (${dtypeName(expected)}).`);
  const got = outputDtype(input);
  if (got !== expected) {
    throw new Error(
      `${def.name}: input "${arg.name}" must be ${dtypeName(expected)}, got ${dtypeName(got)}.`,
    );
  }
}

function argDtypes(def: OpDef, arg: ArgDef, attrs: Attrs): DType[] {
  if ('listAttr' in arg.type) return [...((attrs[arg.type.listAttr] ?? []) as readonly DType[])];
  const attr = 'attr' in arg.type ? arg.type.attr : undefined;
  const dtype =
    'fixed' in arg.type ? arg.type.fixed : Number(attrs[attr ?? ''] ?? def.attrs.get(attr ?? '')?.default);
  const count = arg.countAttr === undefined ? 1 : Number(attrs[arg.countAttr]);
  return Array.from({ length: count }, () => dtype);
}

/** The dtypes of all outputs, in order. */
export const outputDtypes = (def: OpDef, attrs: Attrs): DType[] =>
  def.outputs.flatMap(arg => argDtypes(def, arg, attrs));

/** Names output `index` the way a function body refers to it: `node:argument:position`. */
export function outputArg(node: Node, index: number): string {
  let at = index;
  for (const arg of node.def.outputs) {
    const count = argDtypes(node.def, arg, node.attrs).length;
    if (at < count) return `${arg.name}:${at}`;
    at -= count;
  }
  throw new Error(`${node.def.name} has no output ${index}.`);
}
