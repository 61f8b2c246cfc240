import type { Locator } from '@playwright/test';

/**
 * Zooms in by the key, and waits until the plot shows the part in the kernel's detail: milliseconds.
 *
 * @param perEpoch points that the kernel has for each epoch
 */
export const zoomIn = (curves: Locator, perEpoch: number): Promise<number> =>
  curves.evaluate(async (node, points) => {
    const plot = node.querySelector('.js-plotly-plot') as HTMLElement & {
      readonly layout: { readonly xaxis: { readonly range: readonly [number, number] } };
      readonly data: readonly { readonly x: readonly number[] }[];
      once(event: string, listener: () => void): void;
    };
    const width = (): number => plot.layout.xaxis.range[1] - plot.layout.xaxis.range[0];
    const isDetailed = (): boolean => {
      const [from, to] = plot.layout.xaxis.range;
      const shown = plot.data.map(({ x }) => x.filter(at => at >= from && at <= to).length);
      return Math.max(...shown) >= Math.min(1500, 0.99 * points * (to - from));
    };
    const before = width();
    const start = performance.now();
    node.dispatchEvent(new KeyboardEvent('keydown', { key: '+', bubbles: true }));
    while (width() >= before || !isDetailed())
      await new Promise<void>(drawn => plot.once('plotly_afterplot', drawn));
    await new Promise(requestAnimationFrame);
    return performance.now() - start;
  }, perEpoch);
