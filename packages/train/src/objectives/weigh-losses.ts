import * as tf from '@tensorflow/tfjs-node';
import { type Finder, findingIndices } from '@epochlab/graph/lookups';
import { didYouMean } from '../names/nearest-name';
import type { LossOrMetricFunction } from './types';
import { countingSteps } from './weighting/kept-steps';
import { makesMasks } from './weighting/makes-masks';
import { reduceLoss } from './weighting/reduce-loss';
import { stepWeight } from './weighting/step-weights';

/** A factor for the loss of each output, in their order or by name. */
export type LossWeights = readonly number[] | Readonly<Record<string, number>>;

interface Weighed {
  readonly outputNames: readonly string[];
  readonly layers: readonly tf.layers.Layer[];
  lossFunctions: LossOrMetricFunction[];
  /** With several outputs the losses first, then the metrics; each with the number of its output. */
  metricsTensors: [LossOrMetricFunction, number][];
}

const weightsOf = new WeakMap<object, readonly number[]>();

/** A weight of 0 leaves no trace of a loss in float32, and yet the loss can be had from it again. */
const NEXT_TO_NOTHING = 1e-30;

function named(names: readonly string[], weights: Readonly<Record<string, number>>): number[] {
  const unknown = Object.keys(weights).find(name => !names.includes(name));
  if (unknown !== undefined)
    throw new Error(
      `compile({ lossWeights }): the model has no output '${unknown}'.${didYouMean(unknown, names)} Its outputs are ${names.join(', ')}.`,
    );
  return names.map(name => weights[name] ?? 1);
}

function checked(names: readonly string[], weights: LossWeights): number[] {
  // TypeScript takes an array for a record too.
  const list = Array.isArray(weights)
    ? [...(weights as readonly number[])]
    : named(names, weights as Readonly<Record<string, number>>);
  if (list.length !== names.length)
    throw new Error(
      `compile({ lossWeights }) takes a number for each of the ${names.length} output(s) ${names.join(', ')}, got ${list.length}.`,
    );
  const wrong = list.findIndex(weight => !Number.isFinite(weight));
  if (wrong >= 0)
    throw new Error(
      `compile({ lossWeights }): the weight of '${names[wrong]}' is ${list[wrong]}, not a number.`,
    );
  return list.map(weight => (weight === 0 ? NEXT_TO_NOTHING : weight));
}

const isTensor = (value: unknown): value is tf.Tensor => value instanceof tf.Tensor;

const finder = (name: string): Finder => ({
  words: (range, by) => `The loss of output '${name}' looks up ${range} (${by})`,
  remedy: 'Number the classes from 0, and give the layer as many units as there are classes.',
});

/** The loss of an output: padding left out, weighed by sample weights and its own weight. @throws if it is no tensor */
const weighed =
  (model: Weighed, output: number, loss: LossOrMetricFunction, weight: number): LossOrMetricFunction =>
  (yTrue, yPred) => {
    const name = model.outputNames[output] ?? '';
    const value: unknown = findingIndices(
      () => finder(name),
      () => yPred.shape[0],
      () => loss(yTrue, yPred),
    );
    if (!isTensor(value))
      throw new Error(
        `The loss of output '${name}' returned ${value === null ? 'null' : typeof value}. A loss takes (yTrue, yPred) and returns a tensor, one value for each example.`,
      );
    const each = reduceLoss(value, { mask: yPred.kerasMask, weight: stepWeight(model, output) }, name);
    return weight === 1 ? each : tf.mul(each, weight);
  };

/** Gives a model that was just compiled the weights of its losses, and lets losses and metrics leave padding out. */
export function weighLosses(model: object, lossWeights: LossWeights | undefined): void {
  // The part of a compiled model that tfjs keeps to itself.
  const compiled = model as Weighed;
  const names = compiled.outputNames;
  const weights = lossWeights === undefined ? names.map(() => 1) : checked(names, lossWeights);
  weightsOf.set(model, weights);
  const plain = compiled.lossFunctions;
  compiled.lossFunctions = plain.map((loss, i) => loss && weighed(compiled, i, loss, weights[i] ?? 1));
  const losses = names.length > 1 ? plain.filter(Boolean).length : 0;
  const masked = makesMasks(compiled);
  compiled.metricsTensors = compiled.metricsTensors.map(([metric, output], i) => [
    i < losses ? weighed(compiled, output, metric, 1) : masked ? countingSteps(metric) : metric,
    output,
  ]);
}

type Step = (batch: tf.Tensor[]) => tf.Tensor[];

/** A train function that reports the loss of each output as it is, beside the weighed total, as Keras does. */
export const reportingPlainLosses =
  (model: object, step: Step): Step =>
  batch => {
    const weights = weightsOf.get(model) ?? [];
    const values = step(batch);
    if (weights.length < 2 || weights.every(weight => weight === 1)) return values;
    return values.map((value, i) => {
      const weight = weights[i - 1] ?? 1;
      if (weight === 1) return value;
      const plain = tf.keep(tf.div(value, weight));
      value.dispose();
      return plain;
    });
  };
