import * as tf from '@tensorflow/tfjs-node';
import type { World } from './world';

type Scalars = tf.Scalar | number | (tf.Scalar | number)[];
const list = <T>(value: T | T[]): T[] => [value].flat() as T[];

/** Calls of the model that are begun inside of a scope and awaited outside of it; each gives what is seen. */
const CALLS: Readonly<Record<string, (world: World, x: tf.Tensor[], y: tf.Tensor[]) => unknown>> = {
  predict: ({ model }, x) => model.predict(x),
  predictOnBatch: ({ model }, x) => model.predictOnBatch(x),
  evaluate: ({ model }, x, y) => model.evaluate(x, y),
  trainOnBatch: ({ model }, x, y) => model.trainOnBatch(x, y),
  fit: ({ model }, x, y) =>
    model.fit(x, y, { epochs: 2, batchSize: x[0]?.shape[0] ?? 1, shuffle: false, verbose: 0 }),
};

/** Surroundings of a call: a tidy, or a gradient whose loss does not depend on it. */
const SCOPES: Readonly<Record<string, (world: World, call: () => void) => void>> = {
  tidy: (_world, call) => tf.tidy(call),
  variableGrads: ({ model }, call) => {
    const weights = model.trainableWeights.map(weight => weight.read() as tf.Variable);
    const square = () => {
      call();
      return weights.reduce<tf.Scalar>((sum, w) => tf.add(sum, tf.sum(tf.square(w))), tf.scalar(0));
    };
    if (weights.length) tf.dispose(tf.variableGrads(square, weights) as never);
    else tf.tidy(call);
  },
  grad: ({ x: [first] }, call) =>
    tf.dispose(
      tf.grad(v => {
        call();
        return tf.sum(tf.square(v));
      })(first as tf.Tensor),
    ),
  customGrad: ({ x: [first] }, call) => {
    const op = tf.customGrad(v => {
      call();
      return { value: tf.square(v as tf.Tensor), gradFunc: (dy: tf.Tensor) => tf.mul(dy, 2) };
    });
    tf.dispose(op(first as tf.Tensor));
  },
};

const numbersOf = (value: Scalars): number[] =>
  list(value).map(one => (typeof one === 'number' ? one : (one.dataSync()[0] as number)));

/** Begins a call inside of a scope; what it gives is seen where that outlives the scope: tensors inside, promises after it. */
export async function runInside(
  world: World,
  scope: string,
  call: string,
  batch: { x: tf.Tensor[]; y: tf.Tensor[] },
): Promise<void> {
  let promised: Promise<unknown> | undefined;
  SCOPES[scope]?.(world, () => {
    const given = CALLS[call]?.(world, batch.x, batch.y);
    if (given instanceof Promise) promised = given;
    else world.seeTensors(`${call} inside ${scope}`, list(given as tf.Tensor | tf.Tensor[]));
  });
  const given = await promised;
  if (given instanceof tf.History)
    world.see(`fit inside ${scope}`, (given.history['loss'] ?? []).map(Number));
  else if (given !== undefined) world.see(`${call} inside ${scope}`, numbersOf(given as Scalars));
}
