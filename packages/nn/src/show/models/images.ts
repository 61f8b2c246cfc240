import type * as tf from '@tensorflow/tfjs-node';
import { checked } from '../../options/refuse-unknown';
import type { TensorInput } from '../../tensors';
import { toTensor } from '../../tensors';
import { inScope } from '../../in-scope';
import type { Drawn } from '../output/display';
import { pixelsOf, type PixelRange } from '../input/pixels';
import { displayUpdatable, type ShownView } from '../output/shown-view';

/** As many pictures as a notebook can carry and a person look at. */
const MOST_IMAGES = 100;

export interface ImagesOptions {
  readonly title?: string;
  readonly columns?: number;
  /** A text for each picture. */
  readonly labels?: readonly (string | number)[];
  /** Prediction of the model; a picture whose prediction differs from its label is set off. */
  readonly predictions?: readonly (string | number)[];
  /** Which numbers are black and white. */
  readonly range?: PixelRange;
  /** Whether large numbers are ink: dark on light paper, in a dark theme too. For handwriting. */
  readonly ink?: boolean;
  /** How many to show at most; 100 unless given. */
  readonly most?: number;
}

/**
 * Shows pictures [n, height, width] or [n, height, width, channels] in a grid.
 *
 * @returns a handle that replaces the pictures where they stand
 * @example
 * show.images(test.x, { labels: yTrue, predictions: yPred, ink: true });
 */
export function images(
  pictures: TensorInput,
  options: ImagesOptions = {},
): ShownView<TensorInput, ImagesOptions> {
  return displayUpdatable(drawn, pictures, options);
}

const drawn = (pictures: TensorInput, options: ImagesOptions): Drawn<'imageGrid'> =>
  inScope(() => grid(toTensor(pictures), options));

function grid(tensor: tf.Tensor, options: ImagesOptions): Drawn<'imageGrid'> {
  const {
    title = '',
    columns,
    labels,
    predictions,
    range,
    ink = false,
    most = MOST_IMAGES,
  } = checked('show.images', options, {
    title: true,
    columns: true,
    labels: true,
    predictions: true,
    range: true,
    ink: true,
    most: true,
  });
  const total = tensor.shape[0] ?? 0;
  const shown = total > most ? tensor.slice([0], [most]) : tensor;
  const state = pixelsOf(shown, { range, ink }).map((pixels, i) => {
    const [label, prediction] = [labels?.[i], predictions?.[i]];
    const wrong = label !== undefined && prediction !== undefined && label !== prediction;
    const text = wrong ? `${label} → ${prediction}` : (label ?? prediction);
    return { pixels, ...(text === undefined ? {} : { label: String(text) }), ...(wrong ? { wrong } : {}) };
  });
  const [, height = 0, width = 0] = tensor.shape;
  const isReduced = state[0] !== undefined && state[0].pixels.width < width;
  return {
    kind: 'imageGrid',
    state: {
      title,
      images: state,
      ...(columns === undefined ? {} : { columns }),
      ...(total > most ? { total } : {}),
      ...(isReduced ? { reducedFrom: { width, height } } : {}),
    },
  };
}
