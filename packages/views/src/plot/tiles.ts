import { fonts } from '../colour/theme';
import { element, type Child, type Markup } from '../markup/element';
import type { Picture } from '../markup/picture';
import { shorten } from '../format/label';
import type { Box } from './panel';
import { textWidth } from './text-width';

export interface Tile {
  readonly label: string;
  /** Whether the label warns. */
  readonly wrong?: boolean;
  readonly draw: (box: Box) => Child;
}

export interface TilesOptions {
  readonly tiles: readonly Tile[];
  readonly alt: string;
  readonly columns: number;
  /** The pixels that a tile has for its content. */
  readonly tile: { readonly width: number; readonly height: number };
  /** What stands on a line above all tiles. */
  readonly head?: (right: number) => Child;
}

const GAP = 8;
const LABEL = 17;

/** Small drawings in rows, each with its label below. */
export function tilesPicture({ tiles, alt, columns, tile, head }: TilesOptions): Picture {
  const across = Math.max(1, Math.min(columns, tiles.length));
  const labelled = tiles.some(({ label }) => label !== '');
  const step = { x: tile.width + GAP, y: tile.height + GAP + (labelled ? LABEL : 0) };
  const top = head ? 26 : 2;
  const width = Math.max(across * step.x - GAP + 4, head ? 300 : 0);
  const place = (i: number): Box => {
    const [left, above] = [2 + (i % across) * step.x, top + Math.floor(i / across) * step.y];
    return { left, top: above, right: left + tile.width, bottom: above + tile.height };
  };
  return {
    width,
    height: top + Math.ceil(tiles.length / across) * step.y - GAP + 6,
    alt,
    children: [head?.(width - 2), tiles.map((one, i) => drawTile(one, place(i)))],
  };
}

function drawTile({ label, wrong = false, draw }: Tile, box: Box): Markup {
  const cut = shorten(
    label,
    Math.max(2, Math.floor((box.right - box.left + 6) / textWidth('n', fonts.size - 1))),
  );
  const at = { x: (box.left + box.right) / 2, y: box.bottom + 13, 'text-anchor': 'middle' };
  return element(
    'g',
    {},
    element('title', {}, label),
    draw(box),
    label !== '' && element('text', { class: wrong ? 'error small strong' : 'ink small', ...at }, cut),
  );
}
