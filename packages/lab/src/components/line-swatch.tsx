import React from 'react';
import type { SeriesStyle } from '@epochlab/views';

export interface LineSwatchProps extends Pick<SeriesStyle, 'colour' | 'dash'> {
  /** Whether the line lies thin and pale behind another. */
  readonly isPale?: boolean;
}

/** A short piece of a line as a legend shows it. */
export function LineSwatch({ colour, dash, isPale = false }: LineSwatchProps): React.JSX.Element {
  const look = isPale ? { strokeWidth: 1, strokeOpacity: 0.5 } : { strokeWidth: 2.5, strokeDasharray: dash };
  return (
    <svg className="epochlab-Swatch" width="22" height="8" aria-hidden="true">
      <line x1="1" x2="21" y1="4" y2="4" stroke={colour} {...look} />
    </svg>
  );
}
