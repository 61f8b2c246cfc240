import React from 'react';
import type { InsideNeuron, InsideWeight } from '@epochlab/views';
import { useTrans } from '../../../environment';
import { NumberTable, orDash } from './number-table';

/** The weights of one neuron: with what each is multiplied, its gradient, and what the update made of it. */
export function WeightTable({ neuron }: { readonly neuron: InsideNeuron }): React.JSX.Element {
  const trans = useTrans();
  const cells = ({ value, gradient, after }: InsideWeight, input: number): string[] => [
    orDash(input),
    orDash(value),
    orDash(gradient),
    orDash(after),
  ];
  return (
    <NumberTable
      caption={trans.__('Weights of %1', neuron.name)}
      heads={[
        trans.__('from'),
        trans.__('input a'),
        trans.__('weight w'),
        trans.__('∂L/∂w = δ·a'),
        trans.__('after'),
      ]}
      rows={[
        { name: trans.__('bias'), cells: cells(neuron.bias, 1) },
        ...neuron.terms.map(term => ({ name: term.from, cells: cells(term, term.input) })),
      ]}
    />
  );
}
