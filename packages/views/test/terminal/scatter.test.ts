import { textScatter } from '../../src/terminal/scatter';

test('textScatter puts the highest point on top and the rightmost right', () => {
  const lines = textScatter({ x: [0, 1], y: [0, 1] }, i => 'ab'.charAt(i)).split('\n');
  expect(lines[0]?.endsWith('b')).toBe(true);
  expect(lines.at(-1)).toBe('a');
});

test('textScatter leaves out points without a place', () =>
  expect(textScatter({ x: [0, NaN], y: [0, 1] }, () => 'x')).not.toMatch(/x[\s\S]*x/));
