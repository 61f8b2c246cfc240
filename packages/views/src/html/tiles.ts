import { fonts } from '../colour/theme';
import { shorten } from '../format/label';
import { element, type Child, type Markup } from '../markup/element';
import { image, type Picture } from '../markup/picture';
import type { Box } from '../plot/panel';
import { textWidth } from '../plot/text-width';
import { NESTED_BYTES } from '../shared/size';

/** A small drawing with its label below. */
export interface Tile {
  readonly label: string;
  /** Whether the label warns. */
  readonly wrong?: boolean;
  readonly draw: (box: Box) => Child;
}

export interface TilesOptions {
  readonly tiles: readonly Tile[];
  /** Description of a tile, for those who cannot see it. */
  readonly noun: string;
  /** Tiles in a row where there is room. */
  readonly columns: number;
  /** The pixels that a tile has for its content. */
  readonly tile: { readonly width: number; readonly height: number };
}

const GAP = 8;
const LABEL = 17;
/** A picture of this many tiles still reads when it shrinks to a narrow window. */
const TOGETHER = 5;
/** Size of each picture besides its tiles, in bytes of PNG. */
const OVERHEAD = 1300;

/** Rows of pictures of a few tiles each, so that in a narrow window they wrap instead of shrinking. */
export function tiles({ tiles: all, columns, ...options }: TilesOptions): Markup {
  const together = Math.ceil(columns / Math.ceil(columns / TOGETHER));
  const labelled = all.some(({ label }) => label !== '');
  const room = Math.min(together, all.length);
  const rows = chunks(all, columns).map((row, r) =>
    chunks(row, together).map((some, s) =>
      image(tilesPicture(some, { first: r * columns + s * together, room, labelled }, options)),
    ),
  );
  return element(
    'div',
    { class: 'epochlab-tiles' },
    rows.map(row => element('div', {}, row)),
  );
}

/** Bytes that the PNG of each of `count` tiles may take. */
export function tileBytes(count: number, images = 1): number {
  return Math.floor(
    (NESTED_BYTES - (OVERHEAD * count) / (images > 1 ? 1 : TOGETHER - 1)) / Math.max(1, count * images),
  );
}

interface TilesPlace {
  /** The number of its first tile. */
  readonly first: number;
  /** How many tiles a full picture holds. */
  readonly room: number;
  readonly labelled: boolean;
}

function tilesPicture(
  some: readonly Tile[],
  { first, room, labelled }: TilesPlace,
  { tile, noun }: Pick<TilesOptions, 'tile' | 'noun'>,
): Picture {
  const place = (i: number): Box => {
    const left = 2 + i * (tile.width + GAP);
    return { left, top: 2, right: left + tile.width, bottom: 2 + tile.height };
  };
  return {
    // As wide as a full one, so that all shrink alike.
    width: room * (tile.width + GAP) - GAP + 4,
    height: tile.height + 4 + (labelled ? LABEL : 0),
    alt: some.map(({ label }, i) => label || `${noun} ${first + i}`).join(', '),
    children: some.map((one, i) => drawTile(one, place(i))),
  };
}

function drawTile({ label, wrong = false, draw }: Tile, box: Box): Markup {
  const room = Math.floor((box.right - box.left + 6) / textWidth('n', fonts.size - 1));
  const at = { x: (box.left + box.right) / 2, y: box.bottom + 13, 'text-anchor': 'middle' };
  const text = { class: wrong ? 'error small strong' : 'ink small', ...at };
  return element(
    'g',
    {},
    draw(box),
    label !== '' && element('text', text, shorten(label, Math.max(2, room))),
  );
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) =>
    list.slice(i * size, (i + 1) * size),
  );
}
