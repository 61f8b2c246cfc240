import type { LayerArgs } from '@tensorflow/tfjs-layers/dist/engine/topology';
import * as tf from '@tensorflow/tfjs-node';
import { list, requirePositiveInteger, shapeList, type Shape } from '../attention/inputs';
import { factory } from '../factory';
import type { Rest } from '../options';
import type { Layer } from '../single-output';
import { squash } from './squash';

export interface PrimaryCapsulesArgs extends LayerArgs {
  /** How many capsules there are at each place. */
  channels: number;
  /** The length of a capsule's vector. */
  dimCapsule: number;
  /** Height and width of the convolution's window. */
  kernelSize: number;
  /** 1 unless given. */
  strides?: number;
  /** 'valid' unless given. */
  padding?: 'valid' | 'same';
}

class PrimaryCapsulesLayer extends tf.layers.Layer {
  static readonly className = 'PrimaryCapsules';
  readonly #args: PrimaryCapsulesArgs;
  #kernel: tf.LayerVariable | undefined;
  #bias: tf.LayerVariable | undefined;

  constructor(args: PrimaryCapsulesArgs) {
    super(args);
    this.#args = args;
    const { channels, dimCapsule, kernelSize, strides = 1 } = args;
    for (const [name, value] of Object.entries({ channels, dimCapsule, kernelSize, strides }))
      requirePositiveInteger(value, name, 'PrimaryCapsules');
  }

  override build(inputShape: Shape | Shape[]): void {
    const { channels, dimCapsule, kernelSize } = this.#args;
    const [, , , depth] = imageShape(inputShape);
    const filters = channels * dimCapsule;
    const glorot = tf.initializers.glorotUniform({});
    this.#kernel = this.addWeight('kernel', [kernelSize, kernelSize, depth, filters], 'float32', glorot);
    this.#bias = this.addWeight('bias', [filters], 'float32', tf.initializers.zeros());
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const { dimCapsule, strides = 1, padding = 'valid' } = this.#args;
      const [x] = list(inputs) as [tf.Tensor4D];
      // `build` has made them before the first call.
      const kernel = this.#kernel?.read() as tf.Tensor4D;
      const maps = tf.add(tf.conv2d(x, kernel, strides, padding), this.#bias?.read() as tf.Tensor);
      const [, height = 1, width = 1, filters = 1] = maps.shape;
      return squash(tf.reshape(maps, [-1, (height * width * filters) / dimCapsule, dimCapsule]));
    });
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    const { channels, dimCapsule, kernelSize, strides = 1, padding = 'valid' } = this.#args;
    const [batch, height, width] = imageShape(inputShape);
    const places = (size: number): number =>
      Math.ceil((padding === 'same' ? size : size - kernelSize + 1) / strides);
    return [batch, places(height) * places(width) * channels, dimCapsule];
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { channels, dimCapsule, kernelSize, strides = 1, padding = 'valid' } = this.#args;
    return { ...super.getConfig(), channels, dimCapsule, kernelSize, strides, padding };
  }
}
tf.serialization.registerClass(PrimaryCapsulesLayer);

function imageShape(
  inputShape: Shape | Shape[],
): readonly [batch: number | null, height: number, width: number, depth: number] {
  const [shape = []] = shapeList(inputShape);
  const [batch = null, height, width, depth] = shape;
  if (shape.length === 4 && height && width && depth) return [batch, height, width, depth];
  throw new Error(
    `layers.PrimaryCapsules takes pictures of a known size, [batch, height, width, channels], got [${shape.map(String).join(', ')}].`,
  );
}

export type { PrimaryCapsulesLayer };

interface PrimaryCapsulesFactory {
  (
    channels: number,
    dimCapsule: number,
    options: Rest<PrimaryCapsulesArgs, 'channels' | 'dimCapsule'>,
  ): Layer<PrimaryCapsulesLayer>;
  (options: PrimaryCapsulesArgs): Layer<PrimaryCapsulesLayer>;
}

/**
 * The lowest capsules (Sabour et al. 2017, 4): a convolution whose channels are vectors of `dimCapsule` numbers, `channels` of them at each place,
 * squashed to lengths between 0 and 1. [batch, height, width, channels] -> [batch, capsules, dimCapsule].
 *
 * @example
 * layers.PrimaryCapsules(8, 4, { kernelSize: 3, strides: 2 });
 */
export const PrimaryCapsules: PrimaryCapsulesFactory = factory(PrimaryCapsulesLayer, [
  'channels',
  'dimCapsule',
]);
