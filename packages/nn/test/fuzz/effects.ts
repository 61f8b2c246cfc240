import * as tf from '@tensorflow/tfjs-node';
import * as graph from '@epochlab/graph';
import { optimizers } from '../../src/namespaces/optimizers';
import { runInside } from './inside';
import { type Effect, STATEFUL_BATCH } from './program';
import type { World } from './world';

type Kind = Effect['effect'];
type Run<K extends Kind> = (
  world: World,
  effect: Extract<Effect, { readonly effect: K }>,
) => void | Promise<void>;

const list = <T>(value: T | T[]): T[] => [value].flat() as T[];
const batchSize = ({ program }: World) => (program.stateful ? STATEFUL_BATCH : 4);

const batchOf = (world: World) => {
  const { x, y, program } = world;
  const size = Math.min(batchSize(world), program.rows);
  const cut = (tensors: readonly tf.Tensor[]) => tensors.map(tensor => tf.slice(tensor, 0, size));
  return { x: cut(x), y: cut(y) };
};

/** Calls that give a differentiable tensor from a model's inputs. */
const OF: Readonly<Record<string, (world: World) => (x: tf.Tensor[]) => tf.Tensor>> = {
  predict: world => x => list(world.model.predict(x, { batchSize: batchSize(world) }))[0] as tf.Tensor,
  predictOnBatch:
    ({ model }) =>
    x =>
      list(model.predictOnBatch(x))[0] as tf.Tensor,
  apply:
    ({ model }) =>
    x =>
      list(model.apply(x) as tf.Tensor | tf.Tensor[])[0] as tf.Tensor,
  evaluate: world => x =>
    list(world.model.evaluate(x, world.y, { batchSize: batchSize(world) }))[0] as tf.Tensor,
  trace: world => {
    const traced = graph.trace((x: tf.Tensor[]) => (OF['predict'] as (typeof OF)[string])(world)(x));
    return x => traced(x);
  },
};

const squareOf = (f: (x: tf.Tensor[]) => tf.Tensor, x: tf.Tensor[]) => tf.mean(tf.square(f(x))) as tf.Scalar;

function gradientsOf(world: World, loss: () => tf.Scalar): tf.Tensor[] {
  const { value, grads } = tf.variableGrads(loss);
  const own = world.model.trainableWeights.map(weight => grads[(weight.read() as tf.Variable).name]);
  return [value, ...own.map(gradient => gradient ?? tf.scalar(-77))];
}

/** Calls that make a gradient of it. */
const BY: Readonly<Record<string, (world: World, f: (x: tf.Tensor[]) => tf.Tensor) => tf.Tensor[]>> = {
  variableGrads: (world, f) => gradientsOf(world, () => squareOf(f, world.x)),
  minimize: (world, f) => {
    const optimizer = optimizers.SGD(0.01);
    const weights = world.model.trainableWeights.map(weight => weight.read() as tf.Variable);
    const loss = optimizer.minimize(() => squareOf(f, world.x), true, weights);
    optimizer.dispose();
    return loss ? [loss] : [];
  },
  grad: ({ x: [first, ...rest] }, f) => [tf.grad(v => squareOf(f, [v, ...rest]))(first as tf.Tensor)],
  'grad of grad': ({ x: [first, ...rest] }, f) => {
    const inner = tf.grad(v => squareOf(f, [v, ...rest]));
    return [tf.grad(v => tf.sum(tf.square(inner(v))))(first as tf.Tensor)];
  },
};

const EFFECTS: { readonly [K in Kind]: Run<K> } = {
  'scale weights': ({ model }, { by }) =>
    tf.tidy(() => model.setWeights(model.getWeights().map(weight => tf.mul(weight, by)))),
  'scale rate': ({ model }, { by }) => {
    const optimizer = model.optimizer as tf.Optimizer & { learningRate: number };
    optimizer.learningRate *= by;
  },
  'set factor': ({ settings }, { to }) => void (settings.factor = to),
  'set gain': (world, { to }) => world.setGain(to),
  freeze: ({ layers }, { layer, trainable }) => {
    const chosen = layers[layer % layers.length];
    if (chosen) chosen.trainable = trainable;
  },
  'freeze model': ({ model }, { trainable }) => void (model.trainable = trainable),
  'set layer weights': ({ layers }, { layer, by }) => {
    const chosen = layers[layer % layers.length];
    if (chosen) tf.tidy(() => chosen.setWeights(chosen.getWeights().map(weight => tf.mul(weight, by))));
  },
  assign: ({ model: { weights } }, { layer, by }) => {
    const variable = weights[layer % weights.length]?.read() as tf.Variable | undefined;
    if (variable) tf.tidy(() => variable.assign(tf.mul(variable, by)));
  },
  inside: async (world, { scope, call }) => {
    const batch = batchOf(world);
    await runInside(world, scope, call, batch);
    tf.dispose([batch.x, batch.y]);
  },
  dispose: world => {
    if (!world.disposed) world.model.dispose();
    world.disposed = true;
  },
  predict: world =>
    world.seeTensors('predict', list(world.model.predict(world.x, { batchSize: batchSize(world) }))),
  predictOnBatch: world => world.seeTensors('predictOnBatch', list(world.model.predictOnBatch(world.x))),
  evaluate: world =>
    world.seeTensors(
      'evaluate',
      list(world.model.evaluate(world.x, world.y, { batchSize: batchSize(world) })),
    ),
  trainOnBatch: async world => {
    const { x, y } = batchOf(world);
    world.see('trainOnBatch', list(await world.model.trainOnBatch(x, y)));
    tf.dispose([x, y]);
  },
  stop: ({ model }) => void (model.stopTraining = true),
  'reset states': ({ model }) => model.resetStates(),
  recompile: (world, { optimizer }) => world.compile(optimizer),
  gradient: (world, { of, by }) => {
    const f = (OF[of] as (typeof OF)[string])(world);
    world.seeTensors(
      `${by} of ${of}`,
      tf.tidy(() => (BY[by] as (typeof BY)[string])(world, f)),
    );
  },
};

export const run = (world: World, effect: Effect): void | Promise<void> =>
  (EFFECTS[effect.effect] as Run<Kind>)(world, effect as never);
