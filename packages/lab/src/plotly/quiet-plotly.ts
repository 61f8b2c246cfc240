import type { Figure } from './figure';

/** Parts of a layout that fetch maps from a server. */
const MAPS: ReadonlySet<string> = new Set(['map', 'mapbox', 'geo']);

const STYLE = /\bstyle\s*=\s*("[^"]*"|'[^']*'|[^\s>]*)/gi;
/** Plain declarations: without an escape, in CSS's manner or HTML's, that could hide an address. */
const PLAIN = /^["']?[\w\s:;#.,%()-]*["']?$/;

/** A figure of the user's own that asks no server for anything: without maps, pictures from elsewhere, and addresses in styles. */
export const quiet = ({ data, layout }: Figure): Figure => ({
  // The parts keep their types: strings stay strings, lists stay lists.
  data: quietPart(data) as Figure['data'],
  layout: quietPart(
    Object.fromEntries(Object.entries(layout).filter(([key]) => !MAPS.has(key))),
  ) as Figure['layout'],
});

function quietPart(part: unknown): unknown {
  if (typeof part === 'string') {
    return quietText(part);
  }
  if (Array.isArray(part)) {
    return part.every(item => typeof item === 'number') ? part : part.map(quietPart);
  }
  if (typeof part !== 'object' || part === null || ArrayBuffer.isView(part)) {
    return part;
  }
  return Object.fromEntries(
    Object.entries(part)
      .filter(([key, value]) => key !== 'source' || isOwnPicture(value))
      .map(([key, value]) => [key, quietPart(value)]),
  );
}

/** plotly takes `<span style>` in any text; only declarations that name no address are left. */
const quietText = (text: string): string =>
  text.replace(STYLE, (whole, value: string) =>
    PLAIN.test(value) && !/url|image|src/i.test(value) ? whole : '',
  );

/** A picture that travels with the figure; links of a Sankey diagram have numbers as their sources. */
const isOwnPicture = (source: unknown): boolean =>
  typeof source !== 'string' || /^data:image\//i.test(source);
