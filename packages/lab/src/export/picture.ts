import { plotSvg, type Svg } from './plot-svg';
import { stacked } from './stack';

/** Everything drawn in a view as one picture, or null when it holds no drawing. */
export async function pictureOf(node: HTMLElement): Promise<Svg | null> {
  const plots = [...node.querySelectorAll<HTMLElement>('.js-plotly-plot')];
  const drawn = plots.length > 0 ? await Promise.all(plots.map(plotSvg)) : [...svgs(node), ...images(node)];
  return drawn.length > 0 ? stacked(drawn) : null;
}

const svgs = (node: HTMLElement): Svg[] =>
  [...node.querySelectorAll<SVGSVGElement>('svg[data-export]')].map(svg => ({
    source: new XMLSerializer().serializeToString(svg),
    width: svg.clientWidth,
    height: svg.clientHeight,
  }));

/** Static drawings carry their pictures as SVG in data URLs. */
const images = (node: HTMLElement): Svg[] =>
  [...node.querySelectorAll('img')].map(({ src, width, height }) => ({
    source: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="${src}" width="${width}" height="${height}"/></svg>`,
    width,
    height,
  }));
