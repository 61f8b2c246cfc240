import { counted, formatBytes, formatDuration, formatElapsed, formatShape } from '../../src';

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [1023, '1\u202f023 bytes'],
  [1536, '1.5 KiB'],
  [5 * 1024 ** 3, '5 GiB'],
])('formatBytes(%p) is %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

test.each([
  [4, '0:04'],
  [83, '1:23'],
  [3723, '1:02:03'],
  [NaN, 'an unknown time'],
])('formatDuration(%p) is %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));

test.each([
  [0.01234, '0.0123 s'],
  [1.234, '1.23 s'],
  [59.4, '59.4 s'],
  [59.6, '1:00'],
  [83, '1:23'],
  [NaN, 'an unknown time'],
])('formatElapsed(%p) is %s', (seconds, text) => expect(formatElapsed(seconds)).toBe(text));

test('formatShape writes an unknown dimension as null', () =>
  expect(formatShape([null, 64])).toBe('[null, 64]'));

test('counted takes the plural except for one', () => {
  expect([counted(1, 'layer'), counted(2, 'layer'), counted(0, 'class', 'classes')]).toEqual([
    '1 layer',
    '2 layers',
    '0 classes',
  ]);
});
