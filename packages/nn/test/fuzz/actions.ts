import type { io } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-node';
import { callbackOf } from './callbacks';
import { dieAndResume } from './die-and-resume';
import { run as runEffect } from './effects';
import type { Action, Callback, Fit, Program } from './program';
import type { World } from './world';

type Kind = Action['do'];
type Run<K extends Kind> = (
  world: World,
  action: Extract<Action, { readonly do: K }>,
) => void | Promise<void>;

const list = <T>(value: T | T[]): T[] => [value].flat() as T[];

function seeHistory(world: World, { history, epoch }: tf.History): void {
  world.see('epochs', epoch);
  for (const key of Object.keys(history).sort()) world.see(key, (history[key] ?? []).map(Number));
}

/** A callback that watches something that is there. */
const watched = (spec: Callback, validation: boolean): Callback =>
  validation || !('args' in spec) ? spec : { ...spec, args: { ...spec.args, monitor: 'loss' } };

const argumentsOf = (world: World, { epochs, callbacks, validation }: Fit) => ({
  epochs,
  verbose: 0 as const,
  callbacks: callbacks.map(spec => callbackOf(world, watched(spec, validation))) as never[],
});

/** A dataset of the program's batches, each read when it is asked for. */
function dataset(world: World, batchSize: number, map = ''): tf.data.Dataset<tf.TensorContainer> {
  const { x, y, program } = world;
  const cut = (tensors: readonly tf.Tensor[], names: readonly string[], start: number) => {
    const size = Math.min(batchSize, program.rows - start);
    return Object.fromEntries(tensors.map((tensor, i) => [names[i] ?? '', tf.slice(tensor, start, size)]));
  };
  function* batches() {
    for (let start = 0; start < program.rows; start += batchSize)
      yield { xs: cut(x, world.model.inputNames, start), ys: cut(y, world.model.outputNames, start) };
  }
  const read = tf.data.generator(batches as never) as tf.data.Dataset<tf.TensorContainer>;
  const taught = (element: tf.TensorContainer) => {
    const { xs, ys } = element as { xs: Record<string, tf.Tensor>; ys: Record<string, tf.Tensor> };
    const known = list(world.model.predict(world.model.inputNames.map(name => xs[name] as tf.Tensor)));
    const mean = known.reduce<tf.Tensor>((sum, output) => tf.add(sum, tf.mean(output)), tf.scalar(0));
    const moved = Object.entries(ys).map(([name, y1]) => [name, tf.mul(y1, tf.sigmoid(mean))]);
    return { xs, ys: Object.fromEntries(moved) } as tf.TensorContainer;
  };
  if (map === '') return read;
  return map === 'predict' ? read.map(taught) : read.mapAsync(async element => taught(element));
}

/** Something wrong with the data, and what is left of them. */
const WRONG: Readonly<Record<string, (tensors: readonly tf.Tensor[]) => tf.Tensor[]>> = {
  rows: ([first, ...rest]) => [
    tf.concat([first as tf.Tensor, tf.slice(first as tf.Tensor, 0, 1)], 0),
    ...rest,
  ],
  shape: ([first, ...rest]) => [tf.expandDims(first as tf.Tensor, 1), ...rest],
  NaN: ([first, ...rest]) => [tf.mul(first as tf.Tensor, NaN), ...rest],
  token: ([first, ...rest]) => [tf.add(first as tf.Tensor, 99), ...rest],
};

const said = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function seeRefusal(world: World, at: string, refused: () => unknown): Promise<void> {
  try {
    await refused();
    world.see(at, 'accepted');
  } catch (error) {
    world.see(at, said(error));
  }
}

/** Whether there is one output, of classes. */
const classifies = ({ heads: [head, ...others] }: Program) =>
  others.length === 0 && /ategoricalCrossentropy/.test(head?.loss ?? '');

/** A weight for each row of an output, or for each of its steps where it has some. */
const weightsOf = ({ model, program: { rows } }: World, output: number, ofSteps: boolean): tf.Tensor =>
  tf.tidy(() => {
    const { shape } = model.outputs[output] as tf.SymbolicTensor;
    const of = ofSteps && shape.length === 3 ? [rows, shape[1] as number] : [rows];
    return tf.mod(tf.reshape(tf.range(0, tf.util.sizeFromShape(of)), of), 3);
  });

