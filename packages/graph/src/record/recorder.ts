import * as tf from '@tensorflow/tfjs-node';
import type { TFJSBinding } from '@tensorflow/tfjs-node/dist/tfjs_binding';
import { callSite } from './call-site';
import { DTYPE } from '../structure/dtypes';
import { Graph, type Shape } from '../structure/graph';
import { handleOf, type NativeBackend, nativeBackend, type OutputMetadata } from '../native/binding';
import type { AttrValue, Output, TensorValue } from '../structure/node';

/** A value of the surrounding graph that a recorded function uses: it becomes one more input of the function. */
export interface Capture {
  readonly outer: Output;
  readonly inner: Output;
}

type OpArguments = Parameters<TFJSBinding['executeOp']>;
type TensorArguments = Parameters<TFJSBinding['createTensor']>;

/**
 * Writes down the TensorFlow ops that tfjs runs while a function is recorded. tfjs-node executes everything (forward pass,
 * gradients, optimizer) through `binding.executeOp`, so what passes there is the whole computation.
 * The ops really run, on whatever tensors they are given; only their results are thrown away.
 */
export class Recorder {
  readonly graph = new Graph();
  readonly captures: Capture[] = [];
  /** Why the recording is not the whole story (a value was read back into JavaScript); empty if it is. */
  readonly refusals: string[] = [];
  /** Variables that the recording used or made, each with the input that stands for its value at the start. */
  readonly variables = new Map<tf.Variable, Output>();
  /** Initial values of the variables made during the recording; the caller disposes them. */
  readonly made = new Map<tf.Variable, tf.Tensor>();
  /** Makes the seed of a random draw; without it, draws are TensorFlow's own unseeded ones. */
  seed: ((layerSeed?: number | string) => tf.Tensor) | undefined;
  /** Whether repeated work may become a loop; a graph for any batch size is written without. */
  loops = true;
  readonly binding: TFJSBinding;
  private readonly watched = new Map<number, tf.Variable>();
  private readonly outputs = new Map<number, Output>();
  private readonly created = new Map<number, TensorValue>();

  constructor(
    readonly backend: NativeBackend = nativeBackend(),
    readonly parent?: Recorder,
  ) {
    this.binding = parent?.binding ?? backend.binding;
    this.seed = parent?.seed;
  }

  /** Variables become inputs of the graph when they are used, not constants. */
  watch(variables: Iterable<tf.Variable>): void {
    for (const variable of variables) this.watched.set(handleOf(this.backend, variable), variable);
  }

  /** A variable made during the recording: what it starts with is an input too, since it lives on. */
  onVariable(variable: tf.Variable): void {
    if (this.parent) return this.parent.onVariable(variable);
    this.variables.set(variable, this.input(variable, 'variable'));
    this.made.set(variable, tf.keep(variable.clone()));
  }

  /** An input of the recorded graph that stands for `tensor`. */
  input(tensor: tf.TensorInfo, name: string): Output {
    const handle = handleOf(this.backend, tensor);
    const known = this.outputs.get(handle);
    if (known) return known;
    const { dtype } = this.backend.tensorMap.get(tensor.dataId);
    const output = this.graph.placeholder(dtype, tensor.shape, name);
    this.outputs.set(handle, output);
    return output;
  }

  /** The graph's output that computed `tensor`. */
  symbol(tensor: tf.TensorInfo): Output {
    return this.resolve(handleOf(this.backend, tensor));
  }

  /** A tensor that stands for `output` in what is recorded next. Its values are not those the graph will compute. */
  tensor(output: Output, shape: readonly number[]): tf.Tensor {
    const dtype = output.node.dtypes[output.index] ?? DTYPE.float32;
    const id = this.binding.createTensor([...shape], dtype, zeros(dtype, tf.util.sizeFromShape([...shape])));
    this.outputs.set(id, output);
    return this.backend.createOutputTensor({ id, shape: [...shape], dtype });
  }

  /** Says that a handle holds what `output` computes. */
  bind(handle: number, output: Output): void {
    this.outputs.set(handle, output);
  }

