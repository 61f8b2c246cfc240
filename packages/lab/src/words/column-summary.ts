import type { IRenderMime } from '@jupyterlab/rendermime-interfaces';
import { formatCount, formatNumber, type DataColumn } from '@epochlab/views';

/** Content of a column, in a few words. */
export function columnSummary(
  trans: IRenderMime.TranslationBundle,
  { min, max, mean, distinct, missing = 0 }: DataColumn,
): string {
  const parts = [
    min === undefined || max === undefined ? '' : trans.__('%1 to %2', formatNumber(min), formatNumber(max)),
    mean === undefined ? '' : trans.__('mean %1', formatNumber(mean)),
    distinct === undefined ? '' : trans._n('%2 value', '%2 values', distinct, formatCount(distinct)),
    missing === 0 ? '' : trans.__('%1 missing', formatCount(missing)),
  ];
  return parts.filter(part => part !== '').join(', ');
}
