import type { LayerArgs } from '@tensorflow/tfjs-layers/dist/engine/topology';
import * as tf from '@tensorflow/tfjs-node';
import { list, shapeList, type Shape } from '../attention/inputs';
import { factory } from '../factory';
import type { Layer } from '../single-output';

class SpikeCountLayer extends tf.layers.Layer {
  static readonly className = 'SpikeCount';

  constructor(args: LayerArgs = {}) {
    super(args);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => tf.sum(list(inputs)[0] as tf.Tensor, 1));
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    const [shape = []] = shapeList(inputShape);
    if (shape.length === 3) return [shape[0] ?? null, shape[2] ?? null];
    throw new Error(
      `layers.SpikeCount takes spikes, [batch, steps, neurons], got [${shape.map(String).join(', ')}].`,
    );
  }
}
tf.serialization.registerClass(SpikeCountLayer);

export type { SpikeCountLayer };

/** How often each neuron fired, [batch, steps, neurons] -> [batch, neurons]: the neuron that fired most is the answer. */
export const SpikeCount: (options?: LayerArgs) => Layer<SpikeCountLayer> = factory(SpikeCountLayer);
