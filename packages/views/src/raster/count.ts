import { counted } from '../format/quantity';
import { formatCount } from '../format/number';
import type { RasterState } from './state';

/**
 * How many spikes there are, and how many are shown if that is less.
 * @example '500 spikes', '20 000 of 1 000 000 spikes'
 */
export const spikeCount = ({ times, total }: RasterState): string =>
  total === undefined
    ? counted(times.length, 'spike')
    : `${formatCount(times.length)} of ${counted(total, 'spike')}`;
