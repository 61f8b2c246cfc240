import { dtypeName } from './dtypes';
import type { Graph } from './graph';
import type { AttrValue, Node, Output } from './node';

const LONGEST = 8;

function printValue(value: AttrValue, type: string | undefined): string {
  if (typeof value === 'object' && 'values' in value && 'dtype' in value)
    return printTensor(value.values, value.shape);
  if (type === 'type') return dtypeName(Number(value));
  if (type === 'list(type)') return `[${(value as readonly number[]).map(dtypeName).join(', ')}]`;
  return Array.isArray(value) ? `[${value.join(', ')}]` : String(value);
}

function printTensor(values: ArrayLike<unknown>, shape: readonly number[]): string {
  const shown = Array.from(values)
    .slice(0, LONGEST)
    .map(value =>
      value instanceof Uint8Array ? JSON.stringify(new TextDecoder().decode(value)) : String(value),
    );
  const rest = values.length > LONGEST ? ', …' : '';
  return shape.length === 0 ? (shown[0] ?? '') : `[${shown.join(', ')}${rest}]`;
}

/** Attributes that inputs and outputs already show. */
const isShown = (node: Node, key: string) =>
  node.def.attrs.get(key)?.type === 'type' || node.def.attrs.get(key)?.type === 'list(type)' || key === 'N';

const refer = ({ node, index }: Output) => (index === 0 ? node.name : `${node.name}:${index}`);

function printType(node: Node): string {
  return node.dtypes
    .map((dtype, i) => {
      const shape = node.shapes[i];
      return dtypeName(dtype) + (shape ? `[${shape.map(size => size ?? '?').join(',')}]` : '');
    })
    .join(', ');
}

/** One op as a line of text: `name: dtype[shape] = Op(inputs) {attributes}`. */
export function printNode(node: Node): string {
  const attrs = Object.entries(node.attrs)
    .filter(([key]) => !isShown(node, key))
    .map(([key, value]) => `${key}: ${printValue(value, node.def.attrs.get(key)?.type)}`);
  return `${node.name}: ${printType(node)} = ${node.def.name}(${node.inputs.map(refer).join(', ')})${attrs.length > 0 ? ` {${attrs.join(', ')}}` : ''}`;
}

/** A graph as text, one op a line in the order of computation, its functions below. */
export function printGraph(graph: Graph, results: readonly Output[] = []): string {
  const lines = graph.nodes.map(printNode);
  if (results.length > 0) lines.push(`return ${results.map(refer).join(', ')}`);
  const functions = [...graph.functions.values()].map(
    f => `\nfunction ${f.name}:\n${printGraph(f.graph, f.results).replace(/^/gm, '  ')}`,
  );
  return [...lines, ...functions].join('\n');
}