  /** An input for a variable that was assigned, or is about to be read for the first time. */
  variableInput(variable: tf.Variable): Output {
    const { dtype } = this.backend.tensorMap.get(variable.dataId);
    const output = this.graph.placeholder(dtype, variable.shape, 'variable');
    this.variables.set(variable, output);
    return output;
  }

  onOp([name, attrs, inputs]: OpArguments, results: readonly OutputMetadata[]): void {
    // The binding takes attribute values as plain JavaScript values of the type that the op defines.
    const values = Object.fromEntries(attrs.map(attr => [attr.name, attr.value as AttrValue]));
    const shapes: Shape[] = results.map(result => result.shape);
    const node = this.graph.add(
      name,
      inputs.map(id => this.resolve(id)),
      values,
      { shapes },
    );
    results.forEach((result, index) => this.outputs.set(result.id, { node, index }));
  }

  onTensor([shape, dtype, values]: TensorArguments, id: number): void {
    this.created.set(id, { dtype, shape: shape ?? [], values: copyValues(dtype, values) });
  }

  /** A read-back of a computed value: what JavaScript does with it cannot be part of a graph. */
  onRead(handle: number): void {
    if (this.outputs.has(handle))
      this.refuse(`a tensor's values are read back into JavaScript by ${callSite()}`);
    else if (!this.created.has(handle)) this.parent?.onRead(handle);
  }

  refuse(reason: string): void {
    this.refusals.push(reason);
    if (this.parent) this.parent.refuse(reason);
  }

  private resolve(handle: number): Output {
    const known = this.outputs.get(handle);
    if (known) return known;
    const value = this.constantOf(handle);
    const output = value ? this.graph.constant(value) : this.capture(handle);
    this.outputs.set(handle, output);
    return output;
  }

  private constantOf(handle: number): TensorValue | undefined {
    return this.created.get(handle) ?? this.parent?.constantOf(handle);
  }

  private capture(handle: number): Output {
    if (!this.parent) return this.captureOutside(handle);
    const outer = this.parent.resolve(handle);
    const value = outer.node.attrs['value'];
    if (isTensorValue(value)) return this.graph.constant(value);
    const inner = this.graph.placeholder(
      outer.node.dtypes[outer.index] ?? 0,
      outer.node.shapes[outer.index],
      'captured',
    );
    this.captures.push({ outer, inner });
    return inner;
  }

  private captureOutside(handle: number): Output {
    const variable = this.watched.get(handle);
    if (!variable) return this.graph.constant(readHandle(this.binding, handle), 'captured');
    return this.variableInput(variable);
  }
}

const isTensorValue = (value: AttrValue | undefined): value is TensorValue =>
  typeof value === 'object' && 'values' in value && 'dtype' in value;

function zeros(dtype: number, size: number): Float32Array | Int32Array | Uint8Array {
  if (dtype === DTYPE.float32) return new Float32Array(size);
  return dtype === DTYPE.bool ? new Uint8Array(size) : new Int32Array(size);
}

function copyValues(dtype: number, values: unknown): TensorValue['values'] {
  if (dtype === DTYPE.string) return [...(values as Uint8Array[])];
  if (ArrayBuffer.isView(values)) return (values as Float32Array).slice();
  const list = values as ArrayLike<number>;
  if (dtype === DTYPE.float32) return Float32Array.from(list);
  return dtype === DTYPE.bool ? Uint8Array.from(list) : Int32Array.from(list);
}

/** The value of a tensor made before the recording: tensors never change, so it is a constant of the graph. */
function readHandle(binding: TFJSBinding, handle: number): TensorValue {
  const int32 = { name: 'out_type', type: binding.TF_ATTR_TYPE, value: DTYPE.int32 };
  const [shape] = binding.executeOp('Shape', [int32], [handle], 1);
  if (!shape) throw new Error('A captured tensor has no shape.');
  const sizes = Array.from(binding.tensorDataSync(shape.id));
  binding.deleteTensor(shape.id);
  const values = binding.tensorDataSync(handle);
  return { shape: sizes, dtype: dtypeOfValues(values), values };
}

function dtypeOfValues(values: TensorValue['values']): number {
  if (values instanceof Float32Array) return DTYPE.float32;
  if (values instanceof Int32Array) return DTYPE.int32;
  return values instanceof Uint8Array ? DTYPE.bool : DTYPE.string;
}
