import type { LayerArgs } from '@tensorflow/tfjs-layers/dist/engine/topology';
import type { LayerVariable } from '@tensorflow/tfjs-node';
import * as tf from '@tensorflow/tfjs-node';
import { toFloat, type TensorInput } from '../../tensors';
import { list, requirePositiveInteger, shapeList, type Shape } from '../attention/inputs';
import { factory } from '../factory';
import type { Rest } from '../options';
import type { Layer } from '../single-output';
import { squaredDistances } from './squared-distances';

export interface RadialBasisArgs extends LayerArgs {
  /** How many centres there are, and so outputs. */
  units: number;
  /** The centres to begin with, [units, features]; drawn from a standard normal distribution unless given. */
  centers?: TensorInput;
  /** The widths to begin with, above 0: one for all, or [units]; 1 unless given. They are in the unit of the inputs. */
  widths?: number | TensorInput;
}

class RadialBasisLayer extends tf.layers.Layer {
  static readonly className = 'RadialBasis';
  readonly #args: RadialBasisArgs;
  #centers: LayerVariable | undefined;
  #widths: LayerVariable | undefined;

  constructor(args: RadialBasisArgs) {
    super(args);
    requirePositiveInteger(args.units, 'units', 'RadialBasis');
    this.#args = args;
  }

  override build(inputShape: Shape | Shape[]): void {
    const [shape] = shapeList(inputShape);
    const features = shape?.at(-1);
    if (shape?.length !== 2 || typeof features !== 'number') throw new Error(takes(shape));
    const { units, centers, widths = 1 } = this.#args;
    const normal = tf.initializers.randomNormal({ mean: 0, stddev: 1 });
    this.#centers = this.addWeight('centers', [units, features], 'float32', normal);
    this.#widths = this.addWeight('widths', [units], 'float32', tf.initializers.ones());
    this.built = true;
    tf.tidy(() => {
      if (centers !== undefined) this.#centers?.write(centersOf(centers, units, features));
      this.#widths?.write(widthsOf(widths, units));
    });
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const [x] = list(inputs);
      if (x?.rank !== 2 || !this.#centers || !this.#widths) throw new Error(takes(x?.shape));
      const spread = tf.mul(2, tf.square(this.#widths.read()));
      // So little that it counts only for a width of 0, where 0 / 0 would be NaN.
      const distances = tf.div(squaredDistances(x, this.#centers.read()), tf.add(spread, 1e-12));
      return tf.exp(tf.neg(distances));
    });
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    return [shapeList(inputShape)[0]?.[0] ?? null, this.#args.units];
  }

  /** Centres and widths are weights, and are saved as such. */
  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), units: this.#args.units };
  }
}
tf.serialization.registerClass(RadialBasisLayer);

const takes = (shape: Shape | undefined) =>
  `layers.RadialBasis takes [batch, features] with a known number of features, got [${String(shape)}]. ` +
  'Put layers.Flatten() before it.';

function centersOf(given: TensorInput, units: number, features: number): tf.Tensor {
  const centers = toFloat(given);
  if (centers.rank === 2 && centers.shape[0] === units && centers.shape[1] === features) return centers;
  throw new RangeError(
    `layers.RadialBasis: centers must be [units, features] = [${units}, ${features}], got [${centers.shape.join(', ')}].`,
  );
}

function widthsOf(given: number | TensorInput, units: number): tf.Tensor {
  const widths = typeof given === 'number' ? tf.fill([units], given) : toFloat(given);
  if (widths.rank !== 1 || widths.size !== units)
    throw new RangeError(
      `layers.RadialBasis: widths must be a number or [units] = [${units}], got [${widths.shape.join(', ')}].`,
    );
  const bad = widths.dataSync().find(width => !(width > 0 && width < Infinity));
  if (bad === undefined) return widths;
  throw new RangeError(`layers.RadialBasis: a width must be a number above 0, got ${bad}.`);
}

export type { RadialBasisLayer };

interface RadialBasisFactory {
  (units: number, options?: Rest<RadialBasisArgs, 'units'>): Layer<RadialBasisLayer>;
  (options: RadialBasisArgs): Layer<RadialBasisLayer>;
}

/**
 * How near an input is to each of `units` centres, between 0 (far) and 1 (there): exp(-|x - c|^2 / (2 s^2)), with a centre c and a
 * width s for each unit, both trained. [batch, features] -> [batch, units].
 *
 * Distances count every feature alike, so scale the features first; and begin with centres and widths that fit the data, since far from every
 * centre output and gradient are 0: `networks.radialBasisNetwork` finds both.
 *
 * Source: J. Moody, C. Darken, Fast Learning in Networks of Locally-Tuned Processing Units, Neural Computation 1, 1989.
 *
 * @throws RangeError for units that are no whole number above 0, centres or widths of another shape, a width that is not above 0
 * @example
 * const near = layers.RadialBasis(2, { centers: [[0, 0], [3, 4]], widths: 5, inputShape: [2] });
 * models.Sequential([near]).predict([[0, 0]]); // [[1, exp(-25 / 50) = 0.61]]
 */
export const RadialBasis: RadialBasisFactory = factory(RadialBasisLayer, ['units']);
