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
import { construct } from './construct';
import type { Options, Rest } from './options';
import type { Single } from './single-output';

/** scale x + offset, as in `Rescaling(1 / 255)`. */
export function Rescaling(
  scale: RescalingArgs['scale'],
  options?: Rest<RescalingArgs, 'scale'>,
): Single<RescalingLayer>;
export function Rescaling(
  scale: RescalingArgs['scale'],
  offset: RescalingArgs['offset'],
  options?: Rest<RescalingArgs, 'scale' | 'offset'>,
): Single<RescalingLayer>;
export function Rescaling(options: Options<RescalingArgs>): Single<RescalingLayer>;
export function Rescaling(...args: unknown[]): Single<RescalingLayer> {
  return construct('Rescaling', tf.layers.rescaling, ['scale', 'offset'], args);
}

/** Resizes pictures to height x width. */
export function Resizing(
  height: ResizingArgs['height'],
  width: ResizingArgs['width'],
  options?: Rest<ResizingArgs, 'height' | 'width'>,
): Single<ResizingLayer>;
export function Resizing(options: Options<ResizingArgs>): Single<ResizingLayer>;
export function Resizing(...args: unknown[]): Single<ResizingLayer> {
  return construct('Resizing', tf.layers.resizing, ['height', 'width'], args);
}

/** The middle height x width of each picture. */
export function CenterCrop(
  height: CenterCropArgs['height'],
  width: CenterCropArgs['width'],
  options?: Rest<CenterCropArgs, 'height' | 'width'>,
): Single<CenterCropLayer>;
export function CenterCrop(options: Options<CenterCropArgs>): Single<CenterCropLayer>;
export function CenterCrop(...args: unknown[]): Single<CenterCropLayer> {
  return construct('CenterCrop', tf.layers.centerCrop, ['height', 'width'], args);
}

/** In training changes the width by a random share within `factor`. */
export function RandomWidth(
  factor: RandomWidthArgs['factor'],
  options?: Rest<RandomWidthArgs, 'factor'>,
): Single<RandomWidthLayer>;
export function RandomWidth(options: Options<RandomWidthArgs>): Single<RandomWidthLayer>;
export function RandomWidth(...args: unknown[]): Single<RandomWidthLayer> {
  return construct('RandomWidth', tf.layers.randomWidth, ['factor'], args);
}

/** Integers to one-hot, multi-hot or counts (`outputMode`). */
export function CategoryEncoding(
  numTokens: CategoryEncodingArgs['numTokens'],
  options?: Rest<CategoryEncodingArgs, 'numTokens'>,
): Single<CategoryEncodingLayer>;
export function CategoryEncoding(options: Options<CategoryEncodingArgs>): Single<CategoryEncodingLayer>;
export function CategoryEncoding(...args: unknown[]): Single<CategoryEncodingLayer> {
  return construct('CategoryEncoding', tf.layers.categoryEncoding, ['numTokens'], args);
}
