import type { ImageGridState } from './state';

/**
 * How large the pictures are, and how large they are shown if that is less; nothing where there are none.
 * @example '2000 × 1000 pixels, shown at 500 × 250'
 */
export function pictureSize({ images: [first], reducedFrom }: ImageGridState): string {
  if (first === undefined) return '';
  const size = ({ width, height }: { width: number; height: number }): string => `${width} × ${height}`;
  return reducedFrom === undefined
    ? `${size(first.pixels)} pixels`
    : `${size(reducedFrom)} pixels, shown at ${size(first.pixels)}`;
}
