import * as tf from '@tensorflow/tfjs-node';
import type {
  BatchNormalization as BatchNormalizationLayer,
  BatchNormalizationLayerArgs,
  LayerNormalization as LayerNormalizationLayer,
  LayerNormalizationLayerArgs,
} from '@tensorflow/tfjs-layers/dist/layers/normalization';
import { construct } from './construct';
import type { Options, Rest } from './options';
import type { Single } from './single-output';

/**
 * Normalises each channel by the batch in training, by moving averages otherwise (Ioffe and Szegedy 2015).
 */
export function BatchNormalization(
  options?: Options<BatchNormalizationLayerArgs>,
): Single<BatchNormalizationLayer>;
export function BatchNormalization(
  axis: BatchNormalizationLayerArgs['axis'],
  options?: Rest<BatchNormalizationLayerArgs, 'axis'>,
): Single<BatchNormalizationLayer>;
export function BatchNormalization(...args: unknown[]): Single<BatchNormalizationLayer> {
  return construct('BatchNormalization', tf.layers.batchNormalization, ['axis'], args);
}

/** Normalises each sample along `axis` (default the last) (Ba et al. 2016). */
export function LayerNormalization(
  options?: Options<LayerNormalizationLayerArgs>,
): Single<LayerNormalizationLayer>;
export function LayerNormalization(
  axis: LayerNormalizationLayerArgs['axis'],
  options?: Rest<LayerNormalizationLayerArgs, 'axis'>,
): Single<LayerNormalizationLayer>;
export function LayerNormalization(...args: unknown[]): Single<LayerNormalizationLayer> {
  return construct('LayerNormalization', tf.layers.layerNormalization, ['axis'], args);
}
