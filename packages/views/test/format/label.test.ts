import { shorten } from '../../src';

test('shorten keeps what fits and shows where it cuts', () => {
  expect(shorten('accuracy', 8)).toBe('accuracy');
  expect(shorten('accuracy', 5)).toBe('accu…');
});

test('shorten counts characters, not halves of them', () => expect(shorten('🦊🦊🦊', 3)).toBe('🦊🦊🦊'));

test('shorten of a huge label looks at its beginning alone', () =>
  expect(shorten('x'.repeat(10_000_000), 4)).toBe('xxx…'));
