import React from 'react';
import type { SeriesStyle } from '@epochlab/views';

/** A short piece of a line as a legend shows it. */
export function LineSwatch({ colour, dash }: Pick<SeriesStyle, 'colour' | 'dash'>): React.JSX.Element {
  return (
    <svg className="epochlab-Swatch" width="22" height="8" aria-hidden="true">
      <line x1="1" x2="21" y1="4" y2="4" stroke={colour} strokeWidth="2.5" strokeDasharray={dash} />
    </svg>
  );
}
