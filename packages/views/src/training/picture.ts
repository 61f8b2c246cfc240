import { formatNumber } from '../format/number';
import { shorten } from '../format/label';
import { element, type Child, type Markup } from '../markup/element';
import type { Picture } from '../markup/picture';
import { curvesPicture } from '../plot/curves';
import { panelSize, type Place, type Room } from '../plot/panel';
import { extent } from '../reduce/extent';
import { minMax } from '../reduce/min-max';
import { epochAxis, metricAxis, withMargin } from './axes';
import { lastEpoch } from './last-epoch';
import { legendLines } from './legend-lines';
import type { TrainingPanel } from './panels';
import type { TrainingEvent, TrainingState } from './state';

/** The curves of one metric as a picture. */
export function panelPicture(panel: TrainingPanel, state: TrainingState, size: Room = panelSize): Picture {
  const end = lastEpoch(state);
  const values = panel.lines.flatMap(line => minMax(line.series, 64).y);
  const span = extent(values);
  return curvesPicture({
    title: shorten(panel.metric, 32),
    alt: describe(panel),
    size,
    x: epochAxis([0, end], size.width),
    y: metricAxis(span && withMargin(span)),
    curves: panel.lines.map(line => ({ ...line, curve: line.series })),
    listed: legendLines(panel).map(line => ({ ...line, curve: line.series })),
    behind: place => state.events.slice(-MOST_EVENTS).map(event => drawEvent(event, place)),
    front: place => nothingFinite(values, place),
  });
}

const MOST_EVENTS = 100;

function drawEvent({ kind, x: at }: TrainingEvent, { x, box }: Place): Markup {
  const line = { x1: x(at), x2: x(at), y1: box.top, y2: box.bottom, 'stroke-dasharray': '1 3' };
  return element('line', { class: kind === 'notFinite' ? 'errorline' : 'inkline', ...line });
}

function nothingFinite(values: readonly (number | null)[], { box }: Place): Child {
  if (extent(values) !== undefined) return null;
  const words = values.length === 0 ? 'No points yet' : 'No finite value: every one is NaN or infinite';
  const at = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2, 'text-anchor': 'middle' };
  return element('text', { class: values.length === 0 ? 'muted' : 'error', ...at }, words);
}

function describe({ metric, lines }: TrainingPanel): string {
  const parts = lines
    .filter(line => !line.detail)
    .map(({ label, series }) => {
      const last = series.y[series.y.length - 1];
      return `${label} ${last == null ? 'without a finite last value' : `ends at ${formatNumber(last)}`}`;
    });
  return `${shorten(metric, 60)} by epoch: ${parts.join(', ') || 'no points yet'}`;
}
