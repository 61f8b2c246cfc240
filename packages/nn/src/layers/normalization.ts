import * as tf from '@tensorflow/tfjs-node';
import type {
  BatchNormalization as BatchNormalizationLayer,
  BatchNormalizationLayerArgs,
  LayerNormalization as LayerNormalizationLayer,
  LayerNormalizationLayerArgs,
} from '@tensorflow/tfjs-layers/dist/layers/normalization';
import { construct } from './construct';
import type { Options, Rest } from './options';
import type { Layer } from './single-output';

/**
 * Normalises each channel by the batch in training, by moving averages otherwise (Ioffe and Szegedy 2015).
 *
 * @defaults axis: -1, epsilon: 0.001, center: true, scale: true, betaInitializer: 'zeros', gammaInitializer: 'ones',
 *   momentum: 0.99, movingMeanInitializer: 'zeros', movingVarianceInitializer: 'ones'
 * @example
 * layers.BatchNormalization({ momentum: 0.9 });
 */
export function BatchNormalization(
  options?: Options<BatchNormalizationLayerArgs>,
): Layer<BatchNormalizationLayer>;
export function BatchNormalization(
  axis: BatchNormalizationLayerArgs['axis'],
  options?: Rest<BatchNormalizationLayerArgs, 'axis'>,
): Layer<BatchNormalizationLayer>;
export function BatchNormalization(...args: unknown[]): Layer<BatchNormalizationLayer> {
  return construct('BatchNormalization', tf.layers.batchNormalization, ['axis'], args);
}

/**
 * Normalises each sample along `axis` (default the last) (Ba et al. 2016).
 *
 * @defaults axis: -1, epsilon: 0.001, center: true, scale: true, betaInitializer: 'zeros', gammaInitializer: 'ones'
 * @example
 * layers.LayerNormalization();
 */
export function LayerNormalization(
  options?: Options<LayerNormalizationLayerArgs>,
): Layer<LayerNormalizationLayer>;
export function LayerNormalization(
  axis: LayerNormalizationLayerArgs['axis'],
  options?: Rest<LayerNormalizationLayerArgs, 'axis'>,
): Layer<LayerNormalizationLayer>;
export function LayerNormalization(...args: unknown[]): Layer<LayerNormalizationLayer> {
  return construct('LayerNormalization', tf.layers.layerNormalization, ['axis'], args);
}
