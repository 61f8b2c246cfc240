import { seriesStyle } from '../colour/palette';
import { formatNumber } from '../format/number';
import { element, type Markup } from '../markup/element';
import type { Picture } from '../markup/picture';
import { curvesPicture } from '../plot/curves';
import { plotSize, type Place } from '../plot/panel';
import { referenceLine } from '../plot/reference';
import { finderAxes } from './axes';
import type { LearningRateFinderState } from './state';

export function finderPicture(state: LearningRateFinderState): Picture {
  const { learningRates: x, losses, smoothed, suggestion } = state;
  return curvesPicture({
    title: '',
    alt:
      suggestion === null
        ? 'Loss by learning rate'
        : `Loss by learning rate; suggested: ${formatNumber(suggestion)}`,
    size: plotSize,
    ...finderAxes(state, plotSize.width),
    curves: [
      {
        label: 'each batch',
        style: seriesStyle(0),
        curve: { x, y: losses },
        form: 'lines',
        detail: true,
      },
      { label: 'smoothed', style: seriesStyle(0), curve: { x, y: smoothed }, form: 'lines' },
    ],
    front: place => suggestion !== null && suggestionMark(suggestion, place),
  });
}

function suggestionMark(rate: number, { x, box }: Place): Markup {
  const at = x(rate);
  const nearEnd = at > box.right - 130;
  const label = { x: at + (nearEnd ? -6 : 6), y: box.top + 16, 'text-anchor': nearEnd ? 'end' : 'start' };
  return element(
    'g',
    {},
    element('line', { ...referenceLine, x1: at, x2: at, y1: box.top, y2: box.bottom }),
    element('text', { class: 'ink strong', ...label }, `start with ${formatNumber(rate)}`),
  );
}
