import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { formatCount, MOST_IMAGES, MOST_ITEMS, MOST_MAPS } from '@epochlab/views';
import { shownAt } from '../shown-at';
import { picturesDrawing } from './pictures-view';

type Trans = IRenderMime.TranslationBundle;

/** How many of how many are drawn. */
function drawn(trans: Trans, total: number, most: number): string {
  return total > most
    ? trans.__('%1 of %2 pictures', formatCount(most), formatCount(total))
    : trans._n('%2 picture', '%2 pictures', total, formatCount(total));
}

export const ImageGridView = picturesDrawing<'imageGrid'>({
  name: trans => trans.__('Images'),
  note: ({ images, total = images.length, reducedFrom }, trans) => {
    const count = drawn(trans, total, Math.min(MOST_IMAGES, images.length));
    const [{ pixels } = {}] = images;
    return reducedFrom && pixels
      ? trans.__(
          '%1 of %2 × %3 pixels, shown at %4 × %5',
          ...[count, reducedFrom.width, reducedFrom.height, pixels.width, pixels.height].map(String),
        )
      : count;
  },
});

export const ImageOverlayView = picturesDrawing<'imageOverlay'>({
  name: trans => trans.__('Images with maps'),
  note: ({ items }, trans) => drawn(trans, items.length, MOST_ITEMS),
});

export const FeatureMapsView = picturesDrawing<'featureMaps'>({
  name: trans => trans.__('Feature maps'),
  note: ({ maps, total = maps.length, scale, reducedFrom }, trans) => {
    const count = drawn(trans, total, Math.min(MOST_MAPS, maps.length));
    const [{ matrix } = {}] = maps;
    return [
      scale === 'each' ? trans.__('%1, each in its own range', count) : count,
      ...(matrix && reducedFrom ? [shownAt(matrix, reducedFrom, trans)] : []),
    ].join(' · ');
  },
});
