import { WireError } from './errors';

/** Separates the routing identities from the message. */
const DELIMITER = Buffer.from('<IDS|MSG>');

/** More frames than any front end sends; guards against a flood of empty ones. */
const MAX_FRAMES = 4096;

/** The four signed parts of a message: header, parent header, metadata and content, each as JSON. */
export type Parts = readonly [Buffer, Buffer, Buffer, Buffer];

export interface Frames {
  readonly identities: readonly Buffer[];
  readonly signature: string;
  readonly parts: Parts;
  readonly buffers: readonly Buffer[];
}

/**
 * Takes a multipart ZeroMQ message apart.
 * https://jupyter-client.readthedocs.io/en/latest/messaging.html#the-wire-protocol
 */
export function splitFrames(frames: readonly Buffer[]): Frames {
  if (frames.length > MAX_FRAMES)
    throw new WireError(`${frames.length} frames, at most ${MAX_FRAMES} are accepted`);
  const at = frames.findIndex(frame => frame.equals(DELIMITER));
  if (at < 0) throw new WireError('no <IDS|MSG> delimiter');
  const [signature, header, parent, metadata, content] = frames.slice(at + 1);
  if (!signature || !header || !parent || !metadata || !content) {
    throw new WireError(`${frames.length - at - 1} frames after the delimiter, at least 5 were expected`);
  }
  return {
    identities: frames.slice(0, at),
    signature: signature.toString('latin1'),
    parts: [header, parent, metadata, content],
    buffers: frames.slice(at + 6),
  };
}

export function joinFrames(
  identities: readonly (Buffer | string)[],
  signature: string,
  parts: Parts,
  buffers: readonly Uint8Array[],
): (Uint8Array | string)[] {
  return [...identities, DELIMITER, signature, ...parts, ...buffers];
}
