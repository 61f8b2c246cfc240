import * as tf from '@tensorflow/tfjs-node';
import { layers } from '../../namespaces/layers';
import { checked } from '../../options/refuse-unknown';

export interface CapsuleNetworkOptions {
  /** [height, width, channels] */
  readonly inputShape: readonly [number, number, number];
  readonly classes: number;
  /** Filters of the convolution below the capsules; 32 unless given. */
  readonly filters?: number;
  /** Capsules at each place; 2 unless given. */
  readonly channels?: number;
  /** Length of the lower capsules' vectors; 16 unless given. */
  readonly dimPrimary?: number;
  /** Length of the vectors of the capsules of the classes; 8 unless given. */
  readonly dimCapsule?: number;
  /** Windows of the convolution and of the primary capsules; 3 unless given. */
  readonly kernelSize?: number;
  /** 3 unless given. */
  readonly routings?: number;
  /** Units of the decoder's hidden layers; [64, 128] unless given. */
  readonly decoder?: readonly number[];
  readonly name?: string;
}

/** Models that share their weights. */
export interface CapsuleNetwork {
  /** [pictures, one-hot classes] -> [lengths, flat reconstructions]: the one to compile and to fit. */
  readonly training: tf.LayersModel;
  /** pictures -> lengths [batch, classes] */
  readonly classifier: tf.LayersModel;
  /** pictures -> vectors [batch, classes, dimCapsule] */
  readonly capsules: tf.LayersModel;
  /** vectors, all but one of them 0, flat [batch, classes * dimCapsule] -> flat pictures */
  readonly decoder: tf.LayersModel;
}

/**
 * A capsule network (Sabour et al. 2017): convolution, primary capsules, a capsule for each class, and a decoder that draws the picture from the
 * capsule of the true class. The pictures' values lie between 0 and 1.
 *
 * @example
 * const { training, classifier } = networks.capsules.capsuleNetwork({ inputShape: [8, 8, 1], classes: 10 });
 * training.compile({ optimizer: 'adam', loss: [losses.margin, losses.sumSquaredError], lossWeights: [1, 0.0005] });
 * await training.fit([x, oneHot], [oneHot, x.reshape([-1, 64])], { epochs: 20 });
 */
export function capsuleNetwork(options: CapsuleNetworkOptions): CapsuleNetwork {
  const {
    inputShape,
    classes,
    filters = 32,
    channels = 2,
    dimPrimary = 16,
    dimCapsule = 8,
    kernelSize = 3,
    routings = 3,
    decoder: hidden = [64, 128],
    name = 'capsules',
  } = checked('networks.capsules.capsuleNetwork', options, {
    inputShape: true,
    classes: true,
    filters: true,
    channels: true,
    dimPrimary: true,
    dimCapsule: true,
    kernelSize: true,
    routings: true,
    decoder: true,
    name: true,
  });
  const image = tf.input({ shape: [...inputShape], name: `${name}_image` });
  const truth = tf.input({ shape: [classes], name: `${name}_truth` });
  const maps = layers.Conv2D(filters, kernelSize, { padding: 'same', activation: 'relu' }).apply(image);
  const primary = layers.PrimaryCapsules(channels, dimPrimary, { kernelSize, strides: 2 }).apply(maps);
  const upper = layers.Capsules(classes, dimCapsule, { routings, name: `${name}_classes` }).apply(primary);
  const lengths = layers.CapsuleLength({ name: `${name}_lengths` }).apply(upper);
  const decoder = decoderOf(
    classes * dimCapsule,
    hidden,
    inputShape.reduce((a, b) => a * b),
    name,
  );
  const drawn = decoder.apply(layers.CapsuleMask().apply([upper, truth])) as tf.SymbolicTensor;
  return {
    training: tf.model({ inputs: [image, truth], outputs: [lengths, drawn], name }),
    classifier: tf.model({ inputs: image, outputs: lengths, name: `${name}_classifier` }),
    capsules: tf.model({ inputs: image, outputs: upper, name: `${name}_vectors` }),
    decoder,
  };
}

function decoderOf(size: number, hidden: readonly number[], pixels: number, name: string): tf.Sequential {
  const [first, ...others] = [
    ...hidden.map(units => ({ units, activation: 'relu' as const })),
    { units: pixels, activation: 'sigmoid' as const },
  ];
  return tf.sequential({
    name: `${name}_decoder`,
    layers: [
      // There is at least the last of them.
      tf.layers.dense({ ...(first as { units: number }), inputShape: [size] }),
      ...others.map(one => tf.layers.dense(one)),
    ],
  });
}
