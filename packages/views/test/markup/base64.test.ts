import { base64ToBytes, bytesToBase64 } from '../../src';
import { textToBase64 } from '../../src/markup/base64';

test('base64 equals that of Node, for text of any script and for more bytes than a call can take', () => {
  const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => i % 251);
  expect(textToBase64('ä日🦊')).toBe(Buffer.from('ä日🦊').toString('base64'));
  expect(bytesToBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  expect(base64ToBytes(bytesToBase64(bytes))).toEqual(bytes);
});
