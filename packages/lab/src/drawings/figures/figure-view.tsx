import React, { useCallback } from 'react';
import type { ViewKind } from '@epochlab/views';
import { ViewFrame } from '../../components/view-frame';
import { useTrans } from '../../environment';
import { Plot } from '../../plotly/plot';
import type { PlotTheme } from '../../plotly/theme';
import type { Drawing } from '../drawing';
import { titleOf } from '../title';
import { NumbersTable } from './numbers-table';
import type { FigureKind } from './figure-kind';

/** The live drawing of a kind that is one figure. */
export function figureDrawing<K extends ViewKind>(kind: FigureKind<K>): Drawing<K> {
  return function FigureView({ payload }) {
    const { state } = payload;
    const trans = useTrans();
    const figure = useCallback(
      (theme: PlotTheme, width: number) => kind.figure(state, { theme, width, trans }),
      [state, trans],
    );
    const title = titleOf(payload);
    const name = kind.name?.(trans);
    const label = [name, title].filter(Boolean).join(': ') || trans.__('Plot');
    const plot = <Plot figure={figure} height={kind.height(state)} label={label} title={title} />;
    return (
      <ViewFrame what={name ?? title} subject={name ? title : ''} note={kind.note?.(state, trans)}>
        {kind.table ? (
          <div className="epochlab-Beside">
            {plot}
            <NumbersTable {...kind.table(state, trans)} label={label} />
          </div>
        ) : (
          plot
        )}
      </ViewFrame>
    );
  };
}
