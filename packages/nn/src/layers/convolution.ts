import * as tf from '@tensorflow/tfjs-node';
import type { Layer } from '@tensorflow/tfjs-layers/dist/engine/topology';
import type {
  Conv1D as Conv1DLayer,
  Conv2D as Conv2DLayer,
  Conv2DTranspose as Conv2DTransposeLayer,
  Conv3D as Conv3DLayer,
  ConvLayerArgs,
  Cropping2D as Cropping2DLayer,
  Cropping2DLayerArgs,
  SeparableConv2D as SeparableConv2DLayer,
  SeparableConvLayerArgs,
  UpSampling2D as UpSampling2DLayer,
  UpSampling2DLayerArgs,
} from '@tensorflow/tfjs-layers/dist/layers/convolutional';
import type {
  DepthwiseConv2D as DepthwiseConv2DLayer,
  DepthwiseConv2DLayerArgs,
} from '@tensorflow/tfjs-layers/dist/layers/convolutional_depthwise';
import type {
  ZeroPadding2D as ZeroPadding2DLayer,
  ZeroPadding2DLayerArgs,
} from '@tensorflow/tfjs-layers/dist/layers/padding';
import { construct } from './construct';
import type { Options, Rest } from './options';
import type { Single } from './single-output';

/** Convolution along time. [batch, steps, channels] -> [batch, new steps, filters]. */
export function Conv1D(
  filters: ConvLayerArgs['filters'],
  kernelSize: ConvLayerArgs['kernelSize'],
  options?: Rest<ConvLayerArgs, 'filters' | 'kernelSize'>,
): Single<Conv1DLayer>;
export function Conv1D(options: Options<ConvLayerArgs>): Single<Conv1DLayer>;
export function Conv1D(...args: unknown[]): Single<Conv1DLayer> {
  return construct('Conv1D', tf.layers.conv1d, ['filters', 'kernelSize'], args);
}

/**
 * Convolution over pictures. [batch, height, width, channels] -> [batch, new height, new width, filters].
 */
export function Conv2D(
  filters: ConvLayerArgs['filters'],
  kernelSize: ConvLayerArgs['kernelSize'],
  options?: Rest<ConvLayerArgs, 'filters' | 'kernelSize'>,
): Single<Conv2DLayer>;
export function Conv2D(options: Options<ConvLayerArgs>): Single<Conv2DLayer>;
export function Conv2D(...args: unknown[]): Single<Conv2DLayer> {
  return construct('Conv2D', tf.layers.conv2d, ['filters', 'kernelSize'], args);
}

/** Convolution over volumes. [batch, depth, height, width, channels] -> [batch, ..., filters]. */
export function Conv3D(
  filters: ConvLayerArgs['filters'],
  kernelSize: ConvLayerArgs['kernelSize'],
  options?: Rest<ConvLayerArgs, 'filters' | 'kernelSize'>,
): Single<Conv3DLayer>;
export function Conv3D(options: Options<ConvLayerArgs>): Single<Conv3DLayer>;
export function Conv3D(...args: unknown[]): Single<Conv3DLayer> {
  return construct('Conv3D', tf.layers.conv3d, ['filters', 'kernelSize'], args);
}

/** The transpose of `Conv2D`: goes from smaller to larger pictures. */
export function Conv2DTranspose(
  filters: ConvLayerArgs['filters'],
  kernelSize: ConvLayerArgs['kernelSize'],
  options?: Rest<ConvLayerArgs, 'filters' | 'kernelSize'>,
): Single<Conv2DTransposeLayer>;
export function Conv2DTranspose(options: Options<ConvLayerArgs>): Single<Conv2DTransposeLayer>;
export function Conv2DTranspose(...args: unknown[]): Single<Conv2DTransposeLayer> {
  return construct('Conv2DTranspose', tf.layers.conv2dTranspose, ['filters', 'kernelSize'], args);
}

