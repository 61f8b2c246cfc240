import { cellPlace, framesOf, shortenFrames } from '../../src/errors/stack';

const isCell = (file: string) => file.startsWith('cell-');

test('the frames of a stack are its lines without the message', () => {
  const error = Object.assign(new Error('x'), {
    stack: 'Error: at the end\n    at f (cell-1.ts:2:3)\n    at cell-1.ts:9:1',
  });
  expect(framesOf(error)).toEqual(['at f (cell-1.ts:2:3)', 'at cell-1.ts:9:1']);
  expect(framesOf(Object.assign(new Error(), { stack: 5 as unknown as string }))).toEqual([]);
});

test('the place is that of the first frame in a cell', () => {
  const frames = ['at lib (/node_modules/lib.js:1:1)', 'at async cell-2.ts:4:7', 'at cell-1.ts:1:1'];
  expect(cellPlace(frames, isCell)).toEqual({ file: 'cell-2.ts', line: 4, column: 7 });
  expect(cellPlace(frames.slice(0, 1), isCell)).toBeUndefined();
});

test('of each run of library frames three are shown', () => {
  const library = Array.from({ length: 5 }, (_, i) => `at lib${i} (/lib.js:1:1)`);
  expect(shortenFrames([...library, 'at cell-1.ts:1:1'], isCell)).toEqual([
    ...library.slice(0, 3),
    '... 2 more in libraries',
    'at cell-1.ts:1:1',
  ]);
});
