import React from 'react';
import { palette } from '@epochlab/views';

const WIDTH = 90;
const HEIGHT = 20;

export interface SparklineProps {
  readonly values: readonly (number | null)[];
  /** The ends of the scale, which curves side by side share. */
  readonly span: readonly [low: number, high: number];
}

/** A curve without axes, small enough for a table cell; gaps stay gaps. */
export function Sparkline({ values, span: [low, high] }: SparklineProps): React.JSX.Element {
  const x = (index: number): number => 1 + (index * (WIDTH - 2)) / Math.max(1, values.length - 1);
  const y = (value: number): number => 1 + (HEIGHT - 2) * (high > low ? (high - value) / (high - low) : 0.5);
  let isNew = true;
  const path = values
    .map((value, index) => {
      if (value === null) {
        isNew = true;
        return '';
      }
      const step = `${isNew ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
      isNew = false;
      return step;
    })
    .join('');
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden="true">
      <path d={path} fill="none" stroke={palette.blue} strokeWidth="1.5" />
    </svg>
  );
}
