import React from 'react';
import { formatNumber, legendLines, type TrainingLine, type TrainingPanel } from '@epochlab/views';
import { LineSwatch } from '../../../components/line-swatch';
import { useTrans } from '../../../environment';
import { lineName } from './line-names';

/** The metric's name and, for each curve, how its line looks and its last value. */
export function CurveLegend({ panel }: { readonly panel: TrainingPanel }): React.JSX.Element {
  const trans = useTrans();
  return (
    <div className="epochlab-Legend">
      <span className="epochlab-Legend-metric" title={panel.metric}>
        {panel.metric}
      </span>
      {legendLines(panel).map((line, index) => (
        <span key={index} className="epochlab-Legend-entry" title={line.run}>
          <LineSwatch {...line.style} isPale={line.detail} />
          <span className="epochlab-Legend-name">{lineName(trans, line)}</span>
          {!line.detail && <span className="epochlab-Legend-value">{lastValue(line)}</span>}
        </span>
      ))}
    </div>
  );
}

function lastValue({ series: { x, y } }: TrainingLine): string {
  return x.length === 0 ? '–' : formatNumber(y.at(-1) ?? NaN);
}
