import * as tf from '@tensorflow/tfjs-node';
import type { Layer as AnyLayer } from '@tensorflow/tfjs-layers/dist/engine/topology';
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
import { KerasUpSampling2D } from './as-keras/up-sampling';
import { construct } from './construct';
import type { Options, Rest } from './options';
import type { Layer } from './single-output';

/**
 * Convolution along time. [batch, steps, channels] -> [batch, new steps, filters].
 *
 * @defaults strides: 1, padding: 'valid', dilationRate: 1, activation: 'linear', useBias: true, kernelInitializer:
 *   'glorotUniform', biasInitializer: 'zeros'
 * @example
 * layers.Conv1D(16, 5, { padding: 'same', inputShape: [100, 1] }); // [batch, 100, 1] -> [batch, 100, 16]
 */
export function Conv1D(
  filters: ConvLayerArgs['filters'],
  kernelSize: ConvLayerArgs['kernelSize'],
  options?: Rest<ConvLayerArgs, 'filters' | 'kernelSize'>,
): Layer<Conv1DLayer>;
export function Conv1D(options: Options<ConvLayerArgs>): Layer<Conv1DLayer>;
export function Conv1D(...args: unknown[]): Layer<Conv1DLayer> {
  return construct('Conv1D', tf.layers.conv1d, ['filters', 'kernelSize'], args);
}

/**
 * Convolution over pictures. [batch, height, width, channels] -> [batch, new height, new width, filters].
 *
 * @defaults strides: 1, padding: 'valid', dilationRate: 1, activation: 'linear', useBias: true, kernelInitializer:
 *   'glorotUniform', biasInitializer: 'zeros', dataFormat: 'channelsLast'
 * @example
 * layers.Conv2D(32, 3, { activation: 'relu', inputShape: [28, 28, 1] }); // [batch, 28, 28, 1] -> [batch, 26, 26, 32]
 */
export function Conv2D(
  filters: ConvLayerArgs['filters'],
  kernelSize: ConvLayerArgs['kernelSize'],
  options?: Rest<ConvLayerArgs, 'filters' | 'kernelSize'>,
): Layer<Conv2DLayer>;
export function Conv2D(options: Options<ConvLayerArgs>): Layer<Conv2DLayer>;
export function Conv2D(...args: unknown[]): Layer<Conv2DLayer> {
  return construct('Conv2D', tf.layers.conv2d, ['filters', 'kernelSize'], args);
}

/**
 * Convolution over volumes. [batch, depth, height, width, channels] -> [batch, ..., filters].
 *
 * @defaults strides: 1, padding: 'valid', dilationRate: 1, activation: 'linear', useBias: true, kernelInitializer:
 *   'glorotUniform', biasInitializer: 'zeros', dataFormat: 'channelsLast'
 * @example
 * layers.Conv3D(8, 3, { inputShape: [16, 16, 16, 1] }); // [batch, 16, 16, 16, 1] -> [batch, 14, 14, 14, 8]
 */
export function Conv3D(
  filters: ConvLayerArgs['filters'],
  kernelSize: ConvLayerArgs['kernelSize'],
  options?: Rest<ConvLayerArgs, 'filters' | 'kernelSize'>,
): Layer<Conv3DLayer>;
export function Conv3D(options: Options<ConvLayerArgs>): Layer<Conv3DLayer>;
export function Conv3D(...args: unknown[]): Layer<Conv3DLayer> {
  return construct('Conv3D', tf.layers.conv3d, ['filters', 'kernelSize'], args);
}

/**
 * The transpose of `Conv2D`: goes from smaller to larger pictures.
 *
 * @defaults strides: 1, padding: 'valid', activation: 'linear', useBias: true, kernelInitializer: 'glorotUniform',
 *   biasInitializer: 'zeros', dataFormat: 'channelsLast'
 * @example
 * layers.Conv2DTranspose(16, 3, { strides: 2, padding: 'same', inputShape: [7, 7, 32] }); // -> [batch, 14, 14, 16]
 */
export function Conv2DTranspose(
  filters: ConvLayerArgs['filters'],
  kernelSize: ConvLayerArgs['kernelSize'],
  options?: Rest<ConvLayerArgs, 'filters' | 'kernelSize'>,
): Layer<Conv2DTransposeLayer>;
export function Conv2DTranspose(options: Options<ConvLayerArgs>): Layer<Conv2DTransposeLayer>;
export function Conv2DTranspose(...args: unknown[]): Layer<Conv2DTransposeLayer> {
  return construct('Conv2DTranspose', tf.layers.conv2dTranspose, ['filters', 'kernelSize'], args);
}

/**
 * The transpose of `Conv3D`: goes from smaller to larger volumes.
 *
 * @defaults strides: 1, padding: 'valid', activation: 'linear', useBias: true, kernelInitializer: 'glorotUniform',
 *   biasInitializer: 'zeros', dataFormat: 'channelsLast'
 * @example
 * layers.Conv3DTranspose(8, 3, { strides: 2, padding: 'same', inputShape: [4, 4, 4, 2] }); // -> [batch, 8, 8, 8, 8]
 */
export function Conv3DTranspose(
  filters: ConvLayerArgs['filters'],
  kernelSize: ConvLayerArgs['kernelSize'],
  options?: Rest<ConvLayerArgs, 'filters' | 'kernelSize'>,
): Layer<AnyLayer>;
export function Conv3DTranspose(options: Options<ConvLayerArgs>): Layer<AnyLayer>;
export function Conv3DTranspose(...args: unknown[]): Layer<AnyLayer> {
  return construct('Conv3DTranspose', tf.layers.conv3dTranspose, ['filters', 'kernelSize'], args);
}

