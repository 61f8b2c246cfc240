import { palette, seriesStyle } from '../colour/palette';
import { formatNumber } from '../format/number';
import { element, type Markup } from '../markup/element';
import type { Picture } from '../markup/picture';
import { axis } from '../plot/axis';
import { curvesPicture } from '../plot/curves';
import { plotSize, type Place } from '../plot/panel';
import { extent } from '../reduce/extent';
import type { LearningRateFinderState } from './state';

/** How far above its start the loss may climb before the axis stops following it. */
const HEADROOM = 1.5;

export function finderPicture({
  learningRates: x,
  losses,
  smoothed,
  suggestion,
}: LearningRateFinderState): Picture {
  return curvesPicture({
    title: '',
    alt:
      suggestion === null
        ? 'Loss by learning rate'
        : `Loss by learning rate; suggested: ${formatNumber(suggestion)}`,
    size: plotSize,
    x: axis(extent(x), { label: 'learning rate', kind: 'log', nice: false }),
    y: axis(lossRange(smoothed), { label: 'loss' }),
    curves: [
      {
        label: 'each batch',
        style: seriesStyle(0),
        curve: { x, y: losses },
        form: 'lines',
        detail: true,
        unlisted: true,
      },
      { label: 'smoothed', style: seriesStyle(0), curve: { x, y: smoothed }, form: 'lines' },
    ],
    front: place => suggestion !== null && suggestionMark(suggestion, place),
  });
}

/** The curve matters where it falls; what follows after it blows up would flatten all of it. */
function lossRange(smoothed: LearningRateFinderState['smoothed']): [number, number] | undefined {
  const all = extent(smoothed);
  const start = smoothed.find(loss => loss !== null);
  if (all === undefined || start == null) return all;
  const top = Math.max(start, all[0]) + HEADROOM * (start - all[0]);
  return [all[0], Math.min(all[1], Math.max(top, start))];
}

function suggestionMark(rate: number, { x, box }: Place): Markup {
  const at = x(rate);
  const nearEnd = at > box.right - 90;
  const label = { x: at + (nearEnd ? -6 : 6), y: box.top + 16, 'text-anchor': nearEnd ? 'end' : 'start' };
  return element(
    'g',
    {},
    element('line', {
      x1: at,
      x2: at,
      y1: box.top,
      y2: box.bottom,
      stroke: palette.green,
      'stroke-width': 2,
      'stroke-dasharray': '6 3',
    }),
    element('text', { class: 'ink strong', ...label }, formatNumber(rate)),
  );
}
