import * as tf from '@tensorflow/tfjs-node';
import * as losses from '../../src/losses';
import { optimizers } from '../../src/namespaces/optimizers';
import { lossOf } from './heads';
import { Gain, Teacher, teacherOf } from './layers';
import { Network, shapeOf, VOCABULARY } from './network';
import type { Input, Optimizer, Program } from './program';

/** Something that a program's user can see, in the order in which it happens. */
export interface Observation {
  readonly at: string;
  /** Numbers, or what was said. */
  readonly seen: readonly number[] | string;
}

export interface Settings {
  /** The factor of the first weights differs from 1 by up to so much. */
  readonly nudge?: number;
}

type Make = (args: object) => tf.Optimizer;
export const optimizerOf = ({ name, args }: Optimizer): tf.Optimizer =>
  (optimizers as unknown as Readonly<Record<string, Make>>)[name]?.(args) ?? tf.train.sgd(0.01);

/** All layers, those of nested models and wrappers too. */
const layersIn = (layers: readonly tf.layers.Layer[]): tf.layers.Layer[] =>
  layers.flatMap(layer => [layer, ...layersIn((layer as { layers?: tf.layers.Layer[] }).layers ?? [])]);

function rowsOf(input: Input, rows: number, seed: number): tf.Tensor {
  const shape = [rows, ...shapeOf(input)];
  return tf.tidy(() => {
    if (input.kind === 'tokens') return tf.floor(tf.randomUniform(shape, 0, VOCABULARY, 'float32', seed));
    const values = tf.randomUniform(shape, -1, 1, 'float32', seed);
    if (input.kind !== 'sequence' || !input.masked) return values;
    const lengths = tf.randomUniform([rows, 1], 0, input.steps, 'float32', seed + 1);
    const there = tf.lessEqual(tf.expandDims(tf.range(0, input.steps), 0), lengths);
    return tf.mul(values, tf.expandDims(tf.cast(there, 'float32'), -1));
  });
}

/** The world of a program: its model and data, and the values it has seen. */
export class World {
  readonly observations: Observation[] = [];
  /** Values that the program's own loss and metric compute with. */
  readonly settings = { factor: 1 };
  /** Whether the program has disposed its model. */
  disposed = false;
  model: tf.LayersModel;
  readonly x: tf.Tensor[];
  readonly y: tf.Tensor[];
  private readonly teachers = new Map<number, tf.LayersModel>();

  constructor(
    readonly program: Program,
    { nudge = 0 }: Settings,
  ) {
    const { seed, rows, input, second, heads } = program;
    this.model = new Network().build(program);
    this.setFirstWeights(seed, nudge);
    this.x = [
      rowsOf(input, rows, seed),
      ...(second ? [tf.randomUniform([rows, 2], -1, 1, 'float32', seed + 2)] : []),
    ];
    this.y = heads.map(({ loss }, i) => {
      const shape = [rows, ...(this.model.outputs[i]?.shape.slice(1) ?? [])] as number[];
      return lossOf(loss).targets(shape, seed + 3 + i);
    });
    this.compile(program.compile.optimizer);
  }

  see(at: string, seen: Observation['seen']): void {
    this.observations.push({ at, seen });
  }

  seeTensors(at: string, tensors: readonly tf.Tensor[]): void {
    this.see(
      at,
      tensors.flatMap(tensor => [...tensor.shape, ...tensor.dataSync()]),
    );
  }

  get layers(): tf.layers.Layer[] {
    return layersIn(this.model.layers);
  }

  /** Small weights, those of normalisation and variances near 1. */
  private setFirstWeights(seed: number, nudge: number): void {
    tf.tidy(() => {
      const values = this.model.weights.map(({ name, shape }, i) => {
        const size = shape as number[];
        const around = /gamma|variance/.test(name) ? 1 : 0;
        const random = tf.add(tf.randomUniform(size, -0.6, 0.6, 'float32', seed + 11 * i), around);
        if (nudge === 0) return random;
        return tf.mul(random, tf.add(1, tf.randomUniform(size, -nudge, nudge, 'float32', seed + 7 * i)));
      });
      this.model.setWeights(values);
    });
  }

  private teacher(size: number): tf.LayersModel {
    const known = this.teachers.get(size) ?? teacherOf(size);
    this.teachers.set(size, known);
    return known;
  }

  private lossFor(name: string, units: number): string | ((yTrue: tf.Tensor, yPred: tf.Tensor) => tf.Tensor) {
    const { settings } = this;
    if (name === 'own') return (t, p) => tf.mul(tf.mean(tf.square(tf.sub(t, p)), -1), settings.factor);
    if (name === 'own with a teacher') {
      const teacher = this.teacher(units);
      return (t, p) => {
        const taught = teacher.predict(tf.reshape(p, [-1, units])) as tf.Tensor;
        return tf.add(
          tf.mean(tf.square(tf.sub(t, p)), -1),
          tf.mul(tf.mean(tf.square(taught)), settings.factor),
        );
      };
    }
    return name === 'huber' ? losses.huber : name;
  }

  compile(optimizer: Optimizer): void {
    const { heads, compile } = this.program;
    const { settings } = this;
    const own = (yTrue: tf.Tensor, yPred: tf.Tensor) =>
      tf.mul(tf.mean(tf.abs(tf.sub(yTrue, yPred))), settings.factor);
    const lossWeights = compile.lossWeights.length === heads.length ? [...compile.lossWeights] : undefined;
    const loss = heads.map(({ loss: name }, i) =>
      this.lossFor(name, this.model.outputs[i]?.shape.at(-1) ?? 1),
    );
    this.model.compile({
      optimizer: optimizerOf(optimizer),
      loss,
      metrics: compile.metrics.map(metric => (metric === 'own' ? own : metric)),
      ...(lossWeights ? { lossWeights } : {}),
    } as tf.ModelCompileArgs);
  }

  setGain(to: number): void {
    for (const layer of this.layers) if (layer instanceof Gain) layer.gain = to;
  }

  dispose(): void {
    for (const layer of this.layers) if (layer instanceof Teacher) layer.teacher?.dispose();
    for (const teacher of this.teachers.values()) teacher.dispose();
    this.model.optimizer?.dispose();
    if (!this.disposed) this.model.dispose();
    tf.dispose([...this.x, ...this.y]);
  }
}
