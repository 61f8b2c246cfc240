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

function imageOf({ side, values }: Grid, { low, high, at }: ColourScale, discrete: boolean): ImageData {
  const image = new ImageData(side, side);
  for (let i = 0; i < side * side; i++) {
    const value = values[i] ?? NaN;
    if (Number.isNaN(value)) continue;
    const shown = discrete ? (value >= 0 ? 1 : -1) : value;
    const share = Math.min(1, Math.max(0, (shown - low) / (high - low)));
    image.data.set([...at(share), 255], 4 * i);
  }
  return image;
}
