import type { LayerArgs } from '@tensorflow/tfjs-layers/dist/engine/topology';
import * as tf from '@tensorflow/tfjs-node';
import { list, type Shape } from '../attention/inputs';
import { factory } from '../factory';
import type { Layer } from '../single-output';
import { capsuleShape } from './capsules';
import { lengthOf } from './squash';

class CapsuleMaskLayer extends tf.layers.Layer {
  static readonly className = 'CapsuleMask';

  constructor(args: LayerArgs = {}) {
    super(args);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const [x, chosen] = list(inputs) as [tf.Tensor, tf.Tensor?];
      const [, capsules = 1, size = 1] = x.shape;
      const mask = chosen ?? longest(x, capsules);
      return tf.reshape(tf.mul(x, tf.reshape(mask, [-1, capsules, 1])), [-1, capsules * size]);
    });
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    const [batch, capsules, size] = capsuleShape(inputShape, 'CapsuleMask');
    return [batch, capsules * size];
  }
}
tf.serialization.registerClass(CapsuleMaskLayer);

/** 1 for the longest capsule of each sample, 0 for the others. */
const longest = (x: tf.Tensor, capsules: number): tf.Tensor =>
  tf.cast(tf.oneHot(tf.argMax(tf.reshape(lengthOf(x), [-1, capsules]), -1), capsules), 'float32');

export type { CapsuleMaskLayer };

/**
 * Leaves one capsule of each sample and sets the others to 0, [batch, capsules, size] -> [batch, capsules * size]: what a picture is
 * reconstructed from. Applied to [capsules, oneHot] it leaves the capsule of the true class, as training should; applied to capsules alone, the longest.
 */
export const CapsuleMask: (options?: LayerArgs) => Layer<CapsuleMaskLayer> = factory(CapsuleMaskLayer);
