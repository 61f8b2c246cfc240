import { encode } from 'fast-png';
import type { MimeBundle } from '../wire/message';
import { members, type Recogniser } from './recogniser';

/** By which bytes each format that front ends show is known; a dot is any byte. */
const signatures: readonly (readonly [mime: string, start: RegExp])[] = [
  ['image/png', /^\x89PNG\r\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8/],
  ['image/webp', /^RIFF....WEBP/s],
];

/** An encoded picture: the bytes of a PNG, JPEG, GIF or WebP file. */
export const imageBytes: Recogniser = value => {
  if (!(value instanceof Uint8Array)) return undefined;
  const start = String.fromCharCode(...value.subarray(0, 12));
  const [mime] = signatures.find(([, pattern]) => pattern.test(start)) ?? [];
  if (mime === undefined) return undefined;
  return { [mime]: base64(value), 'text/plain': `${mime}, ${value.length.toLocaleString('en')} bytes` };
};

/** A canvas of the `canvas` or `@napi-rs/canvas` package. */
export const canvas: Recogniser = value => {
  const { getContext, toBuffer, width, height } = members(value);
  if (typeof getContext !== 'function' || typeof toBuffer !== 'function') return undefined;
  return picture(toBuffer.call(value, 'image/png'), `Canvas ${String(width)} x ${String(height)}`);
};

/** The pixels of a canvas, as `getImageData()` gives them. */
export const imageData: Recogniser = value => {
  const { data, width, height } = members(value);
  if (!(data instanceof Uint8ClampedArray) || typeof width !== 'number' || typeof height !== 'number')
    return undefined;
  if (data.length !== width * height * 4 || data.length === 0) return undefined;
  return picture(encode({ width, height, channels: 4, data }), `ImageData ${width} x ${height}`);
};

/** An image of the `sharp` package. */
export const sharp: Recogniser = value => {
  const { clone, png, metadata } = members(value);
  if ([clone, png, metadata].some(member => typeof member !== 'function')) return undefined;
  const image = value as { clone(): { png(): { toBuffer(): Promise<Uint8Array> } } };
  return image
    .clone()
    .png()
    .toBuffer()
    .then(data => picture(data, 'Image'));
};

/** An element of an HTML document, such as jsdom's or what Observable Plot makes. */
export const element: Recogniser = value => {
  const { nodeType, outerHTML } = members(value);
  return nodeType === 1 && typeof outerHTML === 'string' ? { 'text/html': outerHTML } : undefined;
};

function picture(data: unknown, text: string): MimeBundle {
  return { 'image/png': base64(data as Uint8Array), 'text/plain': text };
}

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
