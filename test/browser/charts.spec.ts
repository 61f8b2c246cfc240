import { expect, test } from './support/test';

test('the specifications of Plotly and Vega-Lite are drawn', async ({ lab }) => {
  await lab.openCells('charts.ipynb', [
    `({ data: [{ x: new Float32Array([1, 2, 3]), y: [2, 1, 3], type: 'bar', name: 'a' }, { x: [1, 2, 3], y: [1, 2, 1], name: 'b' }],
  layout: { height: 300, width: 500, title: { text: 'Two traces' } } })`,
    `({ $schema: 'https://vega.github.io/schema/vega-lite/v5.json', mark: 'bar',
  data: { values: [{ a: 'A', b: 28 }, { a: 'B', b: 55 }] },
  encoding: { x: { field: 'a', type: 'nominal' }, y: { field: 'b', type: 'quantitative' } } })`,
    `({ data: [{ values: [1, 2], labels: ['one', 'two'], type: 'pie' }], layout: {} })`,
  ]);
  await lab.startAllCells();

  const figure = lab.cell(0).locator('.js-plotly-plot');
  await expect(figure.locator('.barlayer .point')).toHaveCount(3);
  await expect(figure.locator('.gtitle')).toHaveText('Two traces');
  await expect(figure.locator('.legendtext')).toHaveText(['a', 'b']);
  await expect(lab.cell(1).locator('.vega-embed')).toBeVisible();
  await lab.cell(2).scrollIntoViewIfNeeded();
  await expect(lab.cell(2).locator('.js-plotly-plot .slice')).toHaveCount(2);
});
