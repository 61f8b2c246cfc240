import type { LayerArgs } from '@tensorflow/tfjs-layers/dist/engine/topology';
import * as tf from '@tensorflow/tfjs-node';
import { list, requirePositiveInteger, shapeList, type Shape } from '../attention/inputs';
import { factory } from '../factory';
import type { Rest } from '../options';
import type { Layer } from '../single-output';
import { stopGradient } from '../stop-gradient';
import { squash } from './squash';

export interface CapsulesArgs extends LayerArgs {
  numCapsules: number;
  /** The length of a capsule's vector. */
  dimCapsule: number;
  /** How many times the lower capsules decide where to send their votes; 3 unless given. */
  routings?: number;
}

class CapsulesLayer extends tf.layers.Layer {
  static readonly className = 'Capsules';
  readonly #args: CapsulesArgs;
  #kernel: tf.LayerVariable | undefined;

  constructor(args: CapsulesArgs) {
    super(args);
    this.#args = args;
    const { numCapsules, dimCapsule, routings = 3 } = args;
    for (const [name, value] of Object.entries({ numCapsules, dimCapsule, routings }))
      requirePositiveInteger(value, name, 'Capsules');
  }

  override build(inputShape: Shape | Shape[]): void {
    const { numCapsules, dimCapsule } = this.#args;
    const [, lower, size] = capsuleShape(inputShape, 'Capsules');
    const shape = [lower, size, numCapsules * dimCapsule];
    // Glorot and Bengio's limit for each of the `lower` matrices.
    const limit = Math.sqrt(6 / (size + dimCapsule));
    const initializer = tf.initializers.randomUniform({ minval: -limit, maxval: limit });
    this.#kernel = this.addWeight('kernel', shape, 'float32', initializer);
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => this.#route(list(inputs)[0] as tf.Tensor).upper);
  }

  /**
   * How much of its vote each lower capsule sends to each upper one, after the last round: [batch, lower, upper]. Each row adds up to 1.
   *
   * @param inputs lower capsules, [batch, lower, size]
   */
  couplings(inputs: tf.Tensor): tf.Tensor3D {
    return tf.tidy(() => this.#route(inputs).couplings as tf.Tensor3D);
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    const [batch] = capsuleShape(inputShape, 'Capsules');
    return [batch, this.#args.numCapsules, this.#args.dimCapsule];
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { numCapsules, dimCapsule, routings = 3 } = this.#args;
    return { ...super.getConfig(), numCapsules, dimCapsule, routings };
  }

  /** Each lower capsule's prediction of each upper one, W u: [batch, upper, lower, dimCapsule]. */
  #votes(lowerCapsules: tf.Tensor): tf.Tensor {
    if (!this.#kernel) throw new Error('Capsules: apply it to lower capsules, [batch, lower, size], first.');
    const { numCapsules, dimCapsule } = this.#args;
    const [, lower = 1] = lowerCapsules.shape;
    const votes = tf.matMul(tf.transpose(lowerCapsules, [1, 0, 2]), this.#kernel.read());
    return tf.transpose(tf.reshape(votes, [lower, -1, numCapsules, dimCapsule]), [1, 2, 0, 3]);
  }

  /** Routing by agreement (Sabour et al. 2017, procedure 1); gradients go through the last round's votes only. */
  #route(lowerCapsules: tf.Tensor): { readonly upper: tf.Tensor; readonly couplings: tf.Tensor } {
    const { numCapsules, dimCapsule, routings = 3 } = this.#args;
    const [, lower = 1] = lowerCapsules.shape;
    const votes = this.#votes(lowerCapsules);
    const constant = stopGradient(votes);
    /** [batch, lower, upper] -> [batch, upper, dimCapsule] */
    const meeting = (couplings: tf.Tensor, of: tf.Tensor): tf.Tensor => {
      const shares = tf.reshape(tf.transpose(couplings, [0, 2, 1]), [-1, numCapsules, 1, lower]);
      return squash(tf.reshape(tf.matMul(shares, of), [-1, numCapsules, dimCapsule]));
    };
    // One logit for each sample and each pair of capsules, 0 at first.
    let logits = tf.transpose(tf.zerosLike(tf.sum(constant, -1)), [0, 2, 1]);
    for (let round = 1; round < routings; round++) {
      const upper = tf.reshape(meeting(tf.softmax(logits), constant), [-1, numCapsules, dimCapsule, 1]);
      const agreement = tf.reshape(tf.matMul(constant, upper), [-1, numCapsules, lower]);
      logits = tf.add(logits, tf.transpose(agreement, [0, 2, 1]));
    }
    // Over the upper capsules: each lower one divides its vote among them.
    const couplings = tf.softmax(logits);
    return { upper: meeting(couplings, votes), couplings };
  }
}
tf.serialization.registerClass(CapsulesLayer);

/** @throws Error unless the shape is [batch, capsules, size] with known numbers */
export function capsuleShape(
  inputShape: Shape | Shape[],
  layer: string,
): readonly [batch: number | null, capsules: number, size: number] {
  const [shape = []] = shapeList(inputShape);
  const [batch = null, capsules, size] = shape;
  if (shape.length === 3 && capsules && size) return [batch, capsules, size];
  throw new Error(
    `layers.${layer} takes capsules, [batch, capsules, size], got [${shape.map(String).join(', ')}]. ` +
      'layers.PrimaryCapsules makes them of pictures.',
  );
}

export type { CapsulesLayer };

interface CapsulesFactory {
  (
    numCapsules: number,
    dimCapsule: number,
    options?: Rest<CapsulesArgs, 'numCapsules' | 'dimCapsule'>,
  ): Layer<CapsulesLayer>;
  (options: CapsulesArgs): Layer<CapsulesLayer>;
}

/**
 * Capsules with dynamic routing (Sabour et al. 2017): each lower capsule votes for the vector of each upper one and, in `routings` rounds,
 * sends its vote where the others agree with it. [batch, lower, size] -> [batch, numCapsules, dimCapsule], vectors whose lengths, between 0 and 1, say how sure
 * they are. `couplings` gives who votes for whom.
 *
 * @example
 * layers.Capsules(10, 8, { routings: 3 });
 */
export const Capsules: CapsulesFactory = factory(CapsulesLayer, ['numCapsules', 'dimCapsule']);
