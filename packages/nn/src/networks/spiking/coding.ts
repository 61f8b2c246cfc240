import * as tf from '@tensorflow/tfjs-node';
import { Random } from '../../data/random';
import { checked } from '../../options/refuse-unknown';

export interface RateCodeOptions {
  /** Default 0. */
  readonly seed?: number;
}

/**
 * Rate coding: at each step an input fires with a chance as great as its value. x [batch, features] from 0 to 1 -> spikes, 0 or 1,
 * [batch, steps, features]. The same seed gives the same spikes.
 *
 * @example
 * const spikes = networks.spiking.rateCode(digits.test.x, 25);
 */
export function rateCode(x: tf.Tensor2D, steps: number, options: RateCodeOptions = {}): tf.Tensor3D {
  const { seed = 0 } = checked('networks.spiking.rateCode', options, { seed: true });
  const values = shares(x, steps, 'networks.spiking.rateCode');
  const random = new Random(`rate code ${seed}`);
  return coded(x, steps, (example, _step, feature, width) =>
    random.chance(values[example * width + feature] ?? 0),
  );
}

/**
 * Latency coding: each input fires once, the sooner the greater its value; 1 at the first step, and one that is 0 never.
 * x [batch, features] from 0 to 1 -> [batch, steps, features].
 */
export function latencyCode(x: tf.Tensor2D, steps: number): tf.Tensor3D {
  const values = shares(x, steps, 'networks.spiking.latencyCode');
  return coded(x, steps, (example, step, feature, width) => {
    const value = values[example * width + feature] ?? 0;
    return value > 0 && step === Math.round((1 - value) * (steps - 1));
  });
}

type Fires = (example: number, step: number, feature: number, width: number) => boolean;

function coded(x: tf.Tensor2D, steps: number, fires: Fires): tf.Tensor3D {
  const [examples, width] = x.shape;
  const spikes = new Float32Array(examples * steps * width);
  for (let i = 0; i < spikes.length; i++) {
    const [feature, rest] = [i % width, Math.floor(i / width)];
    spikes[i] = Number(fires(Math.floor(rest / steps), rest % steps, feature, width));
  }
  return tf.tensor3d(spikes, [examples, steps, width]);
}

/** @throws RangeError for values outside of 0 to 1, and for steps that are no whole number above 0 */
function shares(x: tf.Tensor2D, steps: number, where: string): ArrayLike<number> {
  if (!Number.isInteger(steps) || steps < 1)
    throw new RangeError(`${where}: steps must be a whole number above 0, got ${steps}.`);
  const values = x.dataSync();
  const bad = values.findIndex((value: number) => !(value >= 0 && value <= 1));
  if (bad >= 0)
    throw new RangeError(
      `${where} takes values from 0 to 1, got ${values[bad]}. Divide by the greatest first.`,
    );
  return values;
}
