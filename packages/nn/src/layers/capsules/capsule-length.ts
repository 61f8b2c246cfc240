import type { LayerArgs } from '@tensorflow/tfjs-layers/dist/engine/topology';
import * as tf from '@tensorflow/tfjs-node';
import { list, type Shape } from '../attention/inputs';
import { factory } from '../factory';
import type { Layer } from '../single-output';
import { capsuleShape } from './capsules';
import { lengthOf } from './squash';

class CapsuleLengthLayer extends tf.layers.Layer {
  static readonly className = 'CapsuleLength';

  constructor(args: LayerArgs = {}) {
    super(args);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const [x] = list(inputs) as [tf.Tensor];
      return tf.reshape(lengthOf(x), [-1, x.shape[1] ?? 1]);
    });
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    const [batch, capsules] = capsuleShape(inputShape, 'CapsuleLength');
    return [batch, capsules];
  }
}
tf.serialization.registerClass(CapsuleLengthLayer);

export type { CapsuleLengthLayer };

/** How long each capsule's vector is, [batch, capsules, size] -> [batch, capsules]: how sure the network is of each class. */
export const CapsuleLength: (options?: LayerArgs) => Layer<CapsuleLengthLayer> = factory(CapsuleLengthLayer);
