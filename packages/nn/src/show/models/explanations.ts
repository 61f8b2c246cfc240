import { checked } from '../../options/refuse-unknown';
import * as tf from '@tensorflow/tfjs-node';
import type { ImageOverlayState } from '@epochlab/views';
import { activationMap as gradCam, type ActivationMapOptions } from '../../explain/activation-map';
import { saliency as gradients, type ExplainOptions } from '../../explain/saliency';
import { toTensor, type TensorInput } from '../../tensors';
import { display } from '../output/display';
import { matricesOf } from '../input/matrix';
import { pixelsOf } from '../input/pixels';

export interface OverlayOptions {
  readonly title?: string;
  readonly labels?: readonly (string | number)[];
  /** Quantity that the maps measure. */
  readonly measure?: string;
  /** 'diverging' for evidence for and against. */
  readonly colours?: 'intensity' | 'diverging';
}

/** Shows a map [n, h, w] over each picture [n, height, width] or with channels; maps may be coarser than pictures. */
export function overlay(pictures: TensorInput, maps: TensorInput, options: OverlayOptions = {}): void {
  const {
    title = '',
    labels,
    measure = 'value',
    colours = 'intensity',
  } = checked('show.overlay', options, { title: true, labels: true, measure: true, colours: true });
  const images = pixelsOf(pictures);
  const overlays = matricesOf(maps, 'Maps');
  if (images.length !== overlays.length)
    throw new RangeError(`${images.length} pictures but ${overlays.length} maps. Expected one for each.`);
  const items = images.map((image, i): ImageOverlayState['items'][number] => ({
    label: String(labels?.[i] ?? i),
    image,
    overlay: overlays[i] ?? { rows: 0, columns: 0, values: [] },
  }));
  display({ kind: 'imageOverlay', state: { title, items, colours, measure } });
}

type Titled = Pick<OverlayOptions, 'title' | 'labels'>;

/** Shows which pixels move the score of a class most, each picture beside its greatest: `show.saliency(model, images)`. */
export function saliency(model: tf.LayersModel, x: TensorInput, options: ExplainOptions & Titled = {}): void {
  checked('show.saliency', options, { classIndex: true, title: true, labels: true });
  withRelative(gradients(model, x, options), maps =>
    overlay(x, maps, { title: 'Saliency', measure: 'share of the greatest gradient', ...pick(options) }),
  );
}

/** Shows where a convolutional network sees evidence for a class (Grad-CAM), each picture beside its strongest: `show.activationMap(model, images)`. */
export function activationMap(
  model: tf.LayersModel,
  x: TensorInput,
  options: ActivationMapOptions & Titled = {},
): void {
  checked('show.activationMap', options, { layer: true, classIndex: true, title: true, labels: true });
  withRelative(gradCam(model, x, options), maps =>
    overlay(toTensor(x), maps, {
      title: 'Activation map',
      measure: 'share of the strongest evidence',
      ...pick(options),
    }),
  );
}

function pick({ title, labels }: Titled): Titled {
  return { ...(title === undefined ? {} : { title }), ...(labels === undefined ? {} : { labels }) };
}

/** A network that is sure has tiny gradients: pictures compare by the shape of their maps [n, h, w], each divided by its maximum. */
function withRelative(maps: tf.Tensor, use: (maps: tf.Tensor) => void): void {
  const relative = tf.tidy(() => tf.divNoNan(maps, tf.max(maps, [1, 2], true)));
  use(relative);
  tf.dispose([maps, relative]);
}
