import { parsePayload, PayloadError, type AnyViewPayload } from '@epochlab/views';
import { appended } from './append';
import type { IncomingMessage } from './connection';
import { readPoints } from './points';

/** A view after a snapshot or an append; null when the kernel says what nobody here understands, or speaks of another view. */
export function received(payload: AnyViewPayload, incoming: IncomingMessage): AnyViewPayload | null {
  const next = parsePayload(nextOf(payload, incoming));
  const isSame = !(next instanceof PayloadError) && next.id === payload.id && next.kind === payload.kind;
  return isSame ? next : null;
}

/** The view after the message, before it is validated. */
function nextOf(payload: AnyViewPayload, { message, buffers }: IncomingMessage): unknown {
  try {
    if (message.type === 'append' && payload.kind === 'training') {
      return { ...payload, state: appended(payload.state, message, readPoints(message.points, buffers)) };
    }
    return message.type === 'snapshot' ? message.payload : null;
  } catch {
    // A field that every append has is missing.
    return null;
  }
}
