import { expect, type Locator } from '@playwright/test';
import type { LabPage } from './lab-page';

/** Content of a matrix: the classes of its rows and columns, and their values. */
export interface ShownMatrix {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly values: readonly (readonly number[])[];
}

/** A confusion matrix on the page. */
export class MatrixPage {
  readonly view: Locator;
  /** The pictures among the samples of the chosen cell. */
  readonly pictures: Locator;

  constructor(lab: LabPage) {
    this.view = lab.view(/^Confusion matrix/);
    this.pictures = this.view.locator('.epochlab-Samples canvas');
  }

  /** Chooses one of the sentences on confusions. */
  choose(confusion: RegExp): Promise<void> {
    return this.view.getByRole('button', { name: confusion }).press('Enter');
  }

  async selectCells(values: string): Promise<void> {
    await this.view.getByLabel('cells').selectOption({ label: values });
  }

  /** Clicks into a cell of a matrix that is shown whole; rows and columns count from 0. */
  async clickCell(row: number, column: number): Promise<void> {
    const cells = this.view.locator('.js-plotly-plot .nsewdrag').first();
    const { width, height } = (await cells.boundingBox()) ?? { width: 0, height: 0 };
    const count = (await this.shown()).rows.length;
    await cells.click({
      position: { x: ((column + 0.5) * width) / count, y: ((row + 0.5) * height) / count },
    });
  }

  async pressKey(key: string): Promise<void> {
    await this.view.locator('.epochlab-Matrix-plot').press(key);
  }

  /** Waits until that many rows of tiles, and perhaps a few more, are drawn. */
  async expectTiles(rows: number): Promise<ShownMatrix> {
    await expect.poll(async () => Math.abs((await this.shown()).rows.length - rows)).toBeLessThan(10);
    return this.shown();
  }

  /** Empty while nothing is drawn. */
  async shown(): Promise<ShownMatrix> {
    const plot = this.view.locator('.js-plotly-plot').first();
    if ((await plot.count()) === 0) return { rows: [], columns: [], values: [] };
    return plot.evaluate(node => {
      const [trace] = (node as unknown as Drawn).data;
      return {
        rows: trace.y.map(Math.floor),
        columns: trace.x.map(Math.floor),
        values: trace.z.map(row => [...row]),
      };
    });
  }

  /** The grey of the first pixel of a picture, 0 to 255. */
  brightness(index: number): Promise<number | undefined> {
    return this.pictures
      .nth(index)
      .evaluate(node => (node as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, 1, 1).data[0]);
  }
}

/** The record that plotly keeps on the element that it drew on. */
interface Drawn {
  readonly data: readonly [
    {
      readonly x: readonly number[];
      readonly y: readonly number[];
      readonly z: readonly (readonly number[])[];
    },
  ];
}
