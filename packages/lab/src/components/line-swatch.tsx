import React from 'react';

const DASHES: Readonly<Record<string, string>> = { solid: '', dash: '5 3', dot: '1.5 2.5', dashdot: '6 2 1.5 2' };

/** A short piece of a line as a legend shows it. */
export function LineSwatch(props: { readonly color: string; readonly dash: string }): React.JSX.Element {
  return (
    <svg className="epochlab-Swatch" width="22" height="8" aria-hidden="true">
      <line
        x1="1"
        x2="21"
        y1="4"
        y2="4"
        stroke={props.color}
        strokeWidth="2.5"
        strokeDasharray={DASHES[props.dash] ?? ''}
      />
    </svg>
  );
}
