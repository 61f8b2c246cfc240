import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Notebook } from './support/lab-page';
import { notebook } from './support/lab-page';
import { expect, test } from './support/test';
import { TrainingPage } from './support/training-page';

const LESSON = resolve(__dirname, '../../notebooks/01-first-network.ipynb');
const NAME = '01-first-network.ipynb';

/** Prices of houses, as a spreadsheet saves them. */
const houses = [
  'area,rooms,price',
  ...Array.from({ length: 40 }, (_, i) => `${50 + 3 * i},${2 + (i % 4)},${100 + 7 * i}`),
].join('\n');

const ownData = [
  "const rows = datasets.readCsv('houses.csv');",
  "const inputs = datasets.columns(rows, ['area', 'rooms']).div(100);",
  "const prices = datasets.columns(rows, ['price']).div(100);",
  "const houseModel = models.Sequential([layers.Dense(8, { activation: 'relu', inputShape: [2] }), layers.Dense(1)], { name: 'houses' });",
  "houseModel.compile({ optimizer: 'adam', loss: 'mse' });",
  'await houseModel.fit(inputs, prices, { epochs: 3, batchSize: 8 });',
].join('\n');

const HELP = 'layers.Dense(64, {})';

/** What beginners write, and the words that help them on. */
const mistakes: readonly (readonly [code: string, message: string])[] = [
  ["houseModel.compile({ optimizer: 'adamm', loss: 'mse' });", "Did you mean 'adam'?"],
  [
    "houseModel.compile({ optimizer: 'adam', loss: 'mean_squard_error' });",
    "Did you mean 'meanSquaredError'?",
  ],
  [
    "houseModel.compile({ optimizer: 'adam', loss: 'mse', metrics: ['accurcy'] });",
    "Did you mean 'accuracy'?",
  ],
  ["datasets.columns(rows, ['size'])", "There is no column 'size'. The columns are: area, rooms, price."],
  ["datasets.readCsv('house.csv')", 'house.csv'],
  ['print(inputs.shape)', 'console.log'],
  ['import numpy as np', 'tf.tensor'],
  ['const many = len(rows);', 'x.length'],
  ['const size: number = "large";', 'TS2322'],
  ['inputs ** 2', 'square()'],
];

/** The lesson up to its first picture, and what a newcomer tries after it. */
async function course(): Promise<object> {
  const { cells, ...rest } = JSON.parse(await readFile(LESSON, 'utf8')) as Notebook;
  const own = notebook([ownData, HELP, ...mistakes.map(([code]) => code)], 'epochlab') as Notebook;
  return { ...rest, cells: [...cells.slice(0, firstPicture(cells) + 1), ...own.cells] };
}

const firstPicture = (cells: Notebook['cells']): number =>
  cells.findIndex(({ source }) => [source].flat().join('').includes('show.images'));

test('a newcomer opens a lesson, runs its first cells, trains on a file of her own, asks for help and makes mistakes that are explained', async ({
  lab,
  page,
  server,
}) => {
  await writeFile(join(server.root, 'houses.csv'), houses);
  const content = (await course()) as Notebook;
  await writeFile(join(server.root, NAME), JSON.stringify(content));
  const first = content.cells.findIndex(({ source }) => source === ownData);

  await test.step('the lesson opens from the list of files, and its first cells run', async () => {
    await page.goto(`${server.origin}/lab`);
    await page.getByRole('listitem', { name: new RegExp(`^Name: ${NAME}`) }).dblclick();
    await lab.ready();
    for (const [index, { cell_type: type }] of content.cells.slice(0, first).entries()) {
      if (type !== 'code') continue;
      await lab.run(index);
      // JupyterLab runs the cell that is selected when it comes to it.
      await expect(lab.cell(index).locator('.jp-InputPrompt')).toHaveText(/\[\d+\]:/);
    }
    await expect(
      lab
        .view(/^Images: The first twenty digits/)
        .locator('img')
        .first(),
    ).toBeVisible();
  });

  await test.step('a model learns from a file of comma-separated values', async () => {
    await lab.run(first);
    await new TrainingPage(lab, /^Training: houses/).expectPhase('finished');
  });

  await test.step('Shift and Tab between the brackets of a call list its options', async () => {
    await lab
      .cell(first + 1)
      .locator('.cm-content')
      .click();
    await page.keyboard.press('Control+End');
    for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+Tab');
    await expect(page.locator('.jp-Tooltip')).toContainText('useBias');
    await page.keyboard.press('Escape');
  });

  for (const [index, [code, message]] of mistakes.entries())
    await test.step(`${code} is answered by: ${message}`, async () => {
      const at = first + 2 + index;
      await lab.run(at);
      await expect(lab.cell(at).locator('.jp-OutputArea-output')).toContainText(message);
    });
});
