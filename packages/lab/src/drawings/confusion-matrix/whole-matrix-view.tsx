import React, { useMemo, useState } from 'react';
import { formatPercent, scores, topConfusions, type ConfusionMatrixState } from '@epochlab/views';
import { useAction } from '../../components/use-action';
import { ViewFrame } from '../../components/view-frame';
import { useTrans } from '../../environment';
import type { DrawingProps } from '../drawing';
import { arrange } from './arrange';
import type { MatrixCell, ChosenCell } from './cell';
import { ClassTable } from './class-table';
import { MatrixControls } from './matrix-controls';
import { MatrixPlot } from './matrix-plot';
import { SamplesPanel } from './samples-panel';
import { TopConfusions } from './top-confusions';

/** Confusions in the list. */
const SHOWN = 5;

/** The matrix, the measures of each class, the confusions worth looking at and the samples behind them. */
export function WholeMatrixView({
  payload,
  connection,
  store,
}: DrawingProps<'confusionMatrix'>): React.JSX.Element {
  const trans = useTrans();
  const { state } = payload;
  const [normalize, setNormalize] = useState(state.normalize ?? 'none');
  const [sort, setSort] = useState(state.sort ?? 'label');
  const [selected, setSelected] = useState<MatrixCell | null>(null);
  const { accuracy, classes } = useMemo(() => scores(state), [state]);
  const confusions = useMemo(() => topConfusions(state, SHOWN), [state]);
  const [worst] = confusions;
  useAction(
    'top-confusion',
    worst ? () => setSelected({ actual: worst.actual, predicted: worst.predicted }) : null,
  );
  useAction('matrix-all-classes', selected && (() => setSelected(null)));
  const arranged = useMemo(() => arrange(state, normalize, sort), [state, normalize, sort]);

  return (
    <ViewFrame
      what={trans.__('Confusion matrix')}
      subject={state.title}
      badge={accuracy === null ? null : trans.__('accuracy %1', formatPercent(accuracy))}
      controls={
        <MatrixControls normalize={normalize} onNormalize={setNormalize} sort={sort} onSort={setSort} />
      }
    >
      <div className="epochlab-Matrix">
        <MatrixPlot arranged={arranged} state={state} selected={selected} onSelect={setSelected} />
        <div className="epochlab-Matrix-side">
          <TopConfusions
            confusions={confusions}
            labels={state.labels}
            selected={selected}
            onSelect={setSelected}
          />
          {selected ? (
            <SamplesPanel
              chosen={chosen(state, selected)}
              kept={state.samples}
              live={connection.status === 'live'}
              store={store}
              onClose={() => setSelected(null)}
            />
          ) : (
            <ClassTable classes={arranged.order.flatMap(index => classes[index] ?? [])} isAll />
          )}
        </div>
      </div>
    </ViewFrame>
  );
}

const chosen = ({ labels, counts }: ConfusionMatrixState, cell: MatrixCell): ChosenCell => ({
  cell,
  names: { actual: labels[cell.actual] ?? '', predicted: labels[cell.predicted] ?? '' },
  count: counts[cell.actual]?.[cell.predicted] ?? 0,
});
