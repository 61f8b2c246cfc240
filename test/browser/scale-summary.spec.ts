import { expect, test } from './support/test';

/** A model with branches, a layer used twice and two models inside each other. */
const nested = [
  'const inside = tf.sequential({ name: "inside", layers: [',
  "  tf.layers.dense({ units: 6, activation: 'relu', inputShape: [8], name: 'narrow' }),",
  "  tf.layers.dense({ units: 8, name: 'wide', kernelInitializer: 'zeros' }),",
  '] });',
  'const start = tf.input({ shape: [8], name: "start" });',
  'const sum = tf.layers.add({ name: "sum" }).apply([inside.apply(start), start] as tf.SymbolicTensor[]) as tf.SymbolicTensor;',
  'const block = tf.model({ inputs: start, outputs: sum, name: "block" });',
  'const left = tf.input({ shape: [8], name: "left" });',
  'const right = tf.input({ shape: [8], name: "right" });',
  'const both = tf.layers.concatenate({ name: "both" }).apply([block.apply(left), block.apply(right)] as tf.SymbolicTensor[]);',
  'const scores = tf.layers.dense({ units: 3, name: "scores" }).apply(both) as tf.SymbolicTensor;',
  'const model = tf.model({ inputs: [left, right], outputs: scores, name: "twins" });',
  'model.getLayer("scores").setWeights([tf.fill([16, 3], NaN), tf.zeros([3])]);',
  'model.summary();',
].join('\n');

test('table and graph of a model open and select each other, down to what is in the weights, also after a reload', async ({
  lab,
}) => {
  await lab.openCells('twins.ipynb', [nested]);
  await lab.startAllCells();
  const view = lab.view(/^Model summary/);
  const table = view.getByRole('table', { name: /^Layers of/ });
  const graph = view.getByRole('group', { name: /^Graph of/ });
  const box = (name: string) => graph.getByRole('button', { name: new RegExp(`^${name}, `) });
  const row = (name: string) => table.getByRole('button', { name, exact: true });
  const weights = (name: string) => view.getByRole('table', { name: `Weights of ${name}` });

  for (const isReloaded of [false, true]) {
    if (isReloaded) {
      await lab.expectIdle();
      await lab.save();
      await lab.reload();
    }
    await expect(graph.getByRole('button')).toHaveCount(5);
    await expect(graph.locator('path.epochlab-Graph-edge')).toHaveCount(4);

    // The graph opens the table's models, and the table the graph's.
    await box('block').press('ArrowRight');
    await expect(row('inside')).toBeVisible();
    await table.getByRole('button', { name: 'Open inside' }).press('Enter');
    await expect(box('narrow')).toBeVisible();
    await expect(graph.getByRole('button')).toHaveCount(10);

    await box('narrow').press('Enter');
    await expect(row('narrow')).toHaveAttribute('aria-pressed', 'true');
    await expect(weights('narrow').getByRole('row', { name: /^kernel/ })).toContainText('[8, 6]');
    await expect(
      weights('narrow')
        .getByRole('img', { name: /^Histogram from/ })
        .first(),
    ).toBeVisible();
    await row('wide').press('Enter');
    await expect(box('wide')).toHaveAttribute('aria-pressed', 'true');
    await expect(weights('wide').getByText(/^dead: 100/)).toBeVisible();
    await row('scores').press('Enter');
    await expect(weights('scores').getByText('48 values are NaN or infinite')).toBeVisible();

    // A choice in a model that closes is shown by the model.
    await box('narrow').press('Enter');
    await box('block').press('ArrowLeft');
    await expect(box('block')).toHaveAttribute('aria-pressed', 'true');
    await expect(row('inside')).toHaveCount(0);
  }
});
