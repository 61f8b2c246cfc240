import React from 'react';
import { formatNumber } from '@epochlab/views';
import { useTrans } from '../../environment';

const WIDTH = 120;
const HEIGHT = 24;

/** How values are spread, small enough for a table cell. */
export function Histogram(props: {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}): React.JSX.Element | null {
  const trans = useTrans();
  const { edges, counts } = props;
  const most = counts.reduce((greatest, count) => Math.max(greatest, count), 0);
  if (most === 0) {
    return null;
  }
  const step = WIDTH / counts.length;
  const label = trans.__(
    'Histogram from %1 to %2',
    formatNumber(edges[0] ?? NaN),
    formatNumber(edges.at(-1) ?? NaN),
  );
  return (
    <svg className="epochlab-Histogram" width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      <title>{label}</title>
      {counts.map((count, index) => {
        const height = (HEIGHT * count) / most;
        return (
          <rect
            key={index}
            x={index * step}
            y={HEIGHT - height}
            width={Math.max(0.5, step - 0.5)}
            height={height}
          />
        );
      })}
    </svg>
  );
}
