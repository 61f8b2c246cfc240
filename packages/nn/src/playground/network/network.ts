import * as tf from '@tensorflow/tfjs-node';
import { graphUnless } from '../../networks/own-loop/step-graph';
import type { PlaygroundActivation } from '@epochlab/views';
import type { Batch } from './batches';
import { EpochLoop, type Steps } from './epoch-loop';
import type { LayerWeights } from './initial-weights';
import { lossesOf, outputActivation, rightOf, type Task } from './task';

/** The rates of a step. */
export interface StepRates {
  readonly learningRate: number;
  readonly l1: number;
  readonly l2: number;
}

/** The mean loss over points, and the share of them that is taken for its class. */
export interface Measures {
  readonly loss: number;
  readonly accuracy: number;
}

/** A link by its layer, from 0, the input that it comes from and the unit that it goes to. */
export interface LinkChange {
  readonly layer: number;
  readonly input: number;
  readonly unit: number;
  readonly weight?: number;
  readonly learns?: boolean;
  /** Gives a link that was cut the weight back that it had, one that L1 drove to zero its initial weight, and lets it learn. */
  readonly restore?: boolean;
}

interface DenseVariables {
  readonly kernel: tf.Variable;
  readonly bias: tf.Variable;
  /** 1 where a link learns; 0 where it was cut, frozen, or driven to zero by L1. */
  readonly links: tf.Variable;
  /** 1 where the layer learns at all; 0 where it is frozen, its biases too. */
  readonly whole: tf.Variable;
  /** The weight that each link had before it was cut; the initial one of a link that never was. */
  readonly before: Float32Array;
}

/**
 * A network of dense layers that learns by TensorFlow Playground's rule: plain gradient descent, and after it a step of the weights (not the
 * biases) towards zero. A weight that L1 drives through zero becomes zero for good. An epoch is one TensorFlow graph.
 *
 * Source: github.com/tensorflow/playground, `updateWeights` of src/nn.ts.
 */
export class Network {
  readonly model: tf.Sequential;
  readonly #task: Task;
  readonly #layers: readonly DenseVariables[];
  readonly #rates: tf.Variable;
  readonly #step;
  readonly #epoch: EpochLoop;
  readonly #measure;
  readonly #outputs;
  readonly #activations;

