import { COMM_TARGET, notebookHost, type Comm, type FromView, type NotebookHost } from '@epochlab/views';
import type { Controls } from './controls';
import type { Run } from './run';
import { Viewer } from './viewer';

/** Runs that are over stay reachable for a reloaded page until this many newer ones are. */
const KEPT_RUNS = 30;

interface Entry {
  readonly run: Run;
  readonly controls: Controls;
}

const entries = new Map<string, Entry>();
const served = new WeakSet<NotebookHost>();

/** Makes a run reachable from its views: any number of front ends may open a comm with its id. */
export function register(run: Run, controls: Controls): void {
  entries.set(run.id, { run, controls });
  forgetOldest();
  const host = notebookHost();
  if (!host || served.has(host)) return;
  served.add(host);
  host.onCommOpen(COMM_TARGET, connect);
}

function connect(comm: Comm, data: unknown): void {
  const { id } = (data ?? {}) as { readonly id?: unknown };
  const entry = typeof id === 'string' ? entries.get(id) : undefined;
  if (!entry) return comm.close({ reason: 'unknown' });
  const viewer = new Viewer(comm, entry.run);
  comm.onMessage(message => answer(message as FromView, viewer, entry.controls));
}

function answer(message: FromView, viewer: Viewer, controls: Controls): void {
  switch (message.type) {
    case 'control':
      return ACTIONS[message.action]?.(controls);
    case 'learningRate':
      return controls.setLearningRate(message.value);
    case 'window':
      return viewer.window(message.request, message.from, message.to, message.points);
  }
}

const ACTIONS: Readonly<
  Record<Extract<FromView, { type: 'control' }>['action'], (controls: Controls) => void>
> = {
  stop: controls => controls.stop(),
  pause: controls => controls.pause(),
  resume: controls => controls.resume(),
  step: controls => controls.step(),
};

function forgetOldest(): void {
  const over = [...entries.values()].filter(({ run }) => run.isOver);
  for (const { run } of over.slice(0, Math.max(0, over.length - KEPT_RUNS))) entries.delete(run.id);
}

/** The runs of this session that are still known, the oldest first. */
export function recentRuns(): readonly Run[] {
  return [...entries.values()].map(({ run }) => run);
}
