import { palette } from '../colour/palette';
import { shorten } from '../format/label';
import { element, type Child, type Markup } from '../markup/element';
import type { Picture } from '../markup/picture';
import { heatPng, pngImage } from '../markup/pixels';
import { gridOfMatrix } from '../reduce/pool';
import { activationScale } from './colours';
import { shapeOf } from './facts';
import type { PlaygroundState } from './state';

const NODE = 30;
const [WIDTH, TOP, GAP] = [420, 28, 10];
/** More neurons than this in a layer are drawn as that many, and counted. */
const MOST = 8;

/** How thick a link of this weight is: 1 to 10 pixels for sizes from 0 to 5. */
export const linkWidth = (weight: number): number => 1 + 9 * Math.min(1, Math.abs(weight) / 5);

interface Column {
  readonly left: number;
  readonly count: number;
  readonly name: string;
}

/** Inputs, layers and links: blue for weights above 0, orange below, thick for large ones; a dead link is dotted. */
export function networkPicture(state: PlaygroundState): Picture {
  const columns = columnsOf(state);
  const most = Math.max(...columns.map(({ count }) => Math.min(count, MOST)));
  return {
    width: WIDTH,
    height: TOP + most * (NODE + GAP) + 20,
    alt: `A network of ${shapeOf(state)} neurons`,
    children: [links(state, columns), columns.map((column, i) => nodes(state, column, i))],
  };
}

function columnsOf({ inputs, layers }: PlaygroundState): Column[] {
  const counts = [inputs.length, ...layers.map(({ bias }) => bias.length)];
  const step = (WIDTH - NODE - 60) / Math.max(1, counts.length - 1);
  return counts.map((count, i) => ({
    left: 40 + i * step,
    count,
    name: i === 0 ? 'inputs' : (layers[i - 1]?.name ?? ''),
  }));
}

const top = (row: number): number => TOP + row * (NODE + GAP);

function links({ layers }: PlaygroundState, columns: readonly Column[]): Child {
  return layers.flatMap(({ kernel, learns, frozen }, layer) => {
    const [from, to] = [columns[layer], columns[layer + 1]] as [Column, Column];
    return kernel
      .slice(0, MOST)
      .flatMap((row, input) =>
        row
          .slice(0, MOST)
          .map((weight, unit) =>
            link(
              [from.left + NODE, top(input) + NODE / 2],
              [to.left, top(unit) + NODE / 2],
              weight,
              frozen !== true && learns[input]?.[unit] !== 0,
            ),
          ),
      );
  });
}

function link(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  weight: number,
  lives: boolean,
): Markup {
  const middle = (x1 + x2) / 2;
  return element('path', {
    d: `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`,
    fill: 'none',
    stroke: weight < 0 ? palette.orange : palette.blue,
    'stroke-width': linkWidth(weight),
    'stroke-opacity': 0.8,
    'stroke-dasharray': lives ? null : '1 5',
  });
}

function nodes(state: PlaygroundState, { left, count, name }: Column, column: number): Child {
  const { inputs, neurons, layers } = state;
  const before = [inputs.length, ...layers.map(({ bias }) => bias.length)]
    .slice(0, column)
    .reduce((a, b) => a + b, 0);
  const shown = Math.min(count, MOST);
  const boxes = Array.from({ length: shown }, (_, row) => {
    const box = { left, right: left + NODE, top: top(row), bottom: top(row) + NODE };
    const map = neurons[before + row];
    return [
      element('rect', { class: 'surface', x: left, y: box.top, width: NODE, height: NODE }),
      map && pngImage(heatPng(gridOfMatrix(map), activationScale), box, false),
      element('rect', { class: 'frame', x: left, y: box.top, width: NODE, height: NODE }),
      column === 0 &&
        element(
          'text',
          { class: 'ink small', x: left - 4, y: box.top + 19, 'text-anchor': 'end' },
          shorten(inputs[row] ?? '', 6),
        ),
    ];
  });
  const words = state.layers[column - 1]?.frozen === true ? `${name} (frozen)` : name;
  const more = count > MOST ? `${words}: ${MOST} of ${count}` : words;
  const label = element(
    'text',
    { class: 'muted small', x: left + NODE / 2, y: 16, 'text-anchor': 'middle' },
    shorten(more, 18),
  );
  return [label, boxes];
}
