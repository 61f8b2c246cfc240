import * as tf from '@tensorflow/tfjs-node';
import { inScope } from '../../in-scope';
import { toFloat, type TensorInput } from '../../tensors';

/** A layer that shares its inputs out among experts: `layers.MixtureOfExperts`. */
interface Gated extends tf.layers.Layer {
  readonly experts: number;
  gate(x: tf.Tensor): tf.Tensor;
}

export interface GateUsage {
  /** For each expert the share of the rows that it counts most for; they add up to 1. */
  readonly load: readonly number[];
  /** For each expert the mean of what it counts for. */
  readonly importance: readonly number[];
  /** How undecided the gate is about a row on average, in nats: from 0 (one expert alone) to ln(experts). */
  readonly entropy: number;
  /** How evenly the experts are used over all rows, in nats: the entropy of `load`, 0 where one expert takes all. */
  readonly loadEntropy: number;
  /** Experts with less than a tenth of an even share of the rows: the gate has collapsed where there are any. */
  readonly idle: readonly number[];
}

/**
 * How a mixture of experts shares these rows out.
 *
 * @param model the model or the layer
 * @param x rows as the model takes them, or the layer where that is given
 * @throws Error for a model that has no layer with a gate
 * @example
 * const { load, idle } = networks.gateUsage(model, test.x);
 * show.bars({ title: 'Load', categories: [...load.keys()], series: [{ name: 'share of rows', values: load }] });
 */
export function gateUsage(model: tf.LayersModel | tf.layers.Layer, x: TensorInput): GateUsage {
  return inScope(() => {
    const layer = gatedIn(model);
    const weights = layer.gate(inputOf(model, layer, toFloat(x))).reshape([-1, layer.experts]);
    const load = sharesOf(tf.argMax(weights, 1).dataSync(), layer.experts);
    const idle = [...load.keys()].filter(expert => (load[expert] ?? 0) < 0.1 / layer.experts);
    const importance = Array.from(tf.mean(weights, 0).dataSync());
    return { load, importance, entropy: meanEntropy(weights), loadEntropy: entropyOf(load), idle };
  });
}

const isGated = (layer: tf.layers.Layer): layer is Gated => 'gate' in layer && 'experts' in layer;

function gatedIn(model: tf.LayersModel | tf.layers.Layer): Gated {
  const candidates = model instanceof tf.LayersModel ? model.layers : [model];
  const found = candidates.find(isGated);
  if (found) return found;
  throw new Error(
    `networks.gateUsage: there is no layers.MixtureOfExperts among ${candidates.map(({ name }) => name).join(', ')}.`,
  );
}

/** The layer's input for rows that the model is given. */
function inputOf(model: tf.LayersModel | tf.layers.Layer, layer: Gated, x: tf.Tensor): tf.Tensor {
  if (!(model instanceof tf.LayersModel)) return x;
  const before = tf.model({ inputs: model.inputs, outputs: layer.input });
  return before.inputs[0] === layer.input ? x : (before.predict(x) as tf.Tensor);
}

function sharesOf(choices: ArrayLike<number>, experts: number): number[] {
  const counts = new Array<number>(experts).fill(0);
  for (const choice of Array.from(choices)) counts[choice] = (counts[choice] ?? 0) + 1;
  return counts.map(count => count / choices.length);
}

const entropyOf = (shares: readonly number[]): number =>
  shares.reduce((sum, share) => sum - (share > 0 ? share * Math.log(share) : 0), 0);

function meanEntropy(weights: tf.Tensor): number {
  const shares = tf.div(weights, tf.sum(weights, 1, true));
  const logs = tf.log(tf.maximum(shares, 1e-30));
  return tf.neg(tf.mean(tf.sum(tf.mul(shares, logs), 1))).dataSync()[0] as number;
}
