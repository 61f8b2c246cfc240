import type { AnyViewPayload } from '@epochlab/views';
import { htmlSvg } from './html-svg';
import { plotSvg, type Svg } from './plot-svg';
import { stacked } from './stack';

/** The plots of a view as one picture; of a view without any, such as a table, its static drawing. */
export async function pictureOf(node: HTMLElement, payload: AnyViewPayload): Promise<Svg> {
  const plots = [...node.querySelectorAll<HTMLElement>('.js-plotly-plot')];
  return plots.length > 0 ? stacked(await Promise.all(plots.map(plotSvg))) : htmlSvg(payload, node);
}
