import type { Data } from 'plotly.js';

/** plotly keeps the figure that it drew on its element. */
type Drawn = HTMLElement & { readonly data?: Data[] };

const offered = new WeakMap<HTMLElement, () => Data[]>();

/** A plot that is drawn at a pace of its own: `data` is the data that it would show by now. */
export function offerData(plot: HTMLElement, data: () => Data[]): void {
  offered.set(plot, data);
}

/** The data that a plot shows, or would show by now. */
export const currentData = (plot: HTMLElement): Data[] => offered.get(plot)?.() ?? (plot as Drawn).data ?? [];
