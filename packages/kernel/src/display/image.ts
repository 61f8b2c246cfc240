import type { MimeBundle } from '../wire/message';
import { members, type Recogniser } from './recogniser';

/** The first bytes of each format that front ends show. */
const signatures: readonly (readonly [mime: string, bytes: readonly number[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
];

/** An encoded picture: the bytes of a PNG, JPEG or GIF file. */
export const imageBytes: Recogniser = value => {
  if (!(value instanceof Uint8Array)) return undefined;
  const [mime] = signatures.find(([, bytes]) => bytes.every((byte, index) => value[index] === byte)) ?? [];
  if (mime === undefined) return undefined;
  return { [mime]: base64(value), 'text/plain': `${mime}, ${value.length.toLocaleString('en')} bytes` };
};

/** A canvas of the `canvas` or `@napi-rs/canvas` package. */
export const canvas: Recogniser = value => {
  const { getContext, toBuffer, width, height } = members(value);
  if (typeof getContext !== 'function' || typeof toBuffer !== 'function') return undefined;
  return picture(toBuffer.call(value, 'image/png'), `Canvas ${String(width)} x ${String(height)}`);
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
