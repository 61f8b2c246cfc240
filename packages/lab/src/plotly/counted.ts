import { extent } from '@epochlab/views';
import type { Layout, LayoutAxis } from 'plotly.js';

/** An axis that counts: all digits, thousands apart. */
export const COUNTED: Partial<LayoutAxis> = { exponentformat: 'none', separatethousands: true };

/** Numbers from here on are shorter as powers of ten. */
const LONG = 1e7;

/** An axis of `values`: all digits while they are neither long nor small, else plotly writes powers of ten. Four digits stay together, they may be a year. */
export function digitsIfShort(values: Iterable<number | null>): Partial<LayoutAxis> {
  const [low, high] = extent(values) ?? [0, 0];
  const most = Math.max(-low, high);
  return most >= 1 && most < LONG ? { exponentformat: 'none' } : {};
}

/** How a layout with such an axis writes numbers: a point before decimals, a thin space between thousands. */
export const THIN_THOUSANDS: Partial<Layout> = { separators: '.\u202f' };