/**
 * A depthwise convolution, then a 1 x 1 convolution that mixes channels.
 *
 * @defaults strides: 1, padding: 'valid', dataFormat: 'channelsLast', dilationRate: 1, activation: 'linear', useBias:
 *   true, depthwiseInitializer: 'glorotUniform', pointwiseInitializer: 'glorotUniform', biasInitializer: 'zeros'
 * @example
 * layers.SeparableConv2D(32, 3, { activation: 'relu', inputShape: [28, 28, 8] });
 */
export function SeparableConv2D(
  filters: SeparableConvLayerArgs['filters'],
  kernelSize: SeparableConvLayerArgs['kernelSize'],
  options?: Rest<SeparableConvLayerArgs, 'filters' | 'kernelSize'>,
): Layer<SeparableConv2DLayer>;
export function SeparableConv2D(options: Options<SeparableConvLayerArgs>): Layer<SeparableConv2DLayer>;
export function SeparableConv2D(...args: unknown[]): Layer<SeparableConv2DLayer> {
  return construct('SeparableConv2D', tf.layers.separableConv2d, ['filters', 'kernelSize'], args);
}

/**
 * Convolves each channel by itself. [batch, height, width, c] -> [batch, ..., c depthMultiplier].
 *
 * @defaults strides: 1, padding: 'valid', dataFormat: 'channelsLast', dilationRate: 1, depthMultiplier: 1,
 *   activation: 'linear', useBias: true, depthwiseInitializer: 'glorotUniform', biasInitializer: 'zeros'
 * @example
 * layers.DepthwiseConv2D(3, { depthMultiplier: 2, inputShape: [28, 28, 8] }); // -> [batch, 26, 26, 16]
 */
export function DepthwiseConv2D(
  kernelSize: DepthwiseConv2DLayerArgs['kernelSize'],
  options?: Rest<DepthwiseConv2DLayerArgs, 'kernelSize'>,
): Layer<DepthwiseConv2DLayer>;
export function DepthwiseConv2D(options: Options<DepthwiseConv2DLayerArgs>): Layer<DepthwiseConv2DLayer>;
export function DepthwiseConv2D(...args: unknown[]): Layer<DepthwiseConv2DLayer> {
  return construct('DepthwiseConv2D', tf.layers.depthwiseConv2d, ['kernelSize'], args);
}

/**
 * Cuts rows and columns off the edges: `[[top, bottom], [left, right]]`, or one number for all.
 *
 * @defaults dataFormat: 'channelsLast'
 * @example
 * layers.Cropping2D([[2, 2], [4, 4]], { inputShape: [28, 28, 1] }); // -> [batch, 24, 20, 1]
 */
export function Cropping2D(
  cropping: Cropping2DLayerArgs['cropping'],
  options?: Rest<Cropping2DLayerArgs, 'cropping'>,
): Layer<Cropping2DLayer>;
export function Cropping2D(options: Options<Cropping2DLayerArgs>): Layer<Cropping2DLayer>;
export function Cropping2D(...args: unknown[]): Layer<Cropping2DLayer> {
  return construct('Cropping2D', tf.layers.cropping2D, ['cropping'], args);
}

/** How many times as many rows and columns; one number for both. */
type UpSampling2DSize = number | readonly [number, number];
type UpSampling2DOptions = Omit<Options<UpSampling2DLayerArgs>, 'size'> & {
  readonly size?: UpSampling2DSize;
};

const pair = (size: UpSampling2DSize): [number, number] =>
  typeof size === 'number' ? [size, size] : [...size];

/**
 * Makes pictures `size` times as large (default [2, 2]), by repeating rows and columns or, with `interpolation: 'bilinear'`, by blending
 * neighbours, where pixels have their centres in the middle as in Keras; `layers.upSampling2d` has them in the corner, as tfjs.
 *
 * @defaults size: [2, 2], dataFormat: 'channelsLast', interpolation: 'nearest'
 * @example
 * layers.UpSampling2D([2, 2], { inputShape: [14, 14, 8] }); // -> [batch, 28, 28, 8]
 */
export function UpSampling2D(options?: UpSampling2DOptions): Layer<UpSampling2DLayer>;
export function UpSampling2D(
  size: UpSampling2DSize,
  options?: Omit<UpSampling2DOptions, 'size'>,
): Layer<UpSampling2DLayer>;
export function UpSampling2D(...args: unknown[]): Layer<UpSampling2DLayer> {
  const create = ({ size, ...options }: UpSampling2DOptions) =>
    new KerasUpSampling2D({ ...options, ...(size == null ? {} : { size: pair(size) }) });
  return construct('UpSampling2D', create, ['size'], args);
}

/**
 * Adds rows and columns of zeros: `[[top, bottom], [left, right]]`, or one number for all (default 1).
 *
 * @defaults padding: 1, dataFormat: 'channelsLast'
 * @example
 * layers.ZeroPadding2D([[1, 1], [2, 2]], { inputShape: [28, 28, 1] }); // -> [batch, 30, 32, 1]
 */
export function ZeroPadding2D(options?: Options<ZeroPadding2DLayerArgs>): Layer<ZeroPadding2DLayer>;
export function ZeroPadding2D(
  padding: ZeroPadding2DLayerArgs['padding'],
  options?: Rest<ZeroPadding2DLayerArgs, 'padding'>,
): Layer<ZeroPadding2DLayer>;
export function ZeroPadding2D(...args: unknown[]): Layer<ZeroPadding2DLayer> {
  return construct('ZeroPadding2D', tf.layers.zeroPadding2d, ['padding'], args);
}
