import { dark, fonts, light, type Theme } from '../colour/theme';
import { textToBase64 } from './base64';
import { Markup, element, type Child } from './element';

/** An SVG drawing of `width` by `height` CSS pixels; `alt` says in words what it shows. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly children: readonly Child[];
}

/**
 * The classes that drawings use: `ink`, `muted` and `error` for text, `frame` and `grid` for lines, `surface` for fills.
 * Plain rules instead of CSS variables, so that SVG tools without them draw the light theme.
 */
const rules = (theme: Theme): string =>
  `.surface{fill:${theme.surface}}.ink{fill:${theme.ink}}.muted{fill:${theme.muted}}.error{fill:${theme.error}}` +
  `.frame{stroke:${theme.frame};fill:none}.grid{stroke:${theme.grid};fill:none}.inkline{stroke:${theme.ink};fill:none}` +
  `.quietline{stroke:${theme.muted};fill:none}.errorline{stroke:${theme.error};fill:none}.halo{stroke:${theme.surface}}.fillgrid{fill:${theme.grid}}`;

const STYLE = new Markup(
  `text{font:${fonts.size}px ${fonts.family};font-variant-numeric:tabular-nums}.small{font-size:11.5px}` +
    `.cell text{font-size:11.5px;text-anchor:middle}.strong{font-weight:600}${rules(light)}@media(prefers-color-scheme:dark){${rules(dark)}}`,
);

/** The picture as a stand-alone SVG document that carries both themes and paints its own surface. */
export function svgDocument(picture: Picture): string {
  const { width, height, alt, children } = picture;
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' },
    element('title', {}, alt),
    element('style', {}, STYLE),
    element('rect', { class: 'surface', width, height }),
    children,
  ).source;
}

/**
 * The picture as an image for HTML. GitHub and JupyterLab (in a notebook that is not trusted) drop inline SVG but keep
 * the labels in it as loose text; an image with a data address passes both whole, and its text alternative too.
 */
export function image(picture: Picture): Markup {
  const { width, height, alt } = picture;
  const src = `data:image/svg+xml;base64,${textToBase64(svgDocument(picture))}`;
  const drawn = (least: string): Markup =>
    element('img', { src, width, height, alt, style: `max-width:100%;${least}height:auto` });
  return width <= LEGIBLE
    ? drawn('')
    : element('div', { class: 'epochlab-scroll', tabindex: 0 }, drawn(`min-width:${LEGIBLE}px;`));
}

/** A picture shrinks with its page down to this many pixels; then it scrolls, for its words would be too small. */
const LEGIBLE = 560;
