import * as tf from '@tensorflow/tfjs-node';
import { IMAGENET_CLASSES } from '@tensorflow-models/mobilenet/dist/imagenet_classes';
import { inScope } from '../in-scope';
import { checked } from '../options/refuse-unknown';

/** A class of ImageNet in words, and how probable it is. */
export interface Prediction {
  readonly className: string;
  readonly probability: number;
}

const CLASSES = 1000;

/**
 * The classes of ImageNet that a network finds most probable for each picture, the best first.
 *
 * @param predictions [n, 1000], the probabilities that the network gives
 * @param options `top`: how many classes, from 1 to 1000. Default 5
 * @throws TypeError for predictions of another shape
 * @example
 * const [best] = applications.efficientNetLite.decodePredictions(model.predict(x), { top: 3 })[0];
 * console.log(best.className, best.probability);
 */
export function decodePredictions(
  predictions: tf.Tensor,
  options: { readonly top?: number } = {},
): Prediction[][] {
  const { top = 5 } = checked('decodePredictions', options, { top: true });
  if (predictions.rank !== 2 || predictions.shape[1] !== CLASSES)
    throw new TypeError(
      `decodePredictions expected the probabilities of ImageNet's ${CLASSES} classes, [n, ${CLASSES}], got [${predictions.shape.join(', ')}]. A model made with includeTop: false, or with classes of your own, does not have them.`,
    );
  if (!Number.isInteger(top) || top < 1 || top > CLASSES)
    throw new RangeError(`decodePredictions: top is ${top}, expected an integer from 1 to ${CLASSES}.`);
  return inScope(() => {
    const { values, indices } = tf.topk(predictions, top);
    const classes = indices.arraySync() as number[][];
    return (values.arraySync() as number[][]).map((row, i) =>
      row.map((probability, j) => named(classes[i]?.[j], probability)),
    );
  });
}

function named(index: number | undefined, probability: number): Prediction {
  return { className: IMAGENET_CLASSES[index ?? -1] ?? '', probability };
}
