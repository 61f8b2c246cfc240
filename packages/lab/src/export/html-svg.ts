import { staticHtml, type AnyViewPayload } from '@epochlab/views';
import { readTheme } from '../plotly/theme';
import type { Svg } from './plot-svg';

const XHTML = 'http://www.w3.org/1999/xhtml';
const PADDING = 12;

/** The static drawing of a view as a picture: its HTML inside SVG, on the colours of the page. */
export function htmlSvg(payload: AnyViewPayload, node: HTMLElement): Svg {
  const page = document.createElementNS(XHTML, 'div');
  page.innerHTML = staticHtml(payload);
  const theme = readTheme(node);
  Object.assign(page.style, {
    boxSizing: 'border-box',
    width: 'max-content',
    maxWidth: `${Math.max(320, node.clientWidth)}px`,
    padding: `${PADDING}px`,
    color: theme.text,
    background: theme.surface,
    colorScheme: theme.dark ? 'dark' : 'light',
  });
  const { width, height } = sizeOf(page, node);
  const source =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<foreignObject width="100%" height="100%">${new XMLSerializer().serializeToString(page)}</foreignObject></svg>`;
  return { source, width, height };
}

/** Lays the page out where the view is, unseen. */
function sizeOf(page: HTMLElement, node: HTMLElement): { readonly width: number; readonly height: number } {
  const hidden = document.createElement('div');
  Object.assign(hidden.style, { position: 'absolute', visibility: 'hidden', inset: '0 auto auto 0' });
  hidden.append(page);
  node.append(hidden);
  const { width, height } = page.getBoundingClientRect();
  hidden.remove();
  return { width: Math.ceil(width), height: Math.ceil(height) };
}
