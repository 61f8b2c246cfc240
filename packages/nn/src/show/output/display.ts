import { randomUUID } from 'node:crypto';
import {
  notebookHost,
  render,
  staticText,
  type AnyViewPayload,
  type ViewKind,
  type ViewStates,
} from '@epochlab/views';

/** A view without an id. */
export interface Drawn<K extends ViewKind> {
  readonly kind: K;
  readonly state: ViewStates[K];
}

/** Shows a view: as an output of the cell in a notebook, as text on stdout elsewhere. */
export function display<K extends ViewKind>(view: Drawn<K>): void {
  displayPayload(payloadOf(view));
}

/** As `display`, for a view that has its id already. */
export function displayPayload(payload: AnyViewPayload): void {
  const host = notebookHost();
  if (host) host.display(render(payload));
  else console.log(staticText(payload));
}

/** The payload of a view, with an id of its own unless it has one. */
export function payloadOf<K extends ViewKind>(
  { kind, state }: Drawn<K>,
  id: string = randomUUID(),
): AnyViewPayload {
  // The compiler cannot see that kind and state of a generic K belong together.
  return { kind, id, version: 1, state } as unknown as AnyViewPayload;
}
