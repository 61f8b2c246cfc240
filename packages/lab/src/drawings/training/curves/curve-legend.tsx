import React from 'react';
import { formatNumber, type TrainingLine, type TrainingPanel } from '@epochlab/views';
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
      {named(panel).map((line, index) => (
        <span key={index} className="epochlab-Legend-entry" title={line.run}>
          <LineSwatch {...line.style} />
          {lineName(trans, line)}
          <span className="epochlab-Legend-value">{lastValue(line)}</span>
        </span>
      ))}
    </div>
  );
}

/** One entry for each run, name and set: its curve per epoch if there is one, from the first paint on; this run's first. */
function named({ lines }: TrainingPanel): TrainingLine[] {
  const key = ({ run, series }: TrainingLine): string => JSON.stringify([run, series.name, series.set]);
  const entries = new Map<string, TrainingLine>();
  for (const line of lines) {
    const before = entries.get(key(line));
    if (!before || (line.series.per === 'epoch' && line.series.x.length > 0)) {
      entries.set(key(line), line);
    }
  }
  return [...entries.values()].sort((a, b) => rank(a) - rank(b));
}

const rank = ({ run, series }: TrainingLine): number =>
  (run === undefined ? 0 : 2) + (series.set === 'training' ? 0 : 1);

function lastValue({ series: { x, y } }: TrainingLine): string {
  return x.length === 0 ? '–' : formatNumber(y.at(-1) ?? NaN);
}
