import * as tf from '@tensorflow/tfjs-node';

const INSIDE = ['layer', 'cell', 'cells', 'layers', 'forwardLayer', 'backwardLayer'] as const;

/** A layer and the layers and cells that it is made of. */
export function partsOf(layer: object): object[] {
  const inner = INSIDE.flatMap(key => (layer as Partial<Record<string, object | object[]>>)[key] ?? []);
  return [layer, ...inner.flat().flatMap(partsOf)];
}

/**
 * Dropout masks live for one call, `iterations_` is counted beside the graph, what is trainable belongs to a trace's key; the others
 * are tfjs's bookkeeping.
 */
const PASSING = ['dropoutMask', 'recurrentDropoutMask', 'iterations_', 'trainable_', '_refCount', '_built'];

export const isPrimitive = (value: unknown): boolean =>
  ['number', 'string', 'boolean'].includes(typeof value);

const isPlain = (value: unknown) =>
  isPrimitive(value) || (value instanceof tf.Tensor && !(value instanceof tf.Variable));

const isPassing = (key: PropertyKey) => PASSING.includes(String(key));

/** An activation, a regularizer or a constraint, of which another may take the place. */
const isExchangeable = (value: unknown) =>
  value instanceof tf.serialization.Serializable && !(value instanceof tf.layers.Layer);

/** Whether an object of a library's computes with a number, a name or a switch that it keeps. */
export const isNumberKept = (key: PropertyKey, value: unknown): boolean =>
  isPrimitive(value) && !isPassing(key);

/** Whether a layer or an optimizer computes with a property that it keeps. */
export const isKept = (key: PropertyKey, value: unknown): boolean =>
  (isPlain(value) || isExchangeable(value)) && !isPassing(key);

class Bare extends tf.layers.Layer {}

/** Members of tfjs's own class that every layer has. */
const OF_LAYERS = new Set<PropertyKey>(Object.keys(new Bare({ name: 'bare' })));

/** Whether a property is one that the class of a layer has added to what every layer has. */
export const isAdded = (key: PropertyKey): boolean => !OF_LAYERS.has(key) && !isPassing(key);

export const isLayer = (object: object): object is tf.layers.Layer => object instanceof tf.layers.Layer;

/** Members that the graph of a step takes as its own: nothing in it can change unseen. */
export const isTensorLike = (object: object): boolean =>
  object instanceof tf.Tensor || object instanceof tf.LayerVariable || object instanceof tf.SymbolicTensor;
