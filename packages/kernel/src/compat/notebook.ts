import type { NotebookHost } from '../session/scope/host';

/** The notebook that this process runs, for modules that stand in for another kernel's. */
export function notebook(): Pick<NotebookHost, 'display'> {
  const host = (globalThis as Record<symbol, unknown>)[Symbol.for('epochlab.notebook')];
  if (!host) throw new Error('There is no notebook here: this module shows things in the cells of one.');
  return host as NotebookHost; // The kernel has put it there (session/scope/host.ts).
}
