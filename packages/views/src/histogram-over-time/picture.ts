import { counted } from '../format/quantity';
import type { Picture } from '../markup/picture';
import { colourKey } from '../plot/colour-key';
import { heat } from '../plot/heat';
import { drawPanel, placeOf, plotSize } from '../plot/panel';
import { histogramGrid } from './grid';
import type { HistogramOverTimeState } from './state';

const SIZE = { ...plotSize, height: 400 } as const;

/** A column for each moment: the brighter, the larger the share of values there. */
export function histogramPicture(state: HistogramOverTimeState): Picture {
  const { title, measure, moments } = state;
  const { grid, scale, axes } = histogramGrid(state, SIZE.width);
  const panel = { ...SIZE, title: '', ...axes };
  const place = placeOf(panel);
  return {
    ...SIZE,
    alt: `${title}: histograms of ${measure} at ${counted(moments.length, 'moment')}`,
    children: [
      ...drawPanel(panel, place, [heat(grid, scale, place.box)]),
      colourKey(scale, place.box.right, 19, '% of values'),
    ],
  };
}
