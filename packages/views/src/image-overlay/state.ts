import type { Matrix } from '../shared/matrix';
import type { Pixels } from '../shared/pixels';

/** The data of an image with overlay: saliency, class activation maps, masks, each beside its image. */
export interface ImageOverlayState {
  readonly title: string;
  readonly items: readonly OverlaidImage[];
  /** `'diverging'` for signed maps (evidence for and against), `'intensity'` otherwise. */
  readonly colours: 'intensity' | 'diverging';
  /** Quantity that the map measures, such as `gradient of the class score`. */
  readonly measure: string;
}

export interface OverlaidImage {
  readonly label: string;
  readonly image: Pixels;
  /** Stretched over the image; it need not have as many pixels. */
  readonly overlay: Matrix;
}
