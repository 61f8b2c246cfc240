import type { Layout, LayoutAxis } from 'plotly.js';

/** An axis that counts: all digits, thousands apart. */
export const COUNTED: Partial<LayoutAxis> = { exponentformat: 'none', separatethousands: true };

/** How a layout with such an axis writes numbers: a point before decimals, a thin space between thousands. */
export const THIN_THOUSANDS: Partial<Layout> = { separators: '.\u202f' };
