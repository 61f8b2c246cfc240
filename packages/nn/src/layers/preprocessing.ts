import * as tf from '@tensorflow/tfjs-node';
import type {
  CategoryEncoding as CategoryEncodingLayer,
  CategoryEncodingArgs,
} from '@tensorflow/tfjs-layers/dist/layers/preprocessing/category_encoding';
import type {
  CenterCrop as CenterCropLayer,
  CenterCropArgs,
} from '@tensorflow/tfjs-layers/dist/layers/preprocessing/center_crop';
import type {
  Rescaling as RescalingLayer,
  RescalingArgs,
} from '@tensorflow/tfjs-layers/dist/layers/preprocessing/image_preprocessing';
import type {
  Resizing as ResizingLayer,
  ResizingArgs,
} from '@tensorflow/tfjs-layers/dist/layers/preprocessing/image_resizing';
import type {
  RandomWidth as RandomWidthLayer,
  RandomWidthArgs,
} from '@tensorflow/tfjs-layers/dist/layers/preprocessing/random_width';
import { KerasResizing } from './as-keras/resizing';
import { construct } from './construct';
import type { Options, Rest } from './options';
import type { Layer } from './single-output';

/**
 * scale x + offset, as in `Rescaling(1 / 255)`.
 *
 * @defaults offset: 0
 * @example
 * layers.Rescaling(1 / 255); // 0 to 255 -> 0 to 1
 */
export function Rescaling(
  scale: RescalingArgs['scale'],
  options?: Rest<RescalingArgs, 'scale'>,
): Layer<RescalingLayer>;
export function Rescaling(
  scale: RescalingArgs['scale'],
  offset: RescalingArgs['offset'],
  options?: Rest<RescalingArgs, 'scale' | 'offset'>,
): Layer<RescalingLayer>;
export function Rescaling(options: Options<RescalingArgs>): Layer<RescalingLayer>;
export function Rescaling(...args: unknown[]): Layer<RescalingLayer> {
  return construct('Rescaling', tf.layers.rescaling, ['scale', 'offset'], args);
}

/**
 * Resizes pictures to height x width, as Keras does; `layers.resizing` places pixels as tfjs does. With `cropToAspectRatio` it cuts off
 * the sides that would be distorted.
 *
 * @defaults interpolation: 'bilinear', cropToAspectRatio: false
 * @example
 * layers.Resizing(64, 64); // [batch, height, width, channels] -> [batch, 64, 64, channels]
 */
export function Resizing(
  height: ResizingArgs['height'],
  width: ResizingArgs['width'],
  options?: Rest<ResizingArgs, 'height' | 'width'>,
): Layer<ResizingLayer>;
export function Resizing(options: Options<ResizingArgs>): Layer<ResizingLayer>;
export function Resizing(...args: unknown[]): Layer<ResizingLayer> {
  return construct(
    'Resizing',
    (options: ResizingArgs) => new KerasResizing(options),
    ['height', 'width'],
    args,
  );
}

/**
 * The middle height x width of each picture.
 *
 * @example
 * layers.CenterCrop(24, 24);
 */
export function CenterCrop(
  height: CenterCropArgs['height'],
  width: CenterCropArgs['width'],
  options?: Rest<CenterCropArgs, 'height' | 'width'>,
): Layer<CenterCropLayer>;
export function CenterCrop(options: Options<CenterCropArgs>): Layer<CenterCropLayer>;
export function CenterCrop(...args: unknown[]): Layer<CenterCropLayer> {
  return construct('CenterCrop', tf.layers.centerCrop, ['height', 'width'], args);
}

/**
 * In training changes the width by a random share within `factor`.
 *
 * @defaults interpolation: 'bilinear'
 * @example
 * layers.RandomWidth(0.2);
 */
export function RandomWidth(
  factor: RandomWidthArgs['factor'],
  options?: Rest<RandomWidthArgs, 'factor'>,
): Layer<RandomWidthLayer>;
export function RandomWidth(options: Options<RandomWidthArgs>): Layer<RandomWidthLayer>;
export function RandomWidth(...args: unknown[]): Layer<RandomWidthLayer> {
  return construct('RandomWidth', tf.layers.randomWidth, ['factor'], args);
}

/**
 * Integers to one-hot, multi-hot or counts (`outputMode`).
 *
 * @defaults outputMode: 'multiHot'
 * @example
 * layers.CategoryEncoding(10, { outputMode: 'oneHot' });
 */
export function CategoryEncoding(
  numTokens: CategoryEncodingArgs['numTokens'],
  options?: Rest<CategoryEncodingArgs, 'numTokens'>,
): Layer<CategoryEncodingLayer>;
export function CategoryEncoding(options: Options<CategoryEncodingArgs>): Layer<CategoryEncodingLayer>;
export function CategoryEncoding(...args: unknown[]): Layer<CategoryEncodingLayer> {
  return construct('CategoryEncoding', tf.layers.categoryEncoding, ['numTokens'], args);
}
