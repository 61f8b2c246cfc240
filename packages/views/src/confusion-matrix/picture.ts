import { intensityScale, type ColourScale } from '../colour/colour-scale';
import { counted } from '../format/quantity';
import type { Picture } from '../markup/picture';
import { colourKey } from '../plot/colour-key';
import { cellNumbers, heat } from '../plot/heat';
import { drawPanel, panelOf } from '../plot/panel';
import { textWidth } from '../plot/text-width';
import { gridOf, gridOfMatrix, type Grid } from '../reduce/pool';
import { matrixCellText } from './cell-text';
import { matrixAxes } from './axes';
import { normalized } from './normalize';
import type { ConfusionMatrixState, Normalization, PooledMatrix } from './state';

/** Up to here every cell shows its number and every class its name; beyond, colours alone can be read. */
export const MOST_NUMBERS = 30;
const SIDE = 400;

const measures: Readonly<Record<Normalization, string>> = {
  none: 'samples',
  true: '% of true class',
  predicted: '% of predicted class',
  all: '% of all',
};

/** Rows are true classes, columns predicted ones. */
export function matrixPicture({ labels, counts, normalize = 'none' }: ConfusionMatrixState): Picture {
  const shown = percent(counts, normalize);
  const grid = gridOf(shown);
  const scale = intensityScale(grid.values as Float64Array, 0);
  const numbered = labels.length <= MOST_NUMBERS;
  const side = numbered
    ? labels.length * cellSize(labels.length, matrixCellText(scale.high, normalize))
    : SIDE;
  return draw(
    grid,
    scale,
    measures[normalize],
    labels,
    side,
    numbered ? value => matrixCellText(value, normalize) : undefined,
  );
}

/** A matrix of thousands of classes: each pixel shows the greatest count of its block. */
export function pooledPicture({ tiles, classes }: PooledMatrix): Picture {
  const grid = gridOfMatrix(tiles);
  const scale = intensityScale(grid.values as Float64Array, 0);
  return draw(grid, scale, 'samples', [], SIDE, undefined, classes);
}

function draw(
  grid: Grid,
  scale: ColourScale,
  measure: string,
  labels: readonly string[],
  side: number,
  format: ((value: number) => string) | undefined,
  classes = labels.length,
): Picture {
  const room = { width: side, height: side };
  const { panel, place } = panelOf({ title: '', ...matrixAxes(labels, classes, room) }, room, 270);
  return {
    width: panel.width,
    height: panel.height,
    alt: `Confusion matrix of ${counted(classes, 'class', 'classes')}`,
    children: [
      ...drawPanel(panel, place, [
        heat(grid, scale, place.box),
        format && cellNumbers(grid, scale, place.box, format),
      ]),
      // Numbers in the cells say as much as a key would.
      !(format && measure === measures.none) && colourKey(scale, Math.max(260, place.box.right), 19, measure),
    ],
  };
}

function percent(
  counts: ConfusionMatrixState['counts'],
  normalize: Normalization,
): ConfusionMatrixState['counts'] {
  return normalize === 'none'
    ? counts
    : normalized(counts, normalize).map(row => row.map(share => share * 100));
}

function cellSize(count: number, widest: string): number {
  const wanted = Math.max(18, Math.min(64, SIDE / Math.max(1, count)));
  return Math.max(wanted, textWidth(widest, 11.5) + 6);
}
