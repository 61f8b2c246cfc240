import { join } from 'node:path';
import { packageOf, placeOf } from '../../src/errors/frame-origin';
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
  ['at f (/my notebooks (2)/Größe/a.js:3:4)', '/my notebooks (2)/Größe/a.js'],
  ['at Object.f [as g] (/my notebooks (2)/a.js:3:4)', '/my notebooks (2)/a.js'],
  ['at async /my notebooks (2)/a.js:3:4', '/my notebooks (2)/a.js'],
  ['at async f (file:///my%20notebooks%20(2)/Gr%C3%B6%C3%9Fe.mjs:3:4)', '/my notebooks (2)/Größe.mjs'],
  ['at file:///100%/a.mjs:3:4', '/100%/a.mjs'],
  ['at eval (eval at f (/my notebooks/a.js:1:2), <anonymous>:3:4)', '<anonymous>'],
  ['at node:internal/main:3:4', 'node:internal/main'],
])('%s is in %s', (frame, file) => {
  expect(placeOf(frame)).toEqual({ file, line: 3, column: 4 });
});

test.each(['at Array.map (<anonymous>)', 'at async Promise.all (index 0)', 'at f (native)'])(
  '%s is nowhere',
  frame => expect(placeOf(frame)).toBeUndefined(),
);

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
