import * as tf from '@tensorflow/tfjs-node';
import type {
  BatchNormalization as BatchNormalizationLayer,
  BatchNormalizationLayerArgs,
  LayerNormalization as LayerNormalizationLayer,
  LayerNormalizationLayerArgs,
} from '@tensorflow/tfjs-layers/dist/layers/normalization';
import { construct } from './construct';
import type { Options, Rest } from './options';

/**
 * Normalises each channel by the batch in training, by moving averages otherwise (Ioffe and Szegedy 2015).
 */
export function BatchNormalization(options?: Options<BatchNormalizationLayerArgs>): BatchNormalizationLayer;
export function BatchNormalization(
  axis: BatchNormalizationLayerArgs['axis'],
  options?: Rest<BatchNormalizationLayerArgs, 'axis'>,
): BatchNormalizationLayer;
export function BatchNormalization(...args: unknown[]): BatchNormalizationLayer {
  return construct('BatchNormalization', tf.layers.batchNormalization, ['axis'], args);
}

/** Normalises each sample along `axis` (default the last) (Ba et al. 2016). */
export function LayerNormalization(options?: Options<LayerNormalizationLayerArgs>): LayerNormalizationLayer;
export function LayerNormalization(
  axis: LayerNormalizationLayerArgs['axis'],
  options?: Rest<LayerNormalizationLayerArgs, 'axis'>,
): LayerNormalizationLayer;
export function LayerNormalization(...args: unknown[]): LayerNormalizationLayer {
  return construct('LayerNormalization', tf.layers.layerNormalization, ['axis'], args);
}
