import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { trained } from './support/small';
import type { LabPage } from './support/lab-page';
import { expect, test } from './support/test';

type Format = 'PNG' | 'SVG' | 'CSV';

/** Right-clicks a view and saves it; the file's name and bytes. */
async function exported(
  lab: LabPage,
  view: Locator,
  format: Format,
): Promise<{ name: string; bytes: Buffer }> {
  await view.scrollIntoViewIfNeeded();
  await view.locator('.epochlab-Frame-title').click({ button: 'right' });
  const download = lab.page.waitForEvent('download');
  await lab.page.getByRole('menuitem', { name: `Export View as ${format}` }).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Width and height of a PNG: the first chunk after the signature says them. */
const pngSize = (bytes: Buffer): [number, number] => {
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
};

test('a right click saves what a view shows as PNG, SVG and CSV', async ({ lab, page }) => {
  await lab.openCells('export.ipynb', trained);
  await lab.startAllCells();
  await lab.expectIdle();
  const view = (name: RegExp): Locator =>
    lab.view(name).locator('xpath=ancestor::*[contains(@class, "epochlab-View")]');

  await test.step('a training run: its points as the kernel holds them', async () => {
    const { name, bytes } = await exported(lab, view(/^Training/), 'CSV');
    expect(name).toBe('training-small.csv');
    const [header, ...rows] = bytes.toString().split('\n');
    expect(header).toBe('run,metric,series,set,per,epoch,value');
    expect(rows.filter(row => /^small,loss,,training,batch,/.test(row))).toHaveLength(5 * 8);
    expect(rows.filter(row => /^small,loss,,validation,epoch,[1-5],[\d.]+$/.test(row))).toHaveLength(5);
  });

  await test.step('a training run: curves with their title, legend and axes', async () => {
    const { bytes } = await exported(lab, view(/^Training/), 'SVG');
    const texts = await page.evaluate(source => {
      const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
      return [...parsed.querySelectorAll('text')].map(text => text.textContent);
    }, bytes.toString());
    expect(texts).toEqual(expect.arrayContaining(['loss', 'accuracy', 'training', 'validation', 'epoch']));
    expect(bytes.toString()).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
  });

  await test.step('a matrix: at twice its size on the screen', async () => {
    const matrix = view(/^Confusion matrix/);
    const plot = await matrix.locator('.js-plotly-plot').boundingBox();
    const [width, height] = pngSize((await exported(lab, matrix, 'PNG')).bytes);
    expect(width).toBe(2 * Math.round(plot?.width ?? 0));
    expect(height).toBeGreaterThanOrEqual(2 * Math.round(plot?.height ?? 0));
  });

  await test.step('a summary, which is no plot, as it stands in the saved file', async () => {
    const { bytes } = await exported(lab, view(/^Model summary/), 'SVG');
    expect(bytes.toString()).toContain('foreignObject');
    expect(bytes.toString()).toContain('Dense');
    const [width, height] = pngSize((await exported(lab, view(/^Model summary/), 'PNG')).bytes);
    expect(width).toBeGreaterThan(400);
    expect(height).toBeGreaterThan(200);
  });

  await test.step('a table: quoted where a cell needs it', async () => {
    const { name, bytes } = await exported(lab, view(/^Data: Numbers/), 'CSV');
    expect(name).toBe('dataTable-Numbers.csv');
    expect(bytes.toString().trim()).toBe('word,number\n"one, two",1\nthree,');
  });
});
