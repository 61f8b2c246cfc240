import React from 'react';
import type { PlaygroundInside } from '@epochlab/views';
import { useTrans } from '../../../environment';
import { NumberTable, orDash, type NumberRow } from './number-table';

/** More neurons than this are shown by the layer of the chosen one alone. */
const MOST_NEURONS = 64;

export interface NeuronTableProps {
  readonly inside: PlaygroundInside;
  readonly onNeuron: ((layer: number, unit: number) => void) | null;
}

/** Sum, output and delta of each neuron at the chosen point; a name chooses its neuron. */
export function NeuronTable({ inside, onNeuron }: NeuronTableProps): React.JSX.Element {
  const trans = useTrans();
  const { layers, neuron } = inside;
  const count = layers.reduce((sum, { sums }) => sum + sums.length, 0);
  const rows = layers.flatMap(({ name, sums, outputs, deltas }, layer): NumberRow[] =>
    count > MOST_NEURONS && layer !== neuron.layer
      ? []
      : sums.map((sum, unit) => ({
          name: (
            <button
              className="epochlab-Inside-name"
              disabled={!onNeuron}
              onClick={() => onNeuron?.(layer, unit)}
              title={trans.__('Show the formula of this neuron')}
            >
              {`${name}[${unit + 1}]`}
            </button>
          ),
          cells: [orDash(sum), orDash(outputs[unit]), orDash(deltas[unit])],
          isChosen: layer === neuron.layer && unit === neuron.unit,
        })),
  );
  return (
    <NumberTable
      caption={trans.__('Neurons at the point')}
      heads={[trans.__('neuron'), trans.__('sum z'), trans.__('output a'), trans.__('δ = ∂L/∂z')]}
      rows={rows}
    />
  );
}
