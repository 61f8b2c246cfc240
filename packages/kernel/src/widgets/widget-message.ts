import { isPlainObject } from '../display/plain-object';
import type { BufferPath, SplitState } from './buffers';

/** A page's messages to a widget. */
export type WidgetMessage =
  | { readonly method: 'request_state' }
  | { readonly method: 'custom'; readonly content: unknown }
  | ({ readonly method: 'update' } & SplitState)
  | { readonly method: 'unknown' };

/** Reads a comm message as one of the widget protocol; whatever it is not is `unknown`. */
export function readMessage(data: unknown, buffers: readonly Uint8Array[]): WidgetMessage {
  if (!isPlainObject(data)) return { method: 'unknown' };
  const { method, content, state, buffer_paths: paths = [] } = data;
  if (method === 'request_state') return { method };
  if (method === 'custom') return { method, content };
  if (method !== 'update' || !isPlainObject(state) || !Array.isArray(paths) || !paths.every(isPath))
    return { method: 'unknown' };
  return { method, state, bufferPaths: paths, buffers };
}

function isPath(path: unknown): path is BufferPath {
  return Array.isArray(path) && path.every(key => typeof key === 'string' || typeof key === 'number');
}
