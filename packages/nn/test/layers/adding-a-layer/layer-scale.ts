import type { LayerArgs } from '@tensorflow/tfjs-layers/dist/engine/topology';
import * as tf from '@tensorflow/tfjs-node';
import { list, shapeList, type Shape } from '../../../src/layers/attention/inputs';
import { factory } from '../../../src/layers/factory';
import type { Layer } from '../../../src/layers/single-output';

export interface LayerScaleArgs extends LayerArgs {
  /** The factor that every feature begins with; 0.1 unless given. */
  initialValue?: number;
}

class LayerScaleLayer extends tf.layers.Layer {
  static readonly className = 'LayerScale';
  readonly #initialValue: number;
  #scale: tf.LayerVariable | undefined;

  constructor(args: LayerScaleArgs) {
    super(args);
    this.#initialValue = args.initialValue ?? 0.1;
    if (!Number.isFinite(this.#initialValue))
      throw new RangeError(`layers.LayerScale: initialValue must be a number, got ${this.#initialValue}.`);
  }

  override build(inputShape: Shape | Shape[]): void {
    const features = shapeList(inputShape)[0]?.at(-1);
    if (typeof features !== 'number')
      throw new Error('layers.LayerScale takes inputs with a known last axis.');
    const initial = tf.initializers.constant({ value: this.#initialValue });
    this.#scale = this.addWeight('scale', [features], 'float32', initial);
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const [x] = list(inputs);
      if (!x || !this.#scale) throw new Error('layers.LayerScale takes one input.');
      return tf.mul(x, this.#scale.read());
    });
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    return [...(shapeList(inputShape)[0] ?? [])];
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), initialValue: this.#initialValue };
  }
}
tf.serialization.registerClass(LayerScaleLayer);

interface LayerScaleFactory {
  (initialValue?: number, options?: Omit<LayerScaleArgs, 'initialValue'>): Layer<LayerScaleLayer>;
  (options: LayerScaleArgs): Layer<LayerScaleLayer>;
}

/**
 * Multiplies each feature (last axis) by a trained factor, [..., features] -> [..., features].
 *
 * Source: H. Touvron et al., Going deeper with Image Transformers, 2021, arXiv:2103.17239, section 2.
 *
 * @throws RangeError for an initial value that is not finite
 * @example
 * layers.LayerScale(0.5).apply(tf.tensor2d([[2, 4]])); // [[1, 2]]
 */
export const LayerScale: LayerScaleFactory = factory(LayerScaleLayer, ['initialValue']);
