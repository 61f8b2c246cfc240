import { element } from '../../src/markup/element';
import { tiles } from '../../src/html/tiles';
import { pictures } from '../support/pictures';

const some = (count: number, columns: number): string =>
  tiles({
    tiles: Array.from({ length: count }, (_, i) => ({
      label: i === 0 ? 'first' : '',
      draw: () => element('circle', { r: i }),
    })),
    noun: 'map',
    columns,
    tile: { width: 40, height: 40 },
  }).source;

test('ten columns are two pictures of five tiles in a row, so that a narrow window can wrap them', () => {
  expect(pictures(some(20, 10)).map(svg => svg.match(/<circle/g)?.length)).toEqual([5, 5, 5, 5]);
});

test('few columns stay together', () =>
  expect(pictures(some(6, 3)).map(svg => svg.match(/<circle/g)?.length)).toEqual([3, 3]));

test('each picture says what is in it: its labels, or which tiles they are', () => {
  expect([...some(7, 5).matchAll(/alt="([^"]*)"/g)].map(([, alt]) => alt)).toEqual([
    'first, map 1, map 2, map 3, map 4',
    'map 5, map 6',
  ]);
});
