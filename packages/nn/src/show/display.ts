import { randomUUID } from 'node:crypto';
import {
  notebookHost,
  render,
  staticText,
  type AnyViewPayload,
  type ViewKind,
  type ViewStates,
} from '@epochlab/views';

/** Shows a view: as an output of the cell in a notebook, as text on stdout elsewhere. */
export function display<K extends ViewKind>({
  kind,
  state,
}: {
  readonly kind: K;
  readonly state: ViewStates[K];
}): void {
  // The compiler cannot see that kind and state of a generic K belong together.
  displayPayload({ kind, id: randomUUID(), version: 1, state } as unknown as AnyViewPayload);
}

/** As `display`, for a view that has its id already. */
export function displayPayload(payload: AnyViewPayload): void {
  const host = notebookHost();
  if (host) host.display(render(payload));
  else console.log(staticText(payload));
}