  constructor(
    weights: readonly LayerWeights[],
    { activation, task }: { readonly activation: PlaygroundActivation; readonly task: Task },
  ) {
    this.#task = task;
    this.model = modelOf(weights, activation, outputActivation(task));
    this.#layers = this.model.layers.map(variablesOf);
    const learn = (x: tf.Tensor2D, y: tf.Tensor2D): tf.Scalar => this.#learn(x, y);
    this.#rates = tf.tidy(() => tf.variable(tf.zeros([3]), false));
    this.#step = graphUnless(false, learn);
    this.#epoch = new EpochLoop(learn);
    const measured = (x: tf.Tensor2D, y: tf.Tensor2D): tf.Scalar[] => {
      const predicted = this.#predict(x);
      const right = tf.mean<tf.Scalar>(rightOf(task, predicted, y).toFloat());
      return [tf.mean(lossesOf(task, predicted, y)), right];
    };
    this.#measure = graphUnless(
      false,
      (x: tf.Tensor2D, y: tf.Tensor2D, testX: tf.Tensor2D, testY: tf.Tensor2D) =>
        tf.stack([...measured(x, y), ...measured(testX, testY)]),
    );
    this.#outputs = graphUnless(false, (x: tf.Tensor2D) => this.#predict(x));
    this.#activations = graphUnless(false, (x: tf.Tensor2D) => tf.concat(this.#outputsOfLayers(x), 1));
  }

  /** The rates of the steps to come. */
  use({ learningRate, l1, l2 }: StepRates): void {
    assign(this.#rates, [learningRate, l1, l2]);
  }

  /** One step over a batch. */
  step({ x, y }: Batch): void {
    tf.dispose(this.#step(x, y));
  }

  /** Steps over whole batches of the data. */
  steps(data: Batch, steps: Steps): void {
    this.#epoch.run(data, steps);
  }

  /** Loss and accuracy over training and test points; NaN where there are none. */
  measures(train: Batch, test: Batch): { readonly train: Measures; readonly test: Measures } {
    const measured = this.#measure(train.x, train.y, test.x, test.y);
    const [loss = NaN, accuracy = NaN, testLoss = NaN, testAccuracy = NaN] = measured.dataSync();
    measured.dispose();
    return { train: { loss, accuracy }, test: { loss: testLoss, accuracy: testAccuracy } };
  }

  /** The outputs of the last layer: row-major numbers of shape [points, outputs]. */
  outputs(x: tf.Tensor2D): Float32Array {
    const outputs = this.#outputs(x);
    const numbers = outputs.dataSync() as Float32Array;
    outputs.dispose();
    return numbers;
  }

  /** The outputs of all neurons, layer by layer: row-major numbers of shape [points, neurons]. */
  activations(x: tf.Tensor2D): Float32Array {
    const outputs = this.#activations(x);
    const numbers = outputs.dataSync() as Float32Array;
    outputs.dispose();
    return numbers;
  }

  get weights(): LayerWeights[] {
    return this.#layers.map(({ kernel, bias }) => ({
      kernel: kernel.arraySync() as number[][],
      bias: bias.arraySync() as number[],
    }));
  }

  /** The weights as they are now, as tensors that the caller disposes. */
  keep(): tf.Tensor[] {
    return this.#layers.flatMap(({ kernel, bias }) => [kernel.clone(), bias.clone()]);
  }

  /** Puts weights back that `keep` gave. */
  restore(kept: readonly tf.Tensor[]): void {
    const variables = this.#layers.flatMap(({ kernel, bias }) => [kernel, bias]);
    variables.forEach((variable, i) => variable.assign(kept[i] as tf.Tensor));
  }

  /**
   * Takes weights, and which links learn, of a network of the same shape.
   *
   * @throws RangeError for another shape
   */
  take(layers: readonly (LayerWeights & { readonly learns?: readonly (readonly number[])[] })[]): void {
    const shapes = (sizes: readonly (readonly unknown[] | undefined)[]): string => JSON.stringify(sizes);
    const expected = shapes(this.#layers.map(({ kernel }) => kernel.shape));
    const given = shapes(layers.map(({ kernel, bias }) => [kernel.length, bias.length]));
    if (given !== expected) {
      throw new RangeError(
        `The weights have the shapes ${given}; the network of these settings has ${expected}.`,
      );
    }
    this.#layers.forEach(({ kernel, bias, links }, i) => {
      const layer = layers[i];
      if (!layer) return;
      assign(kernel, layer.kernel);
      assign(bias, layer.bias);
      if (layer.learns && layer.learns.length > 0) assign(links, layer.learns);
    });
  }

  /** Which links learn, as the kernels lie: 1, or 0 for those that are cut, frozen or dead. */
  get learning(): number[][][] {
    return this.#layers.map(({ links }) => links.arraySync() as number[][]);
  }

  /** @throws RangeError for a link that is not there, and a weight that is no finite number */
  changeLink({ layer, input, unit, weight, learns, restore }: LinkChange): void {
    const variables = this.#layers[layer];
    const [inputs = 0, units = 0] = variables?.kernel.shape ?? [];
    const isThere =
      Number.isInteger(input) &&
      input >= 0 &&
      input < inputs &&
      Number.isInteger(unit) &&
      unit >= 0 &&
      unit < units;
    if (!variables || !isThere) {
      throw new RangeError(`There is no link from input ${input} to unit ${unit} of layer ${layer}.`);
    }
    if (weight !== undefined && !Number.isFinite(weight)) {
      throw new RangeError(`The weight of a link is ${weight}; expected a finite number.`);
    }
    const index = input * units + unit;
    if (restore === true) {
      put(variables.kernel, index, variables.before[index] ?? 0);
      put(variables.links, index, 1);
      return;
    }
    const now = variables.kernel.dataSync()[index] ?? 0;
    if (weight === 0 && now !== 0) variables.before[index] = now;
    if (weight !== undefined) put(variables.kernel, index, weight);
    if (learns !== undefined) put(variables.links, index, Number(learns));
  }

  /** Whether each layer is frozen. */
  get frozen(): boolean[] {
    return this.#layers.map(({ whole }) => whole.dataSync()[0] === 0);
  }

  /**
   * Holds a layer as it is, its biases too, or lets it learn. Links that were cut or frozen one by one stay so.
   *
   * @throws RangeError for a layer that is not there
   */
  freezeLayer(layer: number, frozen: boolean): void {
    const variables = this.#layers[layer];
    if (!variables) {
      throw new RangeError(`There is no layer ${layer}; expected one from 0 to ${this.#layers.length - 1}.`);
    }
    put(variables.whole, 0, Number(!frozen));
  }

  /** Whether all weights are finite; else the first layer whose are not. */
  firstBroken(): number | undefined {
    const broken = this.#layers.findIndex(({ kernel, bias }) =>
      [kernel, bias].some(variable => variable.dataSync().some(value => !Number.isFinite(value))),
    );
    return broken === -1 ? undefined : broken;
  }

  dispose(): void {
    for (const traced of [this.#step, this.#epoch, this.#measure, this.#outputs, this.#activations])
      traced.dispose?.();
    this.#rates.dispose();
    tf.dispose(this.#layers.map(({ links, whole }) => [links, whole]));
    this.model.dispose();
  }

  #predict(x: tf.Tensor2D): tf.Tensor2D {
    return this.model.apply(x) as tf.Tensor2D;
  }

  #outputsOfLayers(x: tf.Tensor2D): tf.Tensor2D[] {
    const outputs: tf.Tensor2D[] = [];
    let last = x;
    for (const layer of this.model.layers) outputs.push((last = layer.apply(last) as tf.Tensor2D));
    return outputs;
  }

  #learn(x: tf.Tensor2D, y: tf.Tensor2D): tf.Scalar {
    const [learningRate, l1, l2] = tf.unstack(this.#rates) as [tf.Scalar, tf.Scalar, tf.Scalar];
    const { value, grads } = tf.variableGrads(
      () => tf.mean(lossesOf(this.#task, this.#predict(x), y)),
      this.#layers.flatMap(({ kernel, bias }) => [kernel, bias]),
    );
    for (const layer of this.#layers) {
      const { kernel, bias, whole } = layer;
      const moved = tf.mul(learningRate, grads[bias.name] as tf.Tensor);
      bias.assign(tf.where(tf.greater(whole, 0), tf.sub(bias, moved), bias));
      this.#learnLinks(layer, grads[kernel.name] as tf.Tensor, learningRate, [l1, l2]);
    }
    return value;
  }

  #learnLinks(
    { kernel, links, whole }: DenseVariables,
    gradient: tf.Tensor,
    learningRate: tf.Scalar,
    [l1, l2]: readonly [tf.Scalar, tf.Scalar],
  ): void {
    const towardsZero = tf.add(tf.mul(l1, tf.sign(kernel)), tf.mul(l2, kernel));
    const moved = tf.sub(kernel, tf.mul(learningRate, gradient));
    const decayed = tf.sub(moved, tf.mul(learningRate, towardsZero));
    const learns = tf.greater(tf.mul(links, whole), 0);
    const crossed = tf.logicalAnd(tf.less(tf.mul(moved, decayed), 0), tf.greater(l1, 0));
    const dies = tf.logicalAnd(learns, crossed);
    kernel.assign(tf.where(learns, tf.where(dies, tf.zerosLike(decayed), decayed), kernel));
    links.assign(tf.where(dies, tf.zerosLike(links), links));
  }
}

function modelOf(
  weights: readonly LayerWeights[],
  activation: PlaygroundActivation,
  last: 'tanh' | 'linear' | 'softmax',
): tf.Sequential {
  const model = tf.sequential({ name: 'playground' });
  weights.forEach(({ kernel, bias }, i) => {
    const isLast = i === weights.length - 1;
    model.add(
      tf.layers.dense({
        name: isLast ? 'output' : `hidden${i + 1}`,
        units: bias.length,
        activation: isLast ? last : activation,
        ...(i === 0 ? { inputShape: [kernel.length] } : {}),
      }),
    );
  });
  const initial = weights.flatMap(({ kernel, bias }) => [
    tf.tensor2d(kernel.map(row => [...row])),
    tf.tensor1d([...bias]),
  ]);
  model.setWeights(initial);
  tf.dispose(initial);
  return model;
}

function variablesOf(layer: tf.layers.Layer): DenseVariables {
  // A dense layer's weights are variables: a layer's own type says less.
  const [kernel, bias] = layer.weights.map(weight => weight.read()) as [tf.Variable, tf.Variable];
  const ones = (shape: number[]): tf.Variable => tf.tidy(() => tf.variable(tf.ones(shape), false));
  const before = kernel.dataSync().slice() as Float32Array;
  return { kernel, bias, links: ones(kernel.shape), whole: ones([1]), before };
}

function assign(variable: tf.Variable, values: unknown): void {
  const tensor = tf.tensor(values as tf.TensorLike, variable.shape, 'float32');
  variable.assign(tensor);
  tensor.dispose();
}

/** Sets one number of a variable. */
function put(variable: tf.Variable, index: number, value: number): void {
  const values = variable.dataSync().slice();
  values[index] = value;
  assign(variable, values);
}
