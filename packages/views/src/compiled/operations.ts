import { formatCount } from '../format/number';
import type { CompiledGraph } from './state';

export const nodeCount = ({ operations }: CompiledGraph): number =>
  Object.values(operations).reduce((sum, count) => sum + count, 0);

/** The most frequent operations of a graph. @example 'MatMul × 6, Relu × 2' */
export function topOperations({ operations }: CompiledGraph, most: number): string {
  const sorted = Object.entries(operations).sort(([, a], [, b]) => b - a);
  const shown = sorted.slice(0, most).map(([name, count]) => `${name} × ${formatCount(count)}`);
  return [...shown, ...(sorted.length > most ? ['…'] : [])].join(', ');
}
