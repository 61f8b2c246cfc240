import * as tf from '@tensorflow/tfjs-node';
import { core } from '@epochlab/graph/native';

/** An array longer than this is data: tensors are looked for among its elements, and not under other names. */
const LONG_ARRAY = 1_000;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Containers that tfjs looks into: typed arrays and buffers hold numbers alone. */
function valuesOf(container: object): Iterable<unknown> {
  if (ArrayBuffer.isView(container)) return [];
  return Array.isArray(container) && container.length > LONG_ARRAY ? container : enumerated(container);
}

/** All enumerable properties, those that a prototype adds included. */
function* enumerated(container: object): Generator<unknown> {
  for (const key in container) yield (container as Record<string, unknown>)[key];
}

function collect(container: object, found: tf.Tensor[], seen: Set<object>): void {
  if (container instanceof tf.Tensor) {
    found.push(container);
    return;
  }
  for (const value of valuesOf(container)) {
    if (!isObject(value) || seen.has(value)) continue;
    seen.add(value);
    collect(value, found, seen);
  }
}

/** The tensors in lists and objects, each once, in the order in which tfjs finds them. */
function tensorsInContainer(container: unknown): tf.Tensor[] {
  const found: tf.Tensor[] = [];
  if (isObject(container)) collect(container, found, new Set());
  return found;
}

interface Engine {
  endScope(result?: unknown): void;
}

/**
 * At the end of `tf.tidy`, and in `tf.dispose`, tfjs looks for tensors in what it is given, and takes every number of a typed array or a long
 * list for something that might hold one: seconds for millions of numbers. Here the numbers are passed over.
 */
export function passOverNumbers(): void {
  // tfjs's own type of its engine hides the scopes.
  const engine = Object.getPrototypeOf(tf.engine()) as Engine;
  const stock = engine.endScope;
  engine.endScope = function endScope(result) {
    stock.call(this, tensorsInContainer(result));
  };
  core.tensor_util.getTensorsInContainer = tensorsInContainer;
  core.dispose = container => {
    for (const tensor of tensorsInContainer(container)) tensor.dispose();
  };
}
