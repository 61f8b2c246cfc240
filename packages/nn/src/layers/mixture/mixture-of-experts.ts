import type { LayerArgs } from '@tensorflow/tfjs-layers/dist/engine/topology';
import * as tf from '@tensorflow/tfjs-node';
import { activationByName } from '../../activations/by-name';
import {
  isTraining,
  list,
  requirePositiveInteger,
  shapeList,
  type Kwargs,
  type Shape,
} from '../attention/inputs';
import { affine, applyAffine, type AffineParameters } from '../attention/parameters';
import { factory } from '../factory';
import type { ActivationOption, Rest } from '../options';
import type { Layer } from '../single-output';
import { applyExperts, expertsAffine, type ExpertsAffine } from './experts';
import { gateWeights, loadBalance } from './gate';
import { StepLosses } from './step-losses';

export interface MixtureOfExpertsArgs extends LayerArgs {
  /** Outputs of each expert, and so of the layer. */
  units: number;
  /** How many experts there are, 2 or more. */
  experts: number;
  /** Units of the hidden layer that each expert has; without it an expert is linear. */
  hiddenUnits?: number;
  /** Activation function of the hidden layers; 'relu' unless given. */
  activation?: ActivationOption;
  /** How many experts count for a row, those that its gate favours; all unless given. */
  topK?: number;
  /** The weight of the load-balancing loss in training; 0.01 unless given, as in the Switch Transformer, 0 for none. */
  loadBalancing?: number;
}

interface Parameters {
  readonly gate: AffineParameters;
  readonly hidden: ExpertsAffine | undefined;
  readonly output: ExpertsAffine;
}

type Settings = Required<Pick<MixtureOfExpertsArgs, 'units' | 'experts' | 'topK' | 'loadBalancing'>> & {
  readonly hiddenUnits: number | undefined;
  readonly activation: string;
};

class MixtureOfExpertsLayer extends tf.layers.Layer {
  static readonly className = 'MixtureOfExperts';
  readonly #settings: Settings;
  readonly #losses = new StepLosses();
  #parameters: Parameters | undefined;

  constructor(args: MixtureOfExpertsArgs) {
    super(args);
    this.#settings = settingsOf(args);
  }

  /** How many experts there are. */
  get experts(): number {
    return this.#settings.experts;
  }

