import { extent } from '../reduce/extent';
import type { RunComparisonState } from './state';

/** Settings and metrics that some run has, each once, in the order of their first appearance. */
export function comparedNames({ runs }: RunComparisonState): {
  readonly settings: string[];
  readonly same: string[];
  readonly metrics: string[];
} {
  const all = [...new Set(runs.flatMap(({ settings }) => Object.keys(settings)))];
  const differs = (name: string): boolean => new Set(runs.map(({ settings }) => settings[name])).size > 1;
  return {
    settings: all.filter(differs),
    same: runs.length > 1 ? all.filter(name => !differs(name)) : all,
    metrics: [...new Set(runs.flatMap(({ metrics }) => Object.keys(metrics)))],
  };
}

/** The best value of a metric among the runs, where one direction is better. */
export function bestOf({ runs, better }: RunComparisonState, metric: string): number | undefined {
  const values = runs.flatMap(({ metrics }) => metrics[metric] ?? []);
  if (values.length < 2 || better[metric] === undefined) return undefined;
  return better[metric] === 'lower' ? Math.min(...values) : Math.max(...values);
}

/** From the least to the greatest value of all curves: side by side they share a scale. */
export const curveSpan = ({ runs }: RunComparisonState): readonly [number, number] =>
  extent(runs.flatMap(({ curve = [] }) => curve)) ?? [0, 1];
