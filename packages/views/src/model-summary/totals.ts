import { formatBytes } from '../format/quantity';
import { formatCount, formatPercent } from '../format/number';
import type { ModelSummaryState } from './state';

export interface Total {
  readonly name: string;
  readonly parameters: string;
  readonly memory: string;
  readonly share: string;
}

/** The lines of the table's foot. */
export function totals({ totals: all }: ModelSummaryState): Total[] {
  const part = (count: number): string => (all.parameters > 0 ? formatPercent(count / all.parameters) : '');
  const lines = [
    { name: 'Total', parameters: formatCount(all.parameters), memory: formatBytes(all.bytes), share: '' },
    { name: 'Trainable', parameters: formatCount(all.trainable), memory: '', share: part(all.trainable) },
    {
      name: 'Not trainable',
      parameters: formatCount(all.nonTrainable),
      memory: '',
      share: part(all.nonTrainable),
    },
  ];
  const optimizer = {
    name: 'Optimizer slots',
    parameters: '',
    memory: formatBytes(all.optimizerBytes),
    share: '',
  };
  return all.optimizerBytes > 0 ? [...lines, optimizer] : lines;
}
