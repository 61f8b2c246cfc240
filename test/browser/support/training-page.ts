import { expect, type Locator } from '@playwright/test';
import type { LabPage } from './lab-page';

/** A training view on the page. */
export class TrainingPage {
  readonly view: Locator;

  constructor(lab: LabPage, name = /^Training/) {
    this.view = lab.view(name);
  }

  /** Presses a button by the keyboard, which also works while a busy machine draws few frames. */
  press(button: 'Pause' | 'Resume' | 'Step' | 'Stop' | 'Gradients' | 'Compare'): Promise<void> {
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
    const [, epoch, step, perEpoch] = /epoch(\d+)of\d+,step(\d+)of(\d+)/i.exec(text) ?? [];
    return (Number(epoch) - 1) * Number(perEpoch) + Number(step);
  }

  /** Points on the page in the first plot. */
  points(): Promise<number> {
    return this.view
      .locator('.js-plotly-plot')
      .first()
      .evaluate(node => (node as unknown as Drawn).data.reduce((sum, trace) => sum + trace.x.length, 0));
  }

  /** A key on the first plot. */
  pressKey(key: string): Promise<void> {
    return this.view.locator('.epochlab-Curves').first().press(key);
  }

  /** The points of the first curve within the part of the first plot that is shown, and that part; empty while nothing is drawn. */
  async shown(): Promise<readonly [{ readonly x: readonly number[]; readonly y: readonly number[] }, Range]> {
    const plot = this.view.locator('.js-plotly-plot').first();
    if ((await plot.count()) === 0) return [{ x: [], y: [] }, [0, 0]];
    return plot.evaluate(node => {
      const { data, layout } = node as unknown as Drawn;
      const [from, to] = layout.xaxis.range;
      const { x = [], y = [] } = data[0] ?? {};
      const inside = (_: unknown, i: number): boolean => (x[i] as number) >= from && (x[i] as number) <= to;
      return [{ x: x.filter(inside), y: y.filter(inside) }, [from, to]] as const;
    });
  }

  /** Every height, in pixels, that the view has from now on. */
  async watchHeight(): Promise<() => Promise<readonly number[]>> {
    const heights = await this.view.evaluateHandle(node => {
      const seen = new Set<number>();
      new ResizeObserver(() => seen.add((node as HTMLElement).offsetHeight)).observe(node);
      return seen;
    });
    return () => heights.evaluate(seen => [...seen]);
  }

  /** Texts beside the marks on the curves of the first plot. */
  captions(): Promise<string[]> {
    return this.view
      .locator('.js-plotly-plot')
      .first()
      .evaluate(node => ((node as unknown as Drawn).layout.annotations ?? []).map(({ text }) => text));
  }

  /** The names of the curves of the first plot. */
  curveNames(): Promise<string[]> {
    return this.view
      .locator('.js-plotly-plot')
      .first()
      .evaluate(node => (node as unknown as Drawn).data.map(({ name }) => name));
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
    return expect.poll(async () => Number(await value.textContent())).toBeGreaterThanOrEqual(least);
  }

  async expectMoving(): Promise<void> {
    await expect(this.view.locator('.js-plotly-plot .scatterlayer path.js-line').first()).toBeVisible();
    const before = await this.drawnTo();
    await expect.poll(() => this.drawnTo()).toBeGreaterThan(before);
  }

  /** The epoch to which the curves of the first plot are drawn, by plotly or by the strokes in which they go on. */
  private drawnTo(): Promise<number> {
    return this.view
      .locator('.epochlab-Curves-plot')
      .first()
      .evaluate(node => {
        const { data, _fullLayout } = node.querySelector('.js-plotly-plot') as unknown as Drawn;
        const strokes = [...node.querySelectorAll<SVGPathElement>('.epochlab-Tails path[stroke]')];
        const ends = strokes.map(stroke => stroke.getBBox()).map(({ x, width }) => x + width);
        return Math.max(...data.flatMap(({ x }) => [...x]), ...ends.map(end => _fullLayout.xaxis.p2c(end)));
      });
  }
}

/** The record that plotly keeps on the element that it drew on. */
interface Drawn {
  readonly data: readonly {
    readonly name: string;
    readonly x: readonly number[];
    readonly y: readonly number[];
  }[];
  readonly _fullLayout: { readonly xaxis: { readonly p2c: (pixel: number) => number } };
  readonly layout: {
    readonly xaxis: { readonly range: Range };
    readonly annotations?: readonly { readonly text: string }[];
  };
}

type Range = readonly [from: number, to: number];
