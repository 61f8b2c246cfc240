import type { NamedTensor } from '@tensorflow/tfjs-core/dist/tensor_types';
import * as tf from '@tensorflow/tfjs-node';
import { listedGradients, type Slot } from '@epochlab/train/tfjs-patches';

/** A running mean of the weights beside those that are trained; Keras's names. */
export interface MovingAverage {
  /** Keeps a running mean of the weights, which `fit` puts in their place at its end. */
  readonly useEma?: boolean;
  /** Share of the running mean that is kept at each step; 0.99 unless given. */
  readonly emaMomentum?: number;
  /** Every so many steps the mean takes the place of the weights; only at the end unless given. */
  readonly emaOverwriteFrequency?: number;
}

/** Fields of an optimizer that keeps a mean. */
interface Averaging {
  readonly useEma: true;
  readonly emaMomentum: number;
  readonly emaOverwriteFrequency: number | undefined;
  /** Running means of the weights. */
  readonly averages: Slot[];
  /** The steps that they are of. */
  readonly averagedSteps: tf.Variable;
  /** Puts the means in the place of the weights: `fit` calls it at its end, as Keras does. */
  finishTraining(): void;
}

const STEPS = 'ema/steps';
const PREFIX = 'ema/average/';

/** The weight that a mean is of, once a step has been taken. */
const weights = new WeakMap<Slot, tf.Variable>();

function checkAverage({ emaMomentum = 0.99, emaOverwriteFrequency: every }: MovingAverage): void {
  if (!(emaMomentum >= 0 && emaMomentum <= 1))
    throw new RangeError(`emaMomentum must be a number from 0 to 1, got ${emaMomentum}.`);
  if (every != null && !(Number.isInteger(every) && every > 0))
    throw new RangeError(`emaOverwriteFrequency must be a whole number of steps from 1, got ${every}.`);
}

/** The mean of a weight: in the place that the weight has among the gradients, as tfjs keeps slots. */
function meanAt(averages: Slot[], i: number, name: string, weight: tf.Variable): tf.Variable {
  const slot = (averages[i] ??= {
    originalName: PREFIX + name,
    variable: tf.tidy(() => tf.variable(tf.zerosLike(weight), false)),
  });
  weights.set(slot, weight);
  return slot.variable;
}

/** The mean after a step, the first of which is the weight itself; and where it is time the weight becomes the mean. */
function average(averaging: Averaging, gradients: object): void {
  const { averagedSteps, emaMomentum, emaOverwriteFrequency: every } = averaging;
  const kept = tf.mul(tf.minimum(averagedSteps, 1), emaMomentum);
  averagedSteps.assign(tf.add(averagedSteps, 1));
  const isTime = every && tf.equal(tf.mod(averagedSteps, every), 0);
  listedGradients(gradients).forEach(({ name, tensor }, i) => {
    const weight = tf.engine().registeredVariables[name] as tf.Variable;
    const mean = meanAt(averaging.averages, i, name, weight);
    if (tensor == null) return;
    mean.assign(tf.add(tf.mul(kept, mean), tf.mul(tf.sub(1, kept), weight)));
    if (isTime) weight.assign(tf.where(isTime, mean, weight));
  });
}

/** Makes an optimizer keep a running mean of the weights. @throws RangeError for options that make no sense */
export function averageWeights<O extends tf.Optimizer>(optimizer: O, options: MovingAverage): O {
  if (!options.useEma) return optimizer;
  checkAverage(options);
  const { emaMomentum = 0.99, emaOverwriteFrequency } = options;
  const averaging: Averaging = Object.assign(optimizer, {
    useEma: true as const,
    emaMomentum,
    emaOverwriteFrequency,
    averages: [],
    averagedSteps: tf.variable(tf.scalar(0), false),
    finishTraining: () => {
      for (const slot of averaging.averages) weights.get(slot)?.assign(slot.variable);
    },
  });
  const stock = optimizer.applyGradients.bind(optimizer) as (gradients: object) => void;
  optimizer.applyGradients = (gradients: object) => {
    stock(gradients);
    tf.tidy(() => average(averaging, gradients));
  };
  saveAverages(optimizer, averaging);
  return optimizer;
}

/** Lets the means travel with what else the optimizer remembers. */
function saveAverages(optimizer: tf.Optimizer, averaging: Averaging): void {
  const stock = {
    get: optimizer.getWeights.bind(optimizer),
    set: optimizer.setWeights.bind(optimizer),
  };
  const isOwn = ({ name }: NamedTensor) => name === STEPS || name.startsWith(PREFIX);
  optimizer.getWeights = async () => [
    ...(await stock.get()),
    { name: STEPS, tensor: averaging.averagedSteps },
    ...averaging.averages.map(({ originalName, variable }) => ({ name: originalName, tensor: variable })),
  ];
  optimizer.setWeights = async saved => {
    await stock.set(saved.filter(one => !isOwn(one)));
    for (const { name, tensor } of saved.filter(isOwn)) {
      if (name === STEPS) averaging.averagedSteps.assign(tensor);
      else averaging.averages.push({ originalName: name, variable: tensor.variable(false) });
    }
  };
}

const isAveraging = (optimizer: object): optimizer is Averaging =>
  (optimizer as MovingAverage).useEma === true;

/** How an optimizer keeps a mean of weights. */
export function movingAverageOf(optimizer: tf.Optimizer): MovingAverage {
  if (!isAveraging(optimizer)) return {};
  const { useEma, emaMomentum, emaOverwriteFrequency } = optimizer;
  return { useEma, emaMomentum, ...(emaOverwriteFrequency === undefined ? {} : { emaOverwriteFrequency }) };
}
