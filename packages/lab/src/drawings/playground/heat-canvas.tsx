import React, { useEffect, useRef } from 'react';
import type { ColourScale } from '@epochlab/views';
import type { Grid } from './frame';

export interface HeatCanvasProps {
  readonly grid: Grid;
  readonly scale: ColourScale;
  /** Whether values are drawn as -1 or 1. */
  readonly discrete?: boolean;
  readonly label: string;
  readonly className?: string;
}

/** A map of numbers as colours, stretched over its place; what is no number stays as the page is. */
export function HeatCanvas({
  grid,
  scale,
  discrete = false,
  label,
  className = '',
}: HeatCanvasProps): React.JSX.Element {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = ref.current?.getContext('2d');
    context?.putImageData(imageOf(grid, scale, discrete), 0, 0);
  }, [grid, scale, discrete]);
  return (
    <canvas
      ref={ref}
      className={`epochlab-Heat ${className}`}
      width={grid.side}
      height={grid.side}
      role="img"
      aria-label={label}
    />
  );
}

function imageOf({ side, values }: Grid, scale: ColourScale, discrete: boolean): ImageData {
  const image = new ImageData(side, side);
  const pixels = new Uint32Array(image.data.buffer);
  const colours = coloursOf(scale);
  const { low, high } = scale;
  for (let i = 0; i < pixels.length; i++) {
    const value = values[i] ?? NaN;
    if (Number.isNaN(value)) continue;
    const shown = discrete ? (value >= 0 ? 1 : -1) : value;
    const share = Math.min(1, Math.max(0, (shown - low) / (high - low)));
    pixels[i] = colours[Math.round(share * (SHADES - 1))] ?? 0;
  }
  return image;
}

/** Maps are drawn thirty times a second, so each colour is computed once; an odd number has a colour for the middle of a scale. */
const SHADES = 257;
const known = new WeakMap<ColourScale, Uint32Array>();

/** The colours of a scale from its low to its high end, each as the four bytes of a pixel. */
function coloursOf(scale: ColourScale): Uint32Array {
  const before = known.get(scale);
  if (before) return before;
  const bytes = new Uint8ClampedArray(4 * SHADES);
  for (let i = 0; i < SHADES; i++) bytes.set([...scale.at(i / (SHADES - 1)), 255], 4 * i);
  const colours = new Uint32Array(bytes.buffer);
  known.set(scale, colours);
  return colours;
}
