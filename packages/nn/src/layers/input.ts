import * as tf from '@tensorflow/tfjs-node';
import type {
  InputConfig,
  InputLayer as InputLayerLayer,
  InputLayerArgs,
} from '@tensorflow/tfjs-layers/dist/engine/input_layer';
import { checkLayerOptions } from '../options/layer-options';
import type { SymbolicTensor } from '@tensorflow/tfjs-node';

/**
 * The entry of a model: `Input({ shape: [784] })`, or `Input([784])`, or `Input([20], { dtype: 'int32' })`. The shape is without the
 * batch dimension. Also usable as the first element of `models.Sequential([...])`.
 *
 * @example
 * const image = layers.Input({ shape: [28, 28, 1] });
 */
export function Input(
  shape: readonly (number | null)[] | InputConfig,
  options: Omit<InputConfig, 'shape' | 'batchShape'> = {},
): SymbolicTensor {
  const config = isShape(shape) ? { ...options, shape: [...shape] } : { ...options, ...shape };
  checkLayerOptions('layers.Input', 'input', config);
  return tf.input(config);
}

/** The layer behind `Input`: `InputLayer({ inputShape: [784] })`. */
export function InputLayer(options: InputLayerArgs): InputLayerLayer {
  return tf.layers.inputLayer(options);
}

function isShape(value: readonly (number | null)[] | InputConfig): value is readonly (number | null)[] {
  return Array.isArray(value);
}
