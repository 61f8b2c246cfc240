import { join } from 'node:path';
import { packageOf } from '../../src/errors/frame-origin';
import { cellPlace, framesOf, shortenFrames } from '../../src/errors/stack';

const isCell = (file: string) => file.startsWith('cell-');

test('the frames of a stack are its lines without the message', () => {
  const stack = 'Error: at the end\n    at f (cell-1.ts:2:3)\n    at cell-1.ts:9:1';
  expect(framesOf(stack)).toEqual(['at f (cell-1.ts:2:3)', 'at cell-1.ts:9:1']);
  expect(framesOf(`${stack}\n    at /home/me/notebook.ts:-1:43`)).toEqual(framesOf(stack));
  expect(framesOf(5)).toEqual([]);
});

test('the place is that of the first frame in a cell', () => {
  const frames = ['at lib (/node_modules/lib/index.js:1:1)', 'at async cell-2.ts:4:7', 'at cell-1.ts:1:1'];
  expect(cellPlace(frames, isCell)).toEqual({ file: 'cell-2.ts', line: 4, column: 7 });
  expect(cellPlace(frames.slice(0, 1), isCell)).toBeUndefined();
});

test.each([
  ['/a/node_modules/@b/c/node_modules/d/lib/e.js', 'd'],
  ['/a/node_modules/@b/c/lib/e.js', '@b/c'],
  [join(__dirname, '../../../nn/lib/train/fit.js'), '@epochlab/nn'],
  ['node:fs', 'Node'],
  ['/home/me/project/helpers.ts', undefined],
])('%s belongs to %s', (file, name) => {
  expect(packageOf(file)).toBe(name);
});

test('of what libraries did the call that entered them is left, and a count', () => {
  const frames = [
    'at check (/x/node_modules/inner/a.js:1:1)',
    'at Array.map (<anonymous>)',
    'at /x/node_modules/@scope/outer/b.js:1:1',
    'at Object.matMul__op (/x/node_modules/@scope/outer/c.js:1:1)',
    'at cell-1.ts:1:1',
  ];
  expect(shortenFrames(frames)).toEqual([
    '... 3 frames in inner, @scope/outer',
    'at matMul (@scope/outer)',
    'at cell-1.ts:1:1',
  ]);
});

test('files of the user are shown as cells are', () => {
  const frames = ['at f (/home/me/helpers.ts:3:1)', 'at cell-1.ts:1:1'];
  expect(shortenFrames(frames)).toEqual(frames);
});

test('of a stack within libraries the first three frames are shown', () => {
  const frames = Array.from({ length: 5 }, (_, i) => `at f${i} (/x/node_modules/lib/a.js:${i}:1)`);
  expect(shortenFrames(frames)).toEqual([...frames.slice(0, 3), '... 2 frames in lib']);
});

test('a function that calls itself is shown twice, and how often', () => {
  const frames = Array.from({ length: 50 }, () => 'at f (cell-1.ts:1:9)');
  expect(shortenFrames([...frames, 'at cell-1.ts:2:1'])).toEqual([
    ...frames.slice(0, 2),
    '... 48 more of the same',
    'at cell-1.ts:2:1',
  ]);
});
