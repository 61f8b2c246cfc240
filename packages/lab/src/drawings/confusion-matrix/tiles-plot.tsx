import React, { useCallback, useState, type KeyboardEvent } from 'react';
import { formatCount, formatPercent } from '@epochlab/views';
import { useTrans } from '../../environment';
import { Plot } from '../../plotly/plot';
import type { PlotTheme } from '../../plotly/theme';
import type { ChosenCell } from './cell';
import { stepOf } from './key-moves';
import { classesOf, draggedOver, placeAt, roundAbout, scaled, type Place } from './regions';
import { tilesFigure } from './tiles-figure';
import type { Region, Tile } from './use-tile';

export interface TilesPlotProps {
  readonly tile: Tile;
  readonly classes: number;
  readonly title: string;
  readonly live: boolean;
  readonly chosen: ChosenCell | null;
  readonly onRegion: (region: Region | null) => void;
  readonly onChoose: (cell: ChosenCell | null) => void;
}

/** The tiles as colours. A click, or the arrow keys and Enter, lead from a tile to its classes and from a cell to its samples. */
export function TilesPlot(props: TilesPlotProps): React.JSX.Element {
  const { tile, classes, title, live, chosen, onRegion, onChoose } = props;
  const trans = useTrans();
  const [moving, setCursor] = useState<Place | null>(null);
  const cursor = placeOf(chosen, tile) ?? moving;
  const figure = useCallback(
    (_theme: PlotTheme) =>
      tilesFigure(tile, { cursor, titles: { true: trans.__('true'), predicted: trans.__('predicted') } }),
    [tile, cursor, trans],
  );

  const enter = (place: Place): void => {
    setCursor(place);
    const cell = cellAt(tile, place);
    if (cell) {
      onChoose(cell);
    } else if (live) {
      setCursor(null);
      onRegion(roundAbout(classesOf(tile, place), classes));
    }
  };
  const actions: Readonly<Record<string, () => void>> = {
    Enter: () => cursor && enter(cursor),
    Escape: () => {
      setCursor(null);
      onChoose(null);
    },
    '0': () => onRegion(null),
    '+': () => live && onRegion(scaled(around(tile, cursor), 0.5, classes)),
    '=': () => live && onRegion(scaled(around(tile, cursor), 0.5, classes)),
    '-': () => live && onRegion(scaled(tile, 2, classes)),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = stepOf(event.key);
    const act = step ? (): void => setCursor(movedBy(tile, cursor, step)) : actions[event.key];
    if (act) {
      event.preventDefault();
      event.stopPropagation();
      if (step) {
        onChoose(null);
      }
      act();
    }
  };

  return (
    <div
      className="epochlab-Matrix-plot"
      role="group"
      tabIndex={0}
      aria-label={trans.__(
        'Tiles of the matrix: the arrow keys choose one, Enter opens it, plus and minus zoom, 0 shows all',
      )}
      onKeyDown={onKeyDown}
    >
      <Plot
        figure={figure}
        height={460}
        label={trans._n('Confusion matrix of %1 class', 'Confusion matrix of %1 classes', classes)}
        title={title}
        onRelayout={event => onRegion(draggedOver(event, classes))}
        onClick={({ points: [point] }) => point && enter(placeAt(tile, Number(point.y), Number(point.x)))}
      />
      <span className="epochlab-Unseen" aria-live="polite">
        {cursor && described(tile, cursor)}
      </span>
    </div>
  );
}

/** A cell of its own, where each class has a row and a column. */
function cellAt(
  { values, isShare, rowClasses, columnClasses }: Tile,
  { row, column }: Place,
): ChosenCell | null {
  const [actual, predicted] = [rowClasses?.[row], columnClasses?.[column]];
  return actual && predicted
    ? {
        cell: { actual: actual.index, predicted: predicted.index },
        names: { actual: actual.label, predicted: predicted.label },
        ...(isShare ? {} : { count: values.values[row * values.columns + column] ?? 0 }),
      }
    : null;
}

function placeOf(chosen: ChosenCell | null, { rowClasses, columnClasses }: Tile): Place | null {
  const row = rowClasses?.findIndex(({ index }) => index === chosen?.cell.actual) ?? -1;
  const column = columnClasses?.findIndex(({ index }) => index === chosen?.cell.predicted) ?? -1;
  return row >= 0 && column >= 0 ? { row, column } : null;
}

/** The cursor's tile as a middle, if there is one, of a region as large as what is shown. */
function around(tile: Tile, cursor: Place | null): Region {
  if (!cursor) {
    return tile;
  }
  const { rows, columns } = classesOf(tile, cursor);
  const centred = ([from, to]: readonly [number, number], width: number): readonly [number, number] => [
    (from + to - width) / 2,
    (from + to + width) / 2,
  ];
  return {
    rows: centred(rows, tile.rows[1] - tile.rows[0]),
    columns: centred(columns, tile.columns[1] - tile.columns[0]),
  };
}

function movedBy({ values }: Tile, from: Place | null, [down, right]: readonly [number, number]): Place {
  const clamp = (index: number, count: number): number => Math.max(0, Math.min(count - 1, index));
  return from
    ? { row: clamp(from.row + down, values.rows), column: clamp(from.column + right, values.columns) }
    : { row: 0, column: 0 };
}

/** Text of a tile for screen readers. */
function described(tile: Tile, place: Place): string {
  const { values, isShare } = tile;
  const value = values.values[place.row * values.columns + place.column] ?? 0;
  const said = isShare ? formatPercent(value) : formatCount(value);
  const [row, column] = [tile.rowClasses?.[place.row], tile.columnClasses?.[place.column]];
  if (row && column) {
    return `${row.label} → ${column.label}: ${said}`;
  }
  const { rows, columns } = classesOf(tile, place);
  return `${rows[0]}–${rows[1] - 1} → ${columns[0]}–${columns[1] - 1}: ${said}`;
}