/** The transpose of `Conv3D`: goes from smaller to larger volumes. */
export function Conv3DTranspose(
  filters: ConvLayerArgs['filters'],
  kernelSize: ConvLayerArgs['kernelSize'],
  options?: Rest<ConvLayerArgs, 'filters' | 'kernelSize'>,
): Single<Layer>;
export function Conv3DTranspose(options: Options<ConvLayerArgs>): Single<Layer>;
export function Conv3DTranspose(...args: unknown[]): Single<Layer> {
  return construct('Conv3DTranspose', tf.layers.conv3dTranspose, ['filters', 'kernelSize'], args);
}

/** A depthwise convolution, then a 1 x 1 convolution that mixes channels. */
export function SeparableConv2D(
  filters: SeparableConvLayerArgs['filters'],
  kernelSize: SeparableConvLayerArgs['kernelSize'],
  options?: Rest<SeparableConvLayerArgs, 'filters' | 'kernelSize'>,
): Single<SeparableConv2DLayer>;
export function SeparableConv2D(options: Options<SeparableConvLayerArgs>): Single<SeparableConv2DLayer>;
export function SeparableConv2D(...args: unknown[]): Single<SeparableConv2DLayer> {
  return construct('SeparableConv2D', tf.layers.separableConv2d, ['filters', 'kernelSize'], args);
}

/** Convolves each channel by itself. [batch, height, width, c] -> [batch, ..., c depthMultiplier]. */
export function DepthwiseConv2D(
  kernelSize: DepthwiseConv2DLayerArgs['kernelSize'],
  options?: Rest<DepthwiseConv2DLayerArgs, 'kernelSize'>,
): Single<DepthwiseConv2DLayer>;
export function DepthwiseConv2D(options: Options<DepthwiseConv2DLayerArgs>): Single<DepthwiseConv2DLayer>;
export function DepthwiseConv2D(...args: unknown[]): Single<DepthwiseConv2DLayer> {
  return construct('DepthwiseConv2D', tf.layers.depthwiseConv2d, ['kernelSize'], args);
}

/** Cuts rows and columns off the edges: `[[top, bottom], [left, right]]`, or one number for all. */
export function Cropping2D(
  cropping: Cropping2DLayerArgs['cropping'],
  options?: Rest<Cropping2DLayerArgs, 'cropping'>,
): Single<Cropping2DLayer>;
export function Cropping2D(options: Options<Cropping2DLayerArgs>): Single<Cropping2DLayer>;
export function Cropping2D(...args: unknown[]): Single<Cropping2DLayer> {
  return construct('Cropping2D', tf.layers.cropping2D, ['cropping'], args);
}

/** Repeats rows and columns `size` times (default [2, 2]). */
export function UpSampling2D(options?: Options<UpSampling2DLayerArgs>): Single<UpSampling2DLayer>;
export function UpSampling2D(
  size: UpSampling2DLayerArgs['size'],
  options?: Rest<UpSampling2DLayerArgs, 'size'>,
): Single<UpSampling2DLayer>;
export function UpSampling2D(...args: unknown[]): Single<UpSampling2DLayer> {
  return construct('UpSampling2D', tf.layers.upSampling2d, ['size'], args);
}

/** Adds rows and columns of zeros: `[[top, bottom], [left, right]]`, or one number for all (default 1). */
export function ZeroPadding2D(options?: Options<ZeroPadding2DLayerArgs>): Single<ZeroPadding2DLayer>;
export function ZeroPadding2D(
  padding: ZeroPadding2DLayerArgs['padding'],
  options?: Rest<ZeroPadding2DLayerArgs, 'padding'>,
): Single<ZeroPadding2DLayer>;
export function ZeroPadding2D(...args: unknown[]): Single<ZeroPadding2DLayer> {
  return construct('ZeroPadding2D', tf.layers.zeroPadding2d, ['padding'], args);
}
