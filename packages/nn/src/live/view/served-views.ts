import { COMM_TARGET, notebookHost, type Comm, type FromView, type NotebookHost } from '@epochlab/views';

/** A view that front ends may talk to as long as this session knows it. */
export interface ServedView {
  readonly id: string;
  /** False while it must not be forgotten. */
  readonly isOver: boolean;
  /** Greets a front end and says how its messages are answered. */
  open(comm: Comm): (message: FromView) => void;
}

/** Views that are over stay reachable for a reloaded page until this many newer ones are. */
const KEPT_VIEWS = 50;

const views = new Map<string, ServedView>();
const served = new WeakSet<NotebookHost>();

/** Makes a view reachable: any number of front ends may open a comm with its id. */
export function serve(view: ServedView): void {
  views.set(view.id, view);
  forgetOldest();
  const host = notebookHost();
  if (!host || served.has(host)) return;
  served.add(host);
  host.onCommOpen(COMM_TARGET, connect);
}

/** The views that are still known, the oldest first. */
export function servedViews(): readonly ServedView[] {
  return [...views.values()];
}

function connect(comm: Comm, data: unknown): void {
  const { id } = (data ?? {}) as { readonly id?: unknown };
  const view = typeof id === 'string' ? views.get(id) : undefined;
  if (!view) return comm.close({ reason: 'unknown' });
  const answer = view.open(comm);
  comm.onMessage(message => answer(message as FromView));
}

function forgetOldest(): void {
  const over = servedViews().filter(view => view.isOver);
  for (const { id } of over.slice(0, Math.max(0, over.length - KEPT_VIEWS))) views.delete(id);
}
