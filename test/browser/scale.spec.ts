import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { formatPercent } from '../../packages/views/src';
import { expect, test } from './support/test';
import { MatrixPage } from './support/matrix-page';
import { largeMatrix, largeMatrixInPython, lossAt, longRun, SPIKE, STEPS } from './support/scale-cells';
import { TrainingPage } from './support/training-page';

const PYTHON = resolve(__dirname, '../../.venv/bin/python');

/** More bytes than this in a message would mean that the points travel. */
const MOST_BYTES = 400_000;

test('a million points stay in the kernel; the view asks for what its zoom shows, also after a reload', async ({
  lab,
  page,
}) => {
  let largest = 0;
  page.on('websocket', socket =>
    socket.on('framereceived', ({ payload }) => {
      largest = Math.max(largest, payload.length);
    }),
  );
  const epochs = 1000;
  await lab.openCells('long.ipynb', [longRun(epochs)]);
  await lab.startAllCells();
  const run = new TrainingPage(lab);
  await run.expectPhase('finished', 100_000);
  for (const isReloaded of [false, true]) {
    if (isReloaded) {
      await lab.save();
      await lab.reload();
      await run.expectPhase('finished');
    }
    await expect.poll(async () => (await run.shown())[0].y).toContain(lossAt(SPIKE));
    expect(await run.points()).toBeLessThan(10_000);

    // A thousandth of the run is small enough to be drawn point for point.
    for (let i = 0; i < 10; i++) await run.pressKey('+');
    await expect.poll(async () => (await run.shown())[0].x.length).toBeGreaterThan(0.9 * STEPS);
    const [{ x, y }, range] = await run.shown();
    expect(x.length).toBe(Math.floor(range[1] * STEPS) - Math.ceil(range[0] * STEPS) + 1);
    expect(y).toEqual(x.map(at => lossAt(Math.round(at * STEPS) - 1)));
    await run.pressKey('0');
    await expect.poll(async () => (await run.shown())[1]).toEqual([0, epochs]);
  }
  expect(largest).toBeLessThan(MOST_BYTES);
});

test("ten thousand classes open down to their samples, with scikit-learn's numbers, also after a reload", async ({
  lab,
}) => {
  await lab.openCells('words.ipynb', [largeMatrix]);
  await lab.startAllCells();
  const matrix = new MatrixPage(lab);
  for (const isReloaded of [false, true]) {
    if (isReloaded) {
      await lab.expectIdle();
      await lab.save();
      await lab.reload();
    }
    await matrix.expectTiles(256);
    await matrix.choose(/^word 1234 read as word 9876: 3 times/);
    await expect(
      matrix.view.getByRole('region', { name: /word 1234 read as word 9876: 3 times/ }),
    ).toBeVisible();
    await expect(matrix.pictures).toHaveCount(3);
    expect(await matrix.brightness(0)).toBe(1234 % 256);

    const shown = await matrix.expectTiles(30);
    const authority = JSON.parse(
      execFileSync(PYTHON, ['-c', largeMatrixInPython(shown.rows, shown.columns)], { encoding: 'utf8' }),
    ) as { readonly accuracy: number; readonly counts: readonly (readonly number[])[] };
    expect(shown.values).toEqual(authority.counts);
    await expect(matrix.view.getByText(`accuracy ${formatPercent(authority.accuracy)}`)).toBeVisible();
    await matrix.selectCells('shares of each true class');
    await expect.poll(async () => (await matrix.shown()).values.flat().every(value => value <= 1)).toBe(true);
    await matrix.view.getByRole('button', { name: 'All classes', exact: true }).press('Enter');
    await matrix.expectTiles(200);
  }

  // By the keyboard alone: from a tile to its classes, from a class to its samples.
  await matrix.selectCells('counts');
  await matrix.expectTiles(256);
  for (const key of ['ArrowDown', 'ArrowRight', 'Enter']) await matrix.pressKey(key);
  await matrix.expectTiles(40);
  for (const key of ['ArrowRight', 'Enter']) await matrix.pressKey(key);
  await expect(matrix.view.getByRole('region', { name: /^word \d+ read/ })).toBeVisible();
});
