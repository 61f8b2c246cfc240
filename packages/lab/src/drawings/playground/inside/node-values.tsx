import React from 'react';
import { formatNumber, type PlaygroundInside } from '@epochlab/views';
import { NODE, type NodeSpot } from '../layout';

export interface NodeValuesProps {
  readonly inside: PlaygroundInside;
  readonly spots: readonly (readonly NodeSpot[])[];
}

/** Below each node its output at the chosen point; in the backward pass its delta. The panel has the same numbers as a table. */
export function NodeValues({ inside, spots }: NodeValuesProps): React.JSX.Element {
  const isBackward = inside.phase === 'backward';
  const values = [
    isBackward ? [] : inside.inputs,
    ...inside.layers.map(({ outputs, deltas }) => (isBackward ? deltas : outputs)),
  ];
  return (
    <>
      {spots.flat().map(({ column, row, left, top }) => {
        const value = values[column]?.[row];
        return (
          value !== undefined && (
            <span
              key={`${column} ${row}`}
              aria-hidden="true"
              className={`epochlab-Neuron-value${isBackward ? ' epochlab-mod-delta' : ''}`}
              style={{ left: left + NODE / 2, top: top + NODE }}
            >
              {formatNumber(value, 2)}
            </span>
          )
        );
      })}
    </>
  );
}
