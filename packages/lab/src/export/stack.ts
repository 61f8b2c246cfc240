import type { Svg } from './plot-svg';

/** Pictures below each other in one. */
export function stacked(pictures: readonly Svg[]): Svg {
  const width = Math.max(...pictures.map(picture => picture.width));
  const height = pictures.reduce((sum, picture) => sum + picture.height, 0);
  let top = 0;
  const parts = pictures.map(picture => {
    const part = placed(picture.source, top);
    top += picture.height;
    return part;
  });
  const source =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `${parts.join('')}</svg>`;
  return { source, width, height };
}

const placed = (source: string, top: number): string => source.replace(/<svg\b/, `<svg y="${top}"`);