  override build(inputShape: Shape | Shape[]): void {
    const features = shapeList(inputShape)[0]?.at(-1);
    if (typeof features !== 'number')
      throw new Error(
        `layers.MixtureOfExperts takes [batch, ..., features] with a known number of features, got [${String(inputShape)}].`,
      );
    const { units, experts, hiddenUnits } = this.#settings;
    const add = (name: string, shape: number[], initializer: ReturnType<typeof tf.initializers.zeros>) =>
      this.addWeight(name, shape, 'float32', initializer);
    this.#parameters = {
      gate: affine(add, 'gate', [features, experts], [experts]),
      hidden:
        hiddenUnits === undefined
          ? undefined
          : expertsAffine(add, 'hidden', [experts, features, hiddenUnits]),
      output: expertsAffine(add, 'output', [experts, hiddenUnits ?? features, units]),
    };
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], kwargs?: Kwargs): tf.Tensor {
    return tf.tidy(() => {
      const x = list(inputs)[0] as tf.Tensor;
      const rows = rowsIn(x);
      const probabilities = this.probabilities(rows);
      if (isTraining(kwargs)) this.noteBalance(probabilities);
      const weights = gateWeights(probabilities, this.#settings.topK);
      // [experts, rows, 1] times [experts, rows, units]
      const each = tf.mul(tf.expandDims(tf.transpose(weights), 2), this.answers(rows));
      return tf.reshape(tf.sum(each, 0), [...x.shape.slice(0, -1), this.#settings.units]);
    });
  }

  /**
   * The weight of each expert: [batch, ..., features] -> [batch, ..., experts]. Each row adds up to 1, but with `topK: 1`, where it is the probability
   * of the one that is chosen.
   */
  gate(x: tf.Tensor): tf.Tensor {
    return tf.tidy(() => {
      const weights = gateWeights(this.probabilities(rowsIn(x)), this.#settings.topK);
      return tf.reshape(weights, [...x.shape.slice(0, -1), this.#settings.experts]);
    });
  }

  /** The answer of each expert by itself: [batch, ..., features] -> [experts, batch, ..., units]. */
  expertOutputs(x: tf.Tensor): tf.Tensor {
    const { experts, units } = this.#settings;
    return tf.tidy(() => tf.reshape(this.answers(rowsIn(x)), [experts, ...x.shape.slice(0, -1), units]));
  }

  /** The regularizers', and those of load balancing in this step. */
  override calculateLosses(): tf.Scalar[] {
    return [...super.calculateLosses(), ...this.#losses.take()];
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    return [...(shapeList(inputShape)[0] ?? []).slice(0, -1), this.#settings.units];
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { hiddenUnits, ...settings } = this.#settings;
    return { ...super.getConfig(), ...settings, ...(hiddenUnits !== undefined && { hiddenUnits }) };
  }

  private get parameters(): Parameters {
    if (!this.#parameters)
      throw new Error('layers.MixtureOfExperts: apply it to [batch, ..., features] first.');
    return this.#parameters;
  }

  private probabilities(rows: tf.Tensor): tf.Tensor {
    return tf.softmax(applyAffine(this.parameters.gate, rows, this.#settings.experts));
  }

  /** [rows, features] -> [experts, rows, units] */
  private answers(rows: tf.Tensor): tf.Tensor {
    const { hidden, output } = this.parameters;
    const x = tf.expandDims(rows, 0);
    const inside = hidden ? activationByName(this.#settings.activation)(applyExperts(hidden, x)) : x;
    return applyExperts(output, inside);
  }

  private noteBalance(probabilities: tf.Tensor): void {
    const { topK, loadBalancing } = this.#settings;
    if (loadBalancing === 0) return;
    this.#losses.add(tf.mul(loadBalancing, loadBalance(probabilities, topK)), this.inboundNodes.length);
  }
}
tf.serialization.registerClass(MixtureOfExpertsLayer);

const rowsIn = (x: tf.Tensor): tf.Tensor => tf.reshape(x, [-1, x.shape.at(-1) ?? 1]);

function settingsOf(args: MixtureOfExpertsArgs): Settings {
  const { units, experts, hiddenUnits, activation = 'relu', loadBalancing = 0.01, topK = experts } = args;
  const counts = { units, experts, topK, ...(hiddenUnits != null && { hiddenUnits }) };
  for (const [name, count] of Object.entries(counts)) requirePositiveInteger(count, name, 'MixtureOfExperts');
  if (experts < 2)
    throw new RangeError(
      'layers.MixtureOfExperts: experts must be 2 or more, got 1. For a single one take layers.Dense.',
    );
  if (topK > experts)
    throw new RangeError(`layers.MixtureOfExperts: topK must be at most experts, ${experts}, got ${topK}.`);
  if (!(loadBalancing >= 0 && loadBalancing < Infinity))
    throw new RangeError(
      `layers.MixtureOfExperts: loadBalancing must be a number from 0 on, got ${loadBalancing}.`,
    );
  // `construct` has turned the option into tfjs's name.
  return { units, experts, hiddenUnits, activation: String(activation), topK, loadBalancing };
}

export type { MixtureOfExpertsLayer };

interface MixtureOfExpertsFactory {
  (
    units: number,
    experts: number,
    options?: Rest<MixtureOfExpertsArgs, 'units' | 'experts'>,
  ): Layer<MixtureOfExpertsLayer>;
  (options: MixtureOfExpertsArgs): Layer<MixtureOfExpertsLayer>;
}

/**
 * Several small networks (experts) and a gate that says for each input how much each of them counts, trained together: the sum over
 * experts of gate(x) expert(x), the gate a softmax of a linear map. [batch, ..., features] -> [batch, ..., units].
 *
 * In training `loadBalancing` times experts * sum of f P is added to the loss, so that no expert takes all inputs: f is the share of inputs that
 * an expert is the gate's choice for, P its mean probability, over the batch. As tfjs adds regularizers it counts in the loss of
 * training alone, not in that of `evaluate`. All experts are computed, with `topK` too. `networks.gateUsage` says who does how much.
 *
 * Source: R. Jacobs, M. Jordan, S. Nowlan, G. Hinton, Adaptive Mixtures of Local Experts, Neural Computation 3, 1991; W. Fedus, B. Zoph,
 * N. Shazeer, Switch Transformers, Journal of Machine Learning Research 23, 2022.
 *
 * @throws RangeError for counts that are no whole numbers above 0, fewer than 2 experts, a topK above experts, a negative weight
 * @example
 * const model = models.Sequential([layers.MixtureOfExperts(1, 4, { hiddenUnits: 8, inputShape: [3] })]);
 * model.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
 */
export const MixtureOfExperts: MixtureOfExpertsFactory = factory(MixtureOfExpertsLayer, ['units', 'experts']);
