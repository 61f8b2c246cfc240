import { colourOf, type ColourScale } from '../colour/colour-scale';
import { readableOn } from '../colour/scales';
import { element, type Child, type Markup } from '../markup/element';
import { heatPng, pngImage } from '../markup/pixels';
import { maxPool, type Grid } from '../reduce/pool';
import { pixel } from './line-path';
import type { Box } from './panel';

/** As many cells across as a drawing has pixels to spare for. */
const MOST_CELLS = 200;

/** A matrix as colours that fill `box`, row 0 on top; of larger ones the values that stand out, empty ones leave it empty. */
export function heat(grid: Grid, scale: ColourScale, box: Box, sharp = true): Child {
  const shown = maxPool(grid, MOST_CELLS, scale.prominence);
  return grid.rows * grid.columns > 0 && pngImage(heatPng(shown, scale), box, sharp);
}

/** The number of each cell in its middle, in black or white; a cell for which `format` gives nothing stays empty. */
export function cellNumbers(
  grid: Grid,
  scale: ColourScale,
  box: Box,
  format: (value: number) => string,
): Markup[] {
  const [width, height] = [(box.right - box.left) / grid.columns, (box.bottom - box.top) / grid.rows];
  const texts: Record<'#000' | '#fff', Markup[]> = { '#000': [], '#fff': [] };
  for (let i = 0; i < grid.rows * grid.columns; i++) {
    const value = grid.values[i] as number;
    const x = box.left + ((i % grid.columns) + 0.5) * width;
    const y = box.top + (Math.floor(i / grid.columns) + 0.5) * height + 4;
    const words = format(value);
    if (words !== '')
      texts[readableOn(colourOf(scale, value))].push(element('text', { x: pixel(x), y: pixel(y) }, words));
  }
  return Object.entries(texts).map(([fill, group]) => element('g', { class: 'cell', fill }, group));
}
