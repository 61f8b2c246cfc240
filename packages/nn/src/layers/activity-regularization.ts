import * as tf from '@tensorflow/tfjs-node';
import type { LayerArgs } from '@tensorflow/tfjs-layers/dist/engine/topology';
import { factory } from './factory';
import type { Layer } from './single-output';
import { regularizeActivity } from '@epochlab/train/tfjs-patches';

export interface ActivityRegularizationArgs extends LayerArgs {
  /** Penalty on the size of activities; 0 unless given. */
  readonly l1?: number;
  /** Penalty on the square of activities; 0 unless given. */
  readonly l2?: number;
}

class ActivityRegularizationLayer extends tf.layers.Layer {
  static readonly className = 'ActivityRegularization';
  private readonly l1: number;
  private readonly l2: number;

  constructor({ l1 = 0, l2 = 0, ...args }: ActivityRegularizationArgs) {
    super(args);
    this.supportsMasking = true;
    this.l1 = l1;
    this.l2 = l2;
    regularizeActivity(this, { activityRegularizer: tf.regularizers.l1l2({ l1, l2 }) });
  }

  override computeOutputShape(shape: tf.Shape): tf.Shape {
    return shape;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => tf.clone([inputs].flat()[0] as tf.Tensor));
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { l1, l2 } = this;
    return { ...super.getConfig(), l1, l2 };
  }
}

tf.serialization.registerClass(ActivityRegularizationLayer);

export type { ActivityRegularizationLayer };

/**
 * Passes its input on, and adds the penalty of it to the loss: (l1 |x| + l2 x^2), summed, for each example.
 *
 * @defaults l1: 0, l2: 0
 * @example
 * layers.ActivityRegularization({ l1: 0.01 });
 */
export const ActivityRegularization: {
  (options?: ActivityRegularizationArgs): Layer<ActivityRegularizationLayer>;
  (l1: number, l2?: number, options?: LayerArgs): Layer<ActivityRegularizationLayer>;
} = factory(ActivityRegularizationLayer, ['l1', 'l2']);
