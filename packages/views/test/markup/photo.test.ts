import { decode } from 'fast-png';
import { content } from '../../src/markup/element';
import { contained, photo } from '../../src/markup/photo';
import { randomFrom } from '../fixtures/random';

const box = { left: 0, top: 0, right: 100, bottom: 50 };
const random = randomFrom(2);
const noise = Uint8Array.from({ length: 200 * 200 * 3 }, () => 255 * random());
const bytesOf = (markup: ReturnType<typeof photo>): Uint8Array =>
  Uint8Array.from(Buffer.from(/base64,([^"]*)/.exec(content(markup))?.[1] ?? '', 'base64'));

test('a picture that fits keeps every pixel', () => {
  const data = Uint8Array.of(0, 50, 100, 150);
  expect([...decode(bytesOf(photo({ width: 2, height: 2, channels: 1, data }, box, 1000))).data]).toEqual([
    ...data,
  ]);
});

test.each([500, 3000, 20_000])('noise, which nothing compresses, still fits in %p bytes', most => {
  expect(
    bytesOf(photo({ width: 200, height: 200, channels: 3, data: noise }, box, most)).length,
  ).toBeLessThanOrEqual(most);
});

test('contained keeps proportions and centres', () => {
  expect(contained({ width: 10, height: 10 }, box)).toEqual({ left: 25, right: 75, top: 0, bottom: 50 });
});
