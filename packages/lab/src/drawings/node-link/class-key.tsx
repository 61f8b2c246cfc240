import React from 'react';
import { markersPath, seriesStyle } from '@epochlab/views';

/** The colour and shape of each class. */
export function ClassKey({ classes }: { readonly classes: readonly string[] }): React.JSX.Element {
  return (
    <ul className="epochlab-ClassKey">
      {classes.map((name, index) => {
        const { colour, marker } = seriesStyle(index);
        return (
          <li key={index}>
            <svg width={12} height={12} viewBox="-5 -5 10 10" aria-hidden="true">
              <path d={markersPath(marker, [[0, 0]])} fill={colour} />
            </svg>
            <span className="epochlab-Legend-name">{name}</span>
          </li>
        );
      })}
    </ul>
  );
}
