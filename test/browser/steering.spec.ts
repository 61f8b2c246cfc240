import type { Locator } from '@playwright/test';
import { expect, test } from './support/test';
import { training } from './support/cells';
import { TrainingPage } from './support/training-page';

test.describe('a training run', () => {
  test('moves its curves while the cell is busy, pauses, steps, takes a new learning rate and resumes', async ({
    lab,
  }) => {
    await lab.openCells('steer.ipynb', training());
    await lab.startAllCells();
    const run = new TrainingPage(lab);
    await run.expectMoving();
    await lab.expectBusy();
    await expect(run.view.locator('.epochlab-Frame-note')).toContainText(
      /epoch .* of 200.000, step .* of 26 · .* steps\/s · .* left · .*iB in memory/,
    );

    await run.press('Pause');
    await run.expectPhase('paused');
    const paused = await run.steps();
    await run.press('Step');
    await expect.poll(() => run.steps()).toBe(paused + 1);
    await run.setLearningRate('0.0003');
    await run.press('Resume');
    await run.expectPhase('running');
    await expect(run.view.getByText(/0\.0003|3e/).first()).toBeVisible();
    await run.press('Stop');
    await run.expectPhase('stopped');
    await lab.expectIdle();
  });

  test('shows how its curves go on between two drawings of the plot', async ({ lab }) => {
    await lab.openCells('tails.ipynb', training());
    await lab.startAllCells();
    const run = new TrainingPage(lab);
    await run.expectMoving();
    const [drawn, tail] = ['.scatterlayer path.js-line', '.epochlab-Tails path'].map(lines =>
      run.view.locator('.epochlab-Curves').first().locator(lines).first(),
    ) as [Locator, Locator];
    const right = (line: Locator): Promise<number> =>
      line.evaluate(node => node.getBoundingClientRect().right);
    await expect.poll(async () => (await right(tail)) > (await right(drawn))).toBe(true);
    // The pointer asks for values, which the plot alone can tell: it is drawn again.
    const last = await run.lastEpoch();
    await run.view.locator('.epochlab-Curves-plot').first().hover();
    await expect.poll(() => run.lastEpoch(), { timeout: 3_000 }).toBeGreaterThan(last);
    await run.press('Stop');
    await run.expectPhase('stopped');
    await expect(run.view.locator('.epochlab-Tails path')).toHaveCount(0);
  });

  test('stopped from the view keeps the model: later cells run on it', async ({ lab }) => {
    await lab.openCells('stop.ipynb', training());
    await lab.startAllCells();
    const run = new TrainingPage(lab);
    await run.expectMoving();
    await run.press('Stop');
    await run.expectPhase('stopped');
    await expect(lab.view(/Confusion matrix/)).toBeVisible();
    await expect(lab.page.getByText(/^epochs kept: [1-9]/)).toBeVisible();
  });

  test('paused, taken on by single steps and resumed has the losses of one that was left alone, in a view that keeps its height', async ({
    lab,
  }) => {
    const [model = ''] = training();
    await lab.openCells('equal.ipynb', [
      [
        model,
        'const weights = model.getWeights().map(one => one.clone());',
        'const options = { epochs: 6, batchSize: 32, shuffle: false } as const;',
        'const alone = await model.fit(x, y, { ...options, verbose: 0 });',
        'model.setWeights(weights);',
        "model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });",
      ].join('\n'),
      [
        'const steered = await model.fit(x, y, { ...options, callbacks: [show.live({ startPaused: true })] });',
        'console.log(`same losses: ${JSON.stringify(steered.history) === JSON.stringify(alone.history)}`);',
      ].join('\n'),
    ]);
    await lab.startAllCells();
    const run = new TrainingPage(lab);
    await run.expectPhase('paused');
    const heights = await run.watchHeight();
    for (const step of [1, 2, 3]) {
      await run.press('Step');
      await expect.poll(() => run.steps()).toBe(step);
      await run.expectPhase('paused');
    }
    await run.press('Resume');
    await run.expectPhase('finished');
    await expect(lab.page.getByText('same losses: true')).toBeVisible();
    expect(await heights()).toHaveLength(1);
  });
});
