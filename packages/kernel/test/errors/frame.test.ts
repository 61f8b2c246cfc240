import { stripVTControlCharacters } from 'node:util';
import { codeFrame } from '../../src/errors/frame';

const plain = (...args: Parameters<typeof codeFrame>) => stripVTControlCharacters(codeFrame(...args));

test('a frame has two lines on either side and points at the place', () => {
  expect(plain('a\nb\nc d\ne\nf\ng', { line: 3, column: 3 }, { line: 3, column: 4 })).toBe(
    '  1 | a\n  2 | b\n> 3 | c d\n    |   ^\n  4 | e\n  5 | f',
  );
});

test('of a line without end the part around the place is shown', () => {
  const line = `${'x'.repeat(500_000)}HERE${'y'.repeat(500_000)}`;
  const shown = plain(`1;\n${line}\n2;`, { line: 2, column: 500_001 }, { line: 2, column: 500_005 });
  const [, code = '', marker = ''] = shown.split('\n').filter(text => !text.startsWith('  3'));
  expect(shown.length).toBeLessThan(1_000);
  expect(code.slice(marker.indexOf('^'), marker.lastIndexOf('^') + 1)).toBe('HERE');
});
