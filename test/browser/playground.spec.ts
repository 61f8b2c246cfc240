import { expect, test } from './support/test';
import { PlaygroundPage } from './support/playground-page';

const SPIRAL = `const p = show.playground({
  dataset: 'spiral', networkShape: [8, 8], learningRate: 0.03, seed: '0.5',
  features: ['x', 'y', 'xSquared', 'ySquared', 'xTimesY', 'sinX', 'sinY'],
});`;

test.describe('the playground', () => {
  test('learns the spiral by clicks, and each control changes what it says', async ({ lab, page }) => {
    test.setTimeout(240_000);
    await page.setViewportSize({ width: 1440, height: 1000 });
    await lab.openCells('play.ipynb', [
      SPIRAL,
      "console.log('another cell', p.epoch > 0);",
      'console.log(`rate ${p.settings.learningRate}, batch ${p.settings.batchSize}, layers ${p.settings.networkShape}, noise ${p.settings.noise}`);',
    ]);
    const playground = new PlaygroundPage(lab);
    await lab.run(0);
    await playground.expectLive();
    await playground.press('Step');
    await expect.poll(() => playground.epoch()).toBe(1);

    await playground.press('Train');
    await playground.expectStatus('training');
    await expect.poll(() => playground.epoch(), { timeout: 60_000 }).toBeGreaterThan(50);
    await lab.run(1);
    await expect(lab.cell(1).locator('.jp-OutputArea-output')).toContainText('another cell true');
    await expect.poll(() => playground.trainingLoss(), { timeout: 120_000 }).toBeLessThan(0.05);
    await playground.press('Pause');
    await playground.expectStatus('paused');
    await page.screenshot({ path: test.info().outputPath('spiral.png') });

    await playground.setLearningRate('0.1');
    await playground.slide('batch size', 5);
    await playground.slide('noise', 10);
    await expect(playground.view).toContainText('batch size: 5');
    await lab.run(2);
    await expect(lab.cell(2).locator('.jp-OutputArea-output')).toContainText(
      'rate 0.1, batch 5, layers 8,8, noise 10',
    );
    // Rates, batches and noise leave the network as it is; a new layer asks, since it does not.
    expect(await playground.epoch()).toBeGreaterThan(50);
    await playground.pressNamed('Add a hidden layer');
    await page.getByRole('button', { name: 'Begin again' }).click();
    await expect.poll(() => playground.epoch()).toBe(0);
    await expect(playground.view).toContainText('3 hidden layers');
  });

  test('says which layer diverged, and goes back to finite weights with a tenth of the rate', async ({
    lab,
  }) => {
    await lab.openCells('diverge.ipynb', [
      "const p = show.playground({ problem: 'regression', regDataset: 'reg-plane', activation: 'linear', learningRate: 10, seed: '0.5' });",
      'console.log(`now ${p.settings.learningRate} ${p.history.loss.every(Number.isFinite)}`);',
    ]);
    const playground = new PlaygroundPage(lab);
    await lab.run(0);
    await playground.expectLive();
    await playground.press('Train');
    await playground.expectStatus('diverged');
    await expect(playground.view.getByRole('alert')).toContainText(
      /Diverged in epoch \d+: the weights of \w+ are no longer finite/,
    );
    await playground.view.getByRole('button', { name: /Back to the last finite weights/ }).click();
    await playground.expectStatus('paused');
    await lab.run(1);
    await expect(lab.cell(1).locator('.jp-OutputArea-output')).toContainText('now 1 true');
  });

  test('opens a link of TensorFlow Playground and gives one back', async ({ lab }) => {
    await lab.openCells('link.ipynb', [
      "show.playground('https://playground.tensorflow.org/#activation=relu&batchSize=12&dataset=xor&networkShape=5,3&seed=0.3&noise=2000&wrong=1&x=true&y=true&sinX=true&playButton_hide=true');",
    ]);
    const playground = new PlaygroundPage(lab);
    await lab.run(0);
    await playground.expectLive();
    await expect(playground.view).toContainText("'wrong' is not known");
    await expect(playground.view).toContainText('noise above 80 is 50');
    await expect(playground.view.getByRole('button', { name: 'Train' })).toHaveCount(0);
    await expect(playground.view.getByRole('link', { name: /TensorFlow Playground/ })).toHaveAttribute(
      'href',
      /activation=relu&.*batchSize=12.*networkShape=5,3.*sinX=true/,
    );
  });

  test('works by keyboard alone: trains, pauses, and changes a weight', async ({ lab, page }) => {
    await lab.openCells('keys.ipynb', ["const p = show.playground({ seed: '0.5' });"]);
    const playground = new PlaygroundPage(lab);
    await lab.run(0);
    await playground.expectLive();
    await playground.view.getByRole('button', { name: 'Train' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => playground.epoch()).toBeGreaterThan(3);
    await playground.view.getByRole('button', { name: 'Pause' }).focus();
    await page.keyboard.press('Enter');
    await playground.expectStatus('paused');
    const epoch = await playground.epoch();
    await lab.command('epochlab:playground-step');
    await expect.poll(() => playground.epoch()).toBe(epoch + 1);
    await playground.view.locator('.epochlab-Link').first().focus();
    await page.keyboard.press('Enter');
    const weight = playground.view.getByLabel(/weight from 1 to 1/);
    await weight.focus();
    await weight.fill('2.5');
    await page.keyboard.press('Enter');
    await expect(playground.view.locator('.epochlab-Link').first()).toHaveAttribute('aria-label', /: 2\.5$/);
  });

  test('trains on data of three classes, and the saved file has its picture', async ({ lab }) => {
    await lab.openCells('own.ipynb', [
      [
        'const { train, labels } = datasets.iris();',
        "const p = show.playground({ x: train.x, y: train.y, labels, axes: [2, 3], loss: 'crossentropy', learningRate: 0.1, seed: 1 });",
        'await p.train(30);',
        'console.log(`better ${(p.history.loss.at(-1) ?? 9) < (p.history.loss[0] ?? 0)}`);',
      ].join('\n'),
    ]);
    const playground = new PlaygroundPage(lab);
    await lab.run(0);
    await playground.expectLive();
    await expect(lab.cell(0).locator('.jp-OutputArea')).toContainText('better true');
    await expect(playground.view.getByRole('table')).toContainText('setosa');
    await expect(playground.view).toContainText('held at their mean');
    await expect.poll(() => playground.epoch()).toBe(30);
    await playground.view.getByLabel('across').selectOption({ label: 'x1' });
    await expect(playground.view.locator('.epochlab-Playground-axis')).toContainText('x1');
    await lab.save();
    await lab.expectOnDisk('own.ipynb', '30 epochs');
  });

  test('looks inside: the point, the formula, and one training step in its three parts', async ({
    lab,
    page,
  }) => {
    await page.setViewportSize({ width: 1440, height: 1400 });
    await lab.openCells('inside.ipynb', [
      "const p = show.playground({ seed: '0.5' });",
      'console.log(`weight ${p.inside.now!.neuron.terms[0]!.after} ${p.trainer.network.weights[0]!.kernel[0]![1]}`, p.trainer.network.frozen.join());',
    ]);
    const playground = new PlaygroundPage(lab);
    await lab.run(0);
    await playground.expectLive();
    await playground.view.locator('.epochlab-Playground-plane').click({ position: { x: 2, y: 2 } });
    const inside = playground.view.getByRole('region', { name: 'Look inside' });
    await expect(inside).toContainText('no training point');
    // Keyboard alone from here: a neuron, the three parts of a step, a layer that is frozen, the surface.
    const press = async (name: string): Promise<void> => {
      await inside.getByRole('button', { name, exact: true }).focus();
      await page.keyboard.press('Enter');
    };
    await press('hidden1[2]');
    await expect(inside).toContainText(/hidden1\[2\] = tanh\(.*·x .*·y\) = tanh\(.*\) = /);
    await press('Take a training point');
    await press('Backward pass');
    await expect(inside).toContainText('δ = ∂L/∂z = ∂L/∂a · f′(z) = ');
    await press('Update');
    await expect(inside.getByRole('button', { name: 'Next point' })).toBeVisible();
    await inside.getByRole('button', { name: 'Freeze' }).first().press('Enter');
    await expect(inside.getByRole('button', { name: 'Let it learn' })).toHaveCount(1);
    await press('Loss surface');
    await expect(inside.locator('.js-plotly-plot')).toBeVisible();
    await playground.view.locator('.epochlab-Link').nth(15).hover();
    await expect(playground.view).toContainText(/Weight from hidden1\[4\] to hidden2\[2\]: \S+/);
    await page.screenshot({ path: test.info().outputPath('inside.png') });
    await lab.run(1);
    const output = lab.cell(1).locator('.jp-OutputArea-output');
    await expect(output).toContainText('true,false,false');
    const [, after, weight] = /weight (\S+) (\S+)/.exec(await output.innerText()) ?? [];
    expect(Number(after)).toBeCloseTo(Number(weight), 5);
  });

  test('puts its code into a cell below, which logs the same loss', async ({ lab }) => {
    await lab.openCells('code.ipynb', ["const p = show.playground({ dataset: 'xor', seed: '0.5' });"]);
    const playground = new PlaygroundPage(lab);
    await lab.run(0);
    await playground.expectLive();
    await playground.press('Step');
    await expect.poll(() => playground.epoch()).toBe(1);
    await playground.setLearningRate('0.1');
    await playground.press('Step');
    await expect.poll(() => playground.epoch()).toBe(2);
    const loss = await playground.trainingLoss();
    await playground.press('Code');
    await expect(lab.cell(1).locator('.cm-content')).toContainText('p.set({ learningRate: 0.1 });');
    await lab.run(1);
    const logged = lab
      .cell(1)
      .locator('.jp-OutputArea-output')
      .filter({ hasText: /loss 0\.\d+ test loss/ });
    const [, again] = /loss ([\d.]+)/.exec((await logged.textContent()) ?? '') ?? [];
    expect(Math.abs(Number(again) - loss)).toBeLessThan(1e-4);
  });

  test('goes on from the file in a kernel that does not know it, when it is asked to', async ({ lab }) => {
    await lab.openCells('again.ipynb', [
      "const p = show.playground({ dataset: 'xor', networkShape: [3], seed: '0.5' }); await p.train(7);",
    ]);
    const playground = new PlaygroundPage(lab);
    await lab.run(0);
    await playground.expectLive();
    await expect.poll(() => playground.epoch()).toBe(7);
    const loss = await playground.trainingLoss();
    await lab.save();
    await lab.restartKernel();
    await playground.press('Go on in a new cell');
    const next = new PlaygroundPage(lab, lab.cell(1));
    await next.expectLive();
    expect(await next.epoch()).toBe(7);
    expect(Math.abs((await next.trainingLoss()) - loss)).toBeLessThan(1e-4);
  });

  test('learns from points that are drawn by pointer and keys, and stops by a rule', async ({
    lab,
    page,
  }) => {
    await page.setViewportSize({ width: 1280, height: 1000 });
    await lab.openCells('draw.ipynb', [
      "const p = show.playground({ learningRate: 0.3, seed: '0.5' });",
      'console.log(JSON.stringify(p.points.map(({ label }) => label).sort()), p.message);',
    ]);
    const playground = new PlaygroundPage(lab);
    await lab.run(0);
    await playground.expectLive();
    await playground.press('Draw points');
    await playground.press('Clear points');
    const circles = playground.view.locator('.epochlab-Playground-plane circle');
    await expect(circles).toHaveCount(0);
    const plane = playground.view.locator('.epochlab-Playground-draw');
    for (const [label, y] of [
      ['class 0', 220],
      ['class 1', 60],
    ] as const) {
      await playground.view.getByLabel(/^class/).selectOption({ label });
      for (const x of [60, 110, 160, 210]) await plane.click({ position: { x, y } });
    }
    await plane.focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(playground.view.getByLabel(/^data/)).toHaveValue('drawn');
    await playground.press('Stop rules');
    const rule = playground.view.getByLabel('stop after epoch');
    await rule.fill('20');
    await rule.press('Enter');
    await playground.press('Train');
    await expect(playground.view).toContainText('Stopped after epoch 20, as set.');
    await page.screenshot({ path: test.info().outputPath('drawn.png') });
    await lab.run(1);
    await expect(lab.cell(1).locator('.jp-OutputArea-output')).toContainText(
      '[0,0,0,0,1,1,1,1,1] Stopped after epoch 20',
    );
  });
});