const ACTIONS: { readonly [K in Kind]: Run<K> } = {
  fit: async (world, action) => {
    const { model, x, y, program } = world;
    const { batchSize, validation, sampleWeight, classWeight } = action;
    const weights = y.map((_, i) => weightsOf(world, i, sampleWeight === 'steps'));
    const history = await model
      .fit(x, y, {
        ...argumentsOf(world, action),
        batchSize,
        shuffle: false,
        ...(validation ? { validationData: [x, y] as never } : {}),
        ...(sampleWeight === 'none' ? {} : { sampleWeight: y.length === 1 ? weights[0] : weights }),
        ...(classWeight && classifies(program) ? { classWeight: { 0: 1, 1: 2, 2: 0.5 } } : {}),
      } as never)
      .finally(() => tf.dispose(weights));
    seeHistory(world, history);
  },
  'die and resume': async (world, action) => {
    seeHistory(world, await dieAndResume(world, action, argumentsOf(world, action)));
  },
  fitDataset: async (world, action) => {
    const { batchSize, validation, map } = action;
    const data = dataset(world, batchSize, map);
    const args = {
      ...argumentsOf(world, action),
      ...(validation ? { validationData: dataset(world, batchSize) } : {}),
    };
    seeHistory(world, await world.model.fitDataset(data, args as never));
  },
  evaluateDataset: async (world, { batchSize }) => {
    const scores = await world.model.evaluateDataset(dataset(world, batchSize) as never);
    world.seeTensors('evaluateDataset', list(scores));
    tf.dispose(scores);
  },
  predict: (world, { batchSize, times }) => {
    for (let i = 0; i < times; i++)
      tf.tidy(() => world.seeTensors('predict', list(world.model.predict(world.x, { batchSize }))));
  },
  evaluate: (world, { batchSize, times }) => {
    for (let i = 0; i < times; i++)
      tf.tidy(() =>
        world.seeTensors('evaluate', list(world.model.evaluate(world.x, world.y, { batchSize }))),
      );
  },
  effect: async (world, { effect, times }) => {
    for (let i = 0; i < times; i++) await runEffect(world, effect);
  },
  'save and load': async world => {
    let saved: io.ModelArtifacts | undefined;
    const keep = tf.io.withSaveHandler(async artifacts => {
      saved = artifacts;
      return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
    });
    await world.model.save(keep);
    const before = world.model;
    world.model = await tf.loadLayersModel(tf.io.fromMemory(saved as io.ModelArtifacts));
    before.optimizer.dispose();
    before.dispose();
    world.compile(world.program.compile.optimizer);
  },
  'wrong data': async (world, { what }) => {
    const { model, x, y } = world;
    const wrong = WRONG[what];
    const [xs, ys] = wrong ? [wrong(x), y] : [x, (WRONG['shape'] as (typeof WRONG)[string])(y)];
    const before = model.getWeights().map(weight => tf.clone(weight));
    await seeRefusal(world, `fit on ${what}`, () =>
      model.fit(xs, ys, { epochs: 1, verbose: 0, shuffle: false }),
    );
    // Op by op a normalisation may have moved its statistics before the step failed.
    model.setWeights(before);
    tf.dispose(before);
    await seeRefusal(world, `evaluate on ${what}`, () => tf.dispose(model.evaluate(xs, ys)));
    await seeRefusal(world, `predict on ${what}`, () => tf.dispose(model.predict(xs)));
    tf.dispose([...xs, ...ys].filter(tensor => ![...x, ...y].includes(tensor)));
  },
};

const seeWeights = (world: World) => world.seeTensors('weights', world.model.getWeights());

/** Runs an action, and looks at all weights, or at what was thrown; returns whether nothing was. */
export async function run(world: World, action: Action): Promise<boolean> {
  try {
    await (ACTIONS[action.do] as Run<Kind>)(world, action as never);
    if (!world.disposed) seeWeights(world);
  } catch (error) {
    world.see('error', said(error));
    return false;
  }
  return true;
}
