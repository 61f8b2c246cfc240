import React from 'react';
import { formatNumber, type Series } from '@epochlab/views';
import { LineSwatch } from '../../components/line-swatch';
import { useTrans } from '../../environment';
import { latest, type Panel } from './panels';
import type { SetStyles } from './set-styles';

/** The metric's name and, for each set, how its line looks and its last value. */
export function CurveLegend(props: { readonly panel: Panel; readonly styles: SetStyles }): React.JSX.Element {
  const { panel, styles } = props;
  const trans = useTrans();
  const names: Record<Series['set'], string> = {
    training: trans.__('training'),
    validation: trans.__('validation'),
  };
  const sets = (['training', 'validation'] as const).filter(set => panel.series.some(series => series.set === set));
  return (
    <div className="epochlab-Legend">
      <span className="epochlab-Legend-metric" title={panel.metric}>
        {panel.metric}
      </span>
      {sets.map(set => (
        <span key={set} className="epochlab-Legend-entry">
          <LineSwatch {...styles[set]} />
          {names[set]}
          <span className="epochlab-Legend-value">{shown(latest(panel, set))}</span>
        </span>
      ))}
    </div>
  );
}

function shown(value: number | null | undefined): string {
  if (value === undefined) {
    return '–';
  }
  return formatNumber(value ?? NaN);
}
