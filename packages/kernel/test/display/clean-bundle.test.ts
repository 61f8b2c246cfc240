import { cleanBundle } from '../../src/display/clean-bundle';

test.each<[string, unknown, unknown]>([
  ['text/html', '<b>', '<b>'],
  ['text/plain', ['a\n', 'b'], 'a\nb'],
  ['text/plain', 5n, '5'],
  ['image/png', Uint8Array.of(1, 2, 3), 'AQID'],
  ['image/svg+xml', Buffer.from('<svg/>'), '<svg/>'],
  ['application/vnd.plotly.v1+json', { x: Float32Array.of(1) }, { x: [1] }],
  ['application/json', 'already text', 'already text'],
])('%s: %p', (mime, content, clean) => {
  expect(cleanBundle({ [mime]: content })).toEqual({ [mime]: clean });
});

test('a type without content is left out', () => {
  expect(cleanBundle({ 'text/html': undefined, 'text/plain': null })).toEqual({});
});
