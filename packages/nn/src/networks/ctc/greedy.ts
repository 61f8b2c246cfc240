import type { Decoded } from './decode';

const best = (row: readonly number[]): number => row.indexOf(Math.max(...row));

/** The likeliest class of each step, repeats once, without blanks (0). */
export function greedy(logP: readonly (readonly number[])[]): Decoded {
  const path = logP.map(best);
  return {
    labels: path.filter((label, t) => label !== 0 && label !== path[t - 1]),
    logProbability: path.reduce((sum, label, t) => sum + (logP[t]?.[label] ?? 0), 0),
  };
}
