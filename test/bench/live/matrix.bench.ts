import { largeMatrix } from '../../browser/support/scale-cells';
import { expect, test } from '../../browser/support/test';
import { MatrixPage } from '../../browser/support/matrix-page';
import { record } from './record';
import { firstPaint, watchFirstPaint } from './stopwatch';

test('a confusion matrix of ten thousand classes', async ({ lab, page }) => {
  await watchFirstPaint(page, '.heatmaplayer image');
  await lab.openCells('words.ipynb', [largeMatrix]);
  await lab.startAllCells();
  const matrix = new MatrixPage(lab);
  await matrix.expectTiles(256);
  await lab.expectIdle();
  await lab.save();

  const paints: number[] = [];
  const drills: number[] = [];
  for (let i = 0; i < 5; i++) {
    await lab.reload();
    paints.push(await firstPaint(page));
    await expect(matrix.view.getByRole('button', { name: /^word 1234 read/ })).toBeEnabled();
    drills.push(await drillDown(matrix));
  }
  record('10,000 classes', 'ms', { 'first paint': paints, 'drill-down': drills }, { 'first paint': 1000 });
});

/** Milliseconds from choosing a confusion to the plot of its classes. */
const drillDown = (matrix: MatrixPage): Promise<number> =>
  matrix.view.evaluate(async node => {
    const plot = node.querySelector('.js-plotly-plot') as HTMLElement & {
      readonly data: readonly { readonly z: readonly unknown[] }[];
      once(event: string, listener: () => void): void;
    };
    const start = performance.now();
    node.querySelector<HTMLElement>('button.epochlab-Confusion')?.click();
    const tiles = (): number => plot.data[0]?.z.length ?? 0;
    while (tiles() > 40) await new Promise<void>(drawn => plot.once('plotly_afterplot', drawn));
    await new Promise(requestAnimationFrame);
    return performance.now() - start;
  });
