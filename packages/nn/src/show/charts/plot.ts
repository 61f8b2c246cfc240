import { checked } from '../../options/refuse-unknown';
import { display } from '../output/display';

/** A figure of plotly.js: https://plotly.com/javascript/reference/ */
export interface PlotlyFigure {
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly layout?: Readonly<Record<string, unknown>>;
}

/**
 * Shows any figure of plotly.js.
 *
 * @throws TypeError for something that is not one, or that holds what JSON cannot
 * @example
 * show.plot({ data: [{ type: 'bar', x: ['a', 'b'], y: [1, 2] }], layout: { title: { text: 'Two bars' } } });
 */
export function plot({ data, layout = {} }: PlotlyFigure, options: { readonly title?: string } = {}): void {
  const { title } = checked('show.plot', options, { title: true });
  if (!Array.isArray(data))
    throw new TypeError('show.plot takes a figure of plotly.js: { data: [traces], layout }.');
  display({
    kind: 'plotly',
    state: { title: title ?? titleIn(layout), data: data.map(plain), layout: plain(layout) },
  });
}

/** Typed arrays become arrays, values that are not finite null. */
function plain<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (_key, inner: unknown) =>
      ArrayBuffer.isView(inner) ? Array.from(inner as Float64Array) : inner,
    ),
  ) as T;
}

function titleIn(layout: Readonly<Record<string, unknown>>): string {
  const { title } = layout;
  if (typeof title === 'string') return title;
  const { text } = (title ?? {}) as { readonly text?: unknown };
  return typeof text === 'string' ? text : '';
}
