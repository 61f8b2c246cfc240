import { intensityScale } from '../colour/colour-scale';
import { seriesStyle } from '../colour/palette';
import { counted } from '../format/quantity';
import { element, type Markup } from '../markup/element';
import type { Picture } from '../markup/picture';
import { colourKey } from '../plot/colour-key';
import { heat } from '../plot/heat';
import { legend } from '../plot/legend';
import { linePath } from '../plot/line-path';
import { markers } from '../plot/markers';
import { drawPanel, placeOf, plotSize, type Place } from '../plot/panel';
import { extent } from '../reduce/extent';
import { gridOfMatrix, upsideDown, type Grid } from '../reduce/pool';
import { evenly } from '../reduce/sample';
import { surfaceAxes } from '../decision-surface/axes';
import type { DescentPath, LossSurfaceState } from './state';

const SIZE = { ...plotSize, height: 456 } as const;
const MOST_PATHS = 8;
const MOST_STEPS = 600;

/** The loss as colours and each way down it as a line from a ring to a filled marker. */
export function lossPicture(state: LossSurfaceState): Picture {
  const panel = { ...SIZE, title: '', ...surfaceAxes(state, SIZE.width) };
  const place = placeOf(panel);
  const grid = upsideDown(gridOfMatrix(state.loss));
  const paths = state.paths.slice(0, MOST_PATHS);
  const shown = state.logarithmic === true ? logarithm(grid) : grid;
  const scale = intensityScale(grid.values as Float64Array);
  const entries = paths.map(({ name }, i) => ({
    label: name,
    style: { ...seriesStyle(i + 1), dash: '' },
    marked: true,
  }));
  const foot = 24;
  return {
    width: panel.width,
    height: panel.height + foot,
    alt: `${state.title}: loss over two directions with ${counted(paths.length, 'way', 'ways')} down it`,
    children: [
      ...drawPanel(panel, place, [
        heat(shown, intensityScale(shown.values as Float64Array), place.box, false),
        paths.map((path, i) => drawPath(path, i + 1, place)),
      ]),
      ...legend(entries, place.box.left, place.box.right, 19),
      colourKey(
        scale,
        place.box.right,
        panel.height + foot - 10,
        state.logarithmic === true ? 'loss (log colours)' : 'loss',
      ),
    ],
  };
}

/** The logarithm of the loss above its least, the least finite step above zero in place of zero. */
function logarithm({ rows, columns, values }: Grid): Grid {
  const [low, high] = extent(values as Float64Array) ?? [0, 1];
  const floor = (high - low) * 1e-4 || 1;
  return {
    rows,
    columns,
    values: Float64Array.from(values as Float64Array, value => Math.log(value - low + floor)),
  };
}

function drawPath({ x, y }: DescentPath, index: number, place: Place): Markup {
  const { colour, marker } = seriesStyle(index);
  const steps = [...new Set([...evenly(x.length, MOST_STEPS), x.length - 1])].filter(i => i >= 0);
  const curve = { x: steps.map(i => x[i] as number), y: steps.map(i => finite(y[i] as number)) };
  const d = linePath(curve, place.x, place.y);
  const at = (i: number): readonly [number, number] => [place.x(x[i] ?? NaN), place.y(y[i] ?? NaN)];
  const line = { d, fill: 'none', 'stroke-linejoin': 'round' };
  return element(
    'g',
    {},
    element('path', { ...line, stroke: '#fff', 'stroke-width': 4 }),
    element('path', { ...line, stroke: colour, 'stroke-width': 2 }),
    element('g', { stroke: colour, 'stroke-width': 1.5 }, markers(marker, '#fff', [at(0)])),
    element('g', { stroke: '#fff' }, markers(marker, colour, [at(x.length - 1)])),
  );
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
