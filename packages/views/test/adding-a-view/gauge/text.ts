import { formatNumber } from '../../../src/format/number';
import { heading } from '../../../src/terminal/heading';
import type { GaugeState } from './state';

export const gaugeText = ({ title, value, from, to }: GaugeState): string =>
  heading('Gauge', title, `${formatNumber(value)} between ${formatNumber(from)} and ${formatNumber(to)}`);
