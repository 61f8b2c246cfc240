import { expect, test } from './support/test';
import { TrainingPage } from './support/training-page';

const classifier = (units: number): string =>
  [
    `const model${units} = tf.sequential({ layers: [`,
    `  tf.layers.dense({ units: ${units}, activation: 'relu', inputShape: [16], name: 'hidden${units}' }),`,
    `  tf.layers.dense({ units: 4, activation: 'softmax', name: 'scores${units}' }),`,
    '] });',
    `model${units}.compile({ optimizer: tf.train.adam(0.002), loss: 'sparseCategoricalCrossentropy' });`,
  ].join('\n');

const fit = (units: number, name: string, epochs: number): string =>
  `await model${units}.fit(x, y, { epochs: ${epochs}, callbacks: [show.live({ name: '${name}', settings: { units: ${units} } })] });`;

const data = [
  'const x = tf.randomNormal([512, 16], 0, 1, "float32", 3);',
  'const y = x.slice([0, 0], [512, 4]).argMax(1).toFloat();',
].join('\n');

test('a run shows its layers and memory on demand, marks its learning rates and takes other runs beside it', async ({
  lab,
}) => {
  await lab.openCells('looks.ipynb', [
    data,
    `${classifier(8)}\n${fit(8, 'narrow', 30)}`,
    `${classifier(24)}\n${fit(24, 'wide', 200_000)}`,
  ]);
  await lab.startAllCells();
  const run = new TrainingPage(lab, /^Training: wide/);
  await run.expectMoving();

  await expect(run.view.getByText(/iB in memory, .*iB of it tensors/)).toBeVisible();
  await run.press('Gradients');
  const layers = run.view.getByRole('region', { name: /^Layers at epoch [\d\s]+, step \d+, on 32 samples$/ });
  for (const name of ['hidden24', 'scores24']) {
    const cells = layers.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('cell');
    await expect(cells.nth(1)).toHaveText(/^\d/);
    await expect(cells.nth(2)).toHaveText(/^\d/);
  }
  await layers.getByRole('button', { name: 'Close' }).press('Enter');

  for (const rate of ['0.0005', '0.0001']) {
    await run.setLearningRate(rate);
    await expect.poll(() => run.captions()).toContainEqual(expect.stringContaining(`→ ${rate}`));
  }
  expect(await run.captions()).toEqual(['learning rate 0.002 → 0.0005', 'learning rate 0.0005 → 0.0001']);

  await run.press('Compare');
  await run.view.getByRole('checkbox', { name: 'narrow' }).press('Space');
  const legend = run.view.locator('.epochlab-Legend').first();
  await expect(legend).toContainText('narrow training');
  const settings = run.view.getByRole('list', { name: /Settings in which the runs differ/ });
  await expect(settings).toContainText(/this run.*units 24/);
  await expect(settings).toContainText(/narrow.*units 8/);

  await run.press('Stop');
  await run.expectPhase('stopped');
  await lab.expectIdle();
  await lab.save();
  const kept = JSON.stringify(await lab.saved('looks.ipynb'));
  expect(kept).toContain('"name":"narrow"');
  await lab.reload();
  await expect(settings).toContainText(/narrow.*units 8/);
});

test('losses of a loop of the user share a plot by name', async ({ lab }) => {
  await lab.openCells('gan.ipynb', [
    [
      "const view = show.training('adversaries', { epochs: 2, stepsPerEpoch: 40 });",
      'for (let step = 0; step < 80; step++) {',
      '  await view.step({ loss: { generator: 1 / (step + 1), discriminator: 1 - 1 / (step + 1) }, balance: step / 80 });',
      '  if (step % 40 === 39) view.epoch();',
      '}',
      'view.finish();',
    ].join('\n'),
  ]);
  await lab.startAllCells();
  const run = new TrainingPage(lab, /^Training: adversaries/);
  await run.expectPhase('finished');
  const legends = run.view.locator('.epochlab-Legend');
  await expect(legends).toHaveCount(2);
  await expect(legends.first()).toContainText(/loss.*generator.*0\.0125.*discriminator.*0\.9875/);
  await expect(legends.last()).toContainText(/balance/);
  expect(await run.curveNames()).toEqual(['generator', 'discriminator']);
});

test('a loop of the user that says which layers it trains shows their gradients; one that does not says so', async ({
  lab,
}) => {
  const loop = (title: string, layers: string): string =>
    [
      `const view = show.training('${title}', { epochs: 100_000, stepsPerEpoch: 10${layers} });`,
      'while (await view.step({ loss: 1 })) await new Promise(resolve => setTimeout(resolve, 5));',
      'view.finish();',
    ].join('\n');
  await lab.openCells('loop.ipynb', [
    [
      "const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3], name: 'mine' })] });",
      'const x = tf.ones([8, 3]);',
      'const loss = () => tf.mean(tf.square(model.apply(x) as tf.Tensor));',
      loop('open', ', layers: { model, x, loss }'),
    ].join('\n'),
    loop('closed', '').replaceAll('view', 'other'),
  ]);
  await lab.startAllCells();
  const [open, closed] = [/^Training: open/, /^Training: closed/].map(
    name => new TrainingPage(lab, name),
  ) as [TrainingPage, TrainingPage];
  await open.expectPhase('running');
  await open.press('Gradients');
  const layers = open.view.getByRole('region', { name: /^Layers at epoch .* on 8 samples$/ });
  await expect(layers.getByRole('row', { name: /^mine/ }).getByRole('cell').nth(1)).toHaveText(/^[\d.]+$/);
  await open.press('Stop');

  await closed.expectPhase('running');
  const button = closed.view.getByRole('button', { name: 'Gradients' });
  await expect(button).toBeDisabled();
  await expect(button).toHaveAttribute('title', /does not say which layers it trains/);
  await closed.press('Stop');
  await closed.expectPhase('stopped');
});
