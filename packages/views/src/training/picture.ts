import { formatNumber } from '../format/number';
import { shorten } from '../format/label';
import { element, type Child, type Markup } from '../markup/element';
import type { Picture } from '../markup/picture';
import { axis } from '../plot/axis';
import { curvesPicture } from '../plot/curves';
import { panelSize, type Place } from '../plot/panel';
import { extent } from '../reduce/extent';
import { minMax } from '../reduce/min-max';
import type { TrainingEvent, TrainingState } from './state';
import type { TrainingLine, TrainingPanel } from './panels';
import { lastEpoch } from './last-epoch';

/** The curves of one metric as a picture. */
export function panelPicture(panel: TrainingPanel, state: TrainingState): Picture {
  const end = lastEpoch(state);
  const values = panel.lines.flatMap(line => minMax(line.series, 64).y);
  return curvesPicture({
    title: shorten(panel.metric, 32),
    alt: describe(panel),
    size: panelSize,
    x: axis([0, end], { label: 'epoch', nice: false, ticks: 6, whole: end > 2 }),
    y: axis(extent(values)),
    curves: panel.lines.map(line => ({ ...line, curve: line.series, ...listing(line, state) })),
    behind: place => state.events.slice(-MOST_EVENTS).map(event => drawEvent(event, place)),
    front: place => nothingFinite(values, place),
  });
}

/** A run alone has its curves in the legend; several have their names, for validation is dashed in all of them. */
function listing(
  { label, run, series, detail }: TrainingLine,
  { runs = [] }: TrainingState,
): { label: string; unlisted: boolean } {
  if (runs.length === 0) return { label, unlisted: detail };
  return { label: run ?? 'this run', unlisted: detail || series.set === 'validation' };
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
