import { expect, type Locator } from '@playwright/test';
import type { LabPage } from './lab-page';

/** A training view on the page. */
export class TrainingPage {
  readonly view: Locator;

  constructor(lab: LabPage) {
    this.view = lab.view(/^Training/);
  }

  /** Presses a button by the keyboard, which also works while a busy machine draws few frames. */
  press(button: 'Pause' | 'Resume' | 'Step' | 'Stop'): Promise<void> {
    return this.view.getByRole('button', { name: button, exact: true }).press('Enter');
  }

  async setLearningRate(value: string): Promise<void> {
    const field = this.view.getByLabel('learning rate');
    await field.fill(value);
    await field.press('Enter');
  }

  expectPhase(phase: string, timeout = 30_000): Promise<void> {
    return expect(this.view.getByRole('status')).toHaveText(phase, { timeout });
  }

  async firstEpoch(): Promise<number> {
    return Math.min(...(await this.epochs()));
  }

  async lastEpoch(): Promise<number> {
    return Math.max(...(await this.epochs()));
  }

  /** Steps since the start of the run, as the view says it. */
  async steps(): Promise<number> {
    const text = (await this.view.locator('.epochlab-Frame-note').innerText()).replace(/\s/g, '');
    const [, epoch, step, perEpoch] = /epoch(\d+)of\d+,step(\d+)of(\d+)/.exec(text) ?? [];
    return (Number(epoch) - 1) * Number(perEpoch) + Number(step);
  }

  /** Points on the page in the first plot. */
  points(): Promise<number> {
    return this.view
      .locator('.js-plotly-plot')
      .first()
      .evaluate(node => (node as unknown as Drawn).data.reduce((sum, trace) => sum + trace.x.length, 0));
  }

  /** The x of all points of the first plot. */
  private epochs(): Promise<number[]> {
    return this.view
      .locator('.js-plotly-plot')
      .first()
      .evaluate(node => (node as unknown as Drawn).data.flatMap(trace => [...trace.x]));
  }

  /** The last point of each curve of the first plot, to four digits. */
  lastPoints(): Promise<(readonly [number, number])[]> {
    return this.view
      .locator('.js-plotly-plot')
      .first()
      .evaluate(node =>
        (node as unknown as Drawn).data.map(
          ({ x, y }) => [Number(x.at(-1)?.toPrecision(4)), Number(y.at(-1)?.toPrecision(4))] as const,
        ),
      );
  }

  /** Waits until the accuracy on the training set is that good. */
  expectAccuracy(least: number): Promise<void> {
    const value = this.view
      .locator('.epochlab-Curves', { hasText: /^acc/ })
      .locator('.epochlab-Legend-value')
      .first();
    return expect.poll(async () => Number(await value.innerText())).toBeGreaterThanOrEqual(least);
  }

  async expectMoving(): Promise<void> {
    await expect(this.view.locator('.js-plotly-plot .scatterlayer path.js-line').first()).toBeVisible();
    const before = await this.lastEpoch();
    await expect.poll(() => this.lastEpoch()).toBeGreaterThan(before);
  }
}

/** What plotly keeps on the element that it drew on. */
interface Drawn {
  readonly data: readonly { readonly x: readonly number[]; readonly y: readonly number[] }[];
}
