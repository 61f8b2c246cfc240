import { formatNumber } from '../format/number';
import type { Normalization } from './state';

/** Text of a cell for a count, or of a share in percent: one digit after the point; an empty cell says nothing. */
export function matrixCellText(value: number, normalize: Normalization): string {
  if (value === 0) return '';
  return normalize === 'none' ? formatNumber(value) : value.toFixed(value < 99.95 ? 1 : 0);
}
