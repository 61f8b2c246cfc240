import type { LayerArgs } from '@tensorflow/tfjs-layers/dist/engine/topology';
import * as tf from '@tensorflow/tfjs-node';
import { list, shapeList, type Shape } from '../attention/inputs';
import { factory } from '../factory';
import type { Layer } from '../single-output';
import { stopGradient } from '../stop-gradient';
import { derivatives, spike, type Surrogate } from './surrogate';

export interface LeakyIntegrateAndFireArgs extends LayerArgs {
  /** The share of its membrane potential that a neuron keeps from step to step, 0 to 1; 0.9 unless given. */
  beta?: number;
  /** Above it a neuron fires; 1 unless given. */
  threshold?: number;
  /** Surrogate of the derivative of a spike: 'fastSigmoid' unless given. */
  surrogate?: Surrogate;
  /** How steep it is: 25 for 'fastSigmoid' and 2 for 'arctan' unless given. */
  slope?: number;
  /** Whether gradients go through the reset as well, which is seldom wanted; false unless given. */
  resetGradient?: boolean;
  /** Gives the membrane potentials as a second output; false unless given. */
  returnMembrane?: boolean;
}

const SLOPES: Readonly<Record<Surrogate, number>> = { fastSigmoid: 25, arctan: 2 };

type Settings = Required<Omit<LeakyIntegrateAndFireArgs, keyof LayerArgs>>;

class LeakyIntegrateAndFireLayer extends tf.layers.Layer {
  static readonly className = 'LeakyIntegrateAndFire';
  readonly #settings: Settings;

  constructor(args: LeakyIntegrateAndFireArgs = {}) {
    super(args);
    const { beta = 0.9, threshold = 1, surrogate = 'fastSigmoid', resetGradient = false } = args;
    requireOneOf(surrogate, Object.keys(derivatives));
    const { slope = SLOPES[surrogate], returnMembrane = false } = args;
    requireThat('beta', beta, beta >= 0 && beta <= 1, 'a number from 0 to 1');
    requireThat('threshold', threshold, threshold > 0, 'a number above 0');
    requireThat('slope', slope, slope > 0, 'a number above 0');
    this.#settings = { beta, threshold, surrogate, slope, resetGradient, returnMembrane };
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor | tf.Tensor[] {
    return tf.tidy(() => {
      const [currents] = list(inputs) as [tf.Tensor];
      const { spikes, membranes } = run(currents, this.#settings);
      const all = tf.stack(spikes, 1);
      return this.#settings.returnMembrane ? [all, tf.stack(membranes, 1)] : all;
    });
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape | Shape[] {
    const [shape = []] = shapeList(inputShape);
    if (shape.length !== 3 || typeof shape[1] !== 'number')
      throw new Error(
        `layers.LeakyIntegrateAndFire takes currents over a known number of steps, [batch, steps, neurons], got [${shape.map(String).join(', ')}]. ` +
          'layers.RepeatVector(steps) makes them of [batch, neurons].',
      );
    return this.#settings.returnMembrane ? [[...shape], [...shape]] : [...shape];
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), ...this.#settings };
  }
}
tf.serialization.registerClass(LeakyIntegrateAndFireLayer);

/**
 * The steps one after the other, every neuron's potential 0 before the first:
 * U[t] = beta U[t - 1] + I[t] - threshold S[t - 1], S[t] = 1 where U[t] > threshold.
 */
function run(
  currents: tf.Tensor,
  { beta, threshold, surrogate, slope, resetGradient }: Settings,
): { readonly spikes: tf.Tensor[]; readonly membranes: tf.Tensor[] } {
  const spikes: tf.Tensor[] = [];
  const membranes: tf.Tensor[] = [];
  const before = resetGradient ? (s: tf.Tensor) => s : stopGradient;
  for (const current of tf.unstack(currents, 1)) {
    const [last, lastSpike] = [membranes.at(-1), spikes.at(-1)];
    const kept = last ? tf.add(tf.mul(last, beta), current) : current;
    const membrane = lastSpike ? tf.sub(kept, tf.mul(before(lastSpike), threshold)) : kept;
    membranes.push(membrane);
    spikes.push(spike(tf.sub(membrane, threshold), surrogate, slope));
  }
  return { spikes, membranes };
}

function requireThat(name: string, value: number, isRight: boolean, expected: string): void {
  if (!isRight)
    throw new RangeError(`layers.LeakyIntegrateAndFire: ${name} must be ${expected}, got ${value}.`);
}

function requireOneOf(surrogate: string, known: readonly string[]): void {
  if (!known.includes(surrogate))
    throw new RangeError(
      `layers.LeakyIntegrateAndFire: surrogate must be ${known.join(' or ')}, got ${surrogate}.`,
    );
}

export type { LeakyIntegrateAndFireLayer };

/** Spikes and membrane potentials. */
interface TwoOutputs {
  apply(inputs: tf.SymbolicTensor): [tf.SymbolicTensor, tf.SymbolicTensor];
  apply(inputs: tf.Tensor): [tf.Tensor, tf.Tensor];
}

interface LeakyIntegrateAndFireFactory {
  (options: LeakyIntegrateAndFireArgs & { returnMembrane: true }): TwoOutputs & LeakyIntegrateAndFireLayer;
  (options?: LeakyIntegrateAndFireArgs): Layer<LeakyIntegrateAndFireLayer>;
}

/**
 * Leaky integrate-and-fire neurons over time, [batch, steps, neurons] -> the same, 1 where a neuron fires and 0 elsewhere. The input is
 * a current into each neuron at each step, such as a Dense layer gives. A neuron keeps `beta` of its potential from one step to the next; above the
 * threshold it fires, and the threshold is taken off its potential at the next step. Every call starts from potential 0, so that
 * no batch sees what was before it. Gradients go through a surrogate (Neftci, Mostafa and Zenke 2019), not through the reset.
 *
 * @example
 * layers.Dense(100).apply(input);   // [batch, 25, 64] -> currents [batch, 25, 100]
 * layers.LeakyIntegrateAndFire({ beta: 0.95 });
 */
export const LeakyIntegrateAndFire = factory(LeakyIntegrateAndFireLayer) as LeakyIntegrateAndFireFactory;
