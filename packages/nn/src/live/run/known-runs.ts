import type { KnownRun } from '@epochlab/views';
import type { Run } from './run';

/** Runs with names that tell them apart: of those with the same title, all but the first get a number. */
export function numbered(runs: readonly Run[]): { readonly name: string; readonly run: Run }[] {
  const seen = new Map<string, number>();
  return runs.map(run => {
    const count = (seen.get(run.title) ?? 0) + 1;
    seen.set(run.title, count);
    return { name: count === 1 ? run.title : `${run.title} (${count})`, run };
  });
}

/** Description of the runs that a view's own may be compared with. */
export const knownRuns = (own: Run, all: readonly Run[]): KnownRun[] =>
  numbered(all)
    .filter(({ run }) => run !== own && run.series.size > 0)
    .map(({ name, run }) => ({
      id: run.id,
      name,
      status: run.status,
      settings: { ...run.settings },
      overlaid: own.overlaid.includes(run),
    }));
