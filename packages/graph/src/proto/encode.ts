import { asWritten, withoutFusedBatchNorm } from './batch-normalization';
import type { Graph, GraphFunction } from '../structure/graph';
import {
  type AttrValue,
  type Node,
  type Output,
  outputArg,
  outputDtype,
  type TensorValue,
} from '../structure/node';
import {
  pb,
  type ProtoArg,
  type ProtoAttr,
  type ProtoFunction,
  type ProtoGraph,
  type ProtoNode,
  type ProtoShape,
} from './proto';
import { unfused } from './unfused';

/** The GraphDef version that TensorFlow 2.21 produces; older versions switch on old behaviour. */
const PRODUCER = 2000;

const bytes = (text: string) => new TextEncoder().encode(text);

export function encodeShape(shape: readonly (number | null)[]): ProtoShape {
  const message = new pb.TensorShape();
  for (const size of shape) {
    const dim = new pb.TensorShape.Dim();
    dim.setSize(size ?? -1);
    message.addDim(dim);
  }
  return message;
}

function encodeTensor({ dtype, shape, values }: TensorValue) {
  const message = new pb.Tensor();
  message.setDtype(dtype);
  message.setTensorShape(encodeShape(shape));
  if (Array.isArray(values)) message.setStringValList(values);
  else message.setTensorContent(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  return message;
}

function encodeFunctionName(name: string) {
  const message = new pb.NameAttrList();
  message.setName(name);
  return message;
}

/** How a value is written, by the type that the op's definition gives the attribute. */
const WRITE: Record<string, (attr: ProtoAttr, value: AttrValue) => void> = {
  type: (attr, value) => attr.setType(value as number),
  int: (attr, value) => attr.setI(value as number),
  float: (attr, value) => attr.setF(value as number),
  bool: (attr, value) => attr.setB(value as boolean),
  string: (attr, value) => attr.setS(bytes(value as string)),
  shape: (attr, value) => attr.setShape(encodeShape(value as readonly number[])),
  tensor: (attr, value) => attr.setTensor(encodeTensor(value as TensorValue)),
  func: (attr, value) => attr.setFunc(encodeFunctionName(value as string)),
};

const WRITE_LIST: Record<
  string,
  (list: InstanceType<typeof pb.AttrValue.ListValue>, values: never[]) => void
> = {
  'list(type)': (list, values) => list.setTypeList(values),
  'list(int)': (list, values) => list.setIList(values),
  'list(float)': (list, values) => list.setFList(values),
  'list(bool)': (list, values) => list.setBList(values),
  'list(string)': (list, values) => list.setSList(values.map(bytes)),
};

/** Attributes that no op defines (`_XlaMustCompile`): their type is that of the value. */
const privateType = (value: AttrValue) =>
  typeof value === 'boolean' ? 'bool' : typeof value === 'number' ? 'int' : 'string';

function encodeAttr(type: string, value: AttrValue, where: string): ProtoAttr {
  const attr = new pb.AttrValue();
  const write = WRITE[type];
  const writeList = WRITE_LIST[type];
  if (write) write(attr, value);
  else if (writeList) {
    const list = new pb.AttrValue.ListValue();
    // The op's definition says what the elements are.
    writeList(list, [...(value as never[])]);
    attr.setList(list);
  } else throw new Error(`${where} has the type ${type}, which cannot be written.`);
  return attr;
}

function encodeNode(node: Node, name: string, refer: (input: Output) => string): ProtoNode {
  const message = new pb.NodeDef();
  message.setName(name);
  message.setOp(node.def.name);
  message.setInputList(node.inputs.map(refer));
  for (const [key, value] of Object.entries(node.attrs)) {
    const type = node.def.attrs.get(key)?.type ?? (key.startsWith('_') ? privateType(value) : undefined);
    if (type === undefined) continue;
    message.getAttrMap().set(key, encodeAttr(type, value, `Attribute ${key} of ${node.def.name}`));
  }
  return message;
}

/** The nodes that `outputs` depend on, in topological order. */
function reachable(nodes: readonly Node[], outputs: readonly Output[]): Node[] {
  const needed = new Set<Node>();
  const pending = outputs.map(output => output.node);
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (needed.has(node)) continue;
    needed.add(node);
    pending.push(...node.inputs.map(input => input.node));
  }
  return nodes.filter(node => needed.has(node));
}

function encodeArg(name: string, dtype: number): ProtoArg {
  const arg = new pb.OpDef.ArgDef();
  arg.setName(name);
  arg.setType(dtype);
  return arg;
}

function encodeFunction({ name, graph, results, attrs = {} }: GraphFunction): ProtoFunction {
  const message = new pb.FunctionDef();
  const signature = new pb.OpDef();
  signature.setName(name);
  const params = new Map(graph.params.map((node, i) => [node, `arg${i}`]));
  for (const [node, arg] of params) signature.addInputArg(encodeArg(arg, node.dtypes[0] ?? 0));
  const refer = ({ node, index }: Output) =>
    params.get(node) ?? `${node.name}:${outputArg(asWritten(node), index)}`;
  const body = reachable(graph.nodes, results).filter(node => !params.has(node));
  const written = body.flatMap(withoutFusedBatchNorm).flatMap(unfused);
  for (const node of written) message.addNodeDef(encodeNode(node, node.name, refer));
  results.forEach((result, i) => {
    signature.addOutputArg(encodeArg(`ret${i}`, outputDtype(result)));
    message.getRetMap().set(`ret${i}`, refer(result));
  });
  signature.setIsStateful(body.some(node => node.def.stateful));
  message.setSignature(signature);
  for (const [key, value] of Object.entries(attrs))
    message.getAttrMap().set(key, encodeAttr(privateType(value), value, key));
  return message;
}

/** Name of an output in a GraphDef (and in a session's feeds and fetches). */
export const outputName = ({ node, index }: Output): string =>
  index === 0 ? node.name : `${node.name}:${index}`;

/** The GraphDef that computes `outputs`, with the functions they call. All placeholders are kept. */
export function encodeGraph(graph: Graph, outputs: readonly Output[]): ProtoGraph {
  const message = new pb.GraphDef();
  const versions = new pb.VersionDef();
  versions.setProducer(PRODUCER);
  message.setVersions(versions);
  const kept = [...outputs, ...graph.params.map(node => ({ node, index: 0 }))];
  for (const node of reachable(graph.nodes, kept).flatMap(unfused))
    message.addNode(encodeNode(node, node.name, outputName));
  const library = new pb.FunctionDefLibrary();
  for (const f of graph.functions.values()) library.addFunction(encodeFunction(f));
  message.setLibrary(library);
  return message;
}
