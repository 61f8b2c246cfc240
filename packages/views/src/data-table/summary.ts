import { formatNumber } from '../format/number';
import { counted } from '../format/quantity';
import type { TableCell, DataColumn } from './state';

/** Fewer rows say by themselves what is in them. */
const FEW_ROWS = 10;

/** Whether a summary of the columns says more than the rows. */
export const isSummarized = (total: number): boolean => total > FEW_ROWS;

/** Content of a column, in a few words. */
export function columnSummary({ min, max, mean, distinct, missing = 0 }: DataColumn): string {
  const parts = [
    ...(min !== undefined && max !== undefined ? [`${formatNumber(min)} to ${formatNumber(max)}`] : []),
    ...(mean !== undefined ? [`mean ${formatNumber(mean)}`] : []),
    ...(distinct !== undefined ? [counted(distinct, 'value')] : []),
    ...(missing > 0 ? [`${formatNumber(missing)} missing`] : []),
  ];
  return parts.join(', ');
}

export function cellText(cell: TableCell): string {
  if (cell === null) return '–';
  return typeof cell === 'number' ? formatNumber(cell) : String(cell);
}
