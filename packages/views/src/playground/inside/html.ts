import { formatNumber, formatPercent } from '../../format/number';
import { table } from '../../html/table';
import { element, type Child } from '../../markup/element';
import type { PlaygroundState } from '../state';
import { formulaOf } from './formula';
import type { InsideLayer, InsideNeuron, PlaygroundInside } from './state';
import { insideFacts } from './inside-text';

/** A page stays readable with so many rows; of more the first are kept. */
const MOST_ROWS = 40;

/** The chosen point, the formula of the chosen neuron, and tables of the weights, the neurons and the layers' gradients. */
export function insideHtml(
  inside: PlaygroundInside,
  state: Pick<PlaygroundState, 'classes' | 'settings'>,
): Child[] {
  const { neuron, layers, flow } = inside;
  return [
    element('p', {}, element('strong', {}, 'Inside'), ` ${insideFacts(inside, state).join(' · ')}`),
    formulaOf(neuron, state.settings).map(({ left, steps }) =>
      element('p', {}, [left, ...steps].join(' = ')),
    ),
    weightTable(neuron),
    neuronTable(layers),
    table({
      caption: 'Gradient flow over all training points',
      columns: [
        { header: 'layer', cell: ({ layer }) => layer },
        { header: 'gradient norm', align: 'right', cell: ({ gradientNorm }) => orDash(gradientNorm) },
        { header: 'weight norm', align: 'right', cell: ({ weightNorm }) => orDash(weightNorm) },
        {
          header: 'dead units',
          align: 'right',
          cell: ({ deadShare }) => (deadShare === null ? '–' : formatPercent(deadShare)),
        },
      ],
      rows: flow.slice(0, MOST_ROWS),
    }),
  ];
}

const weightTable = ({ name, terms, bias }: InsideNeuron): Child =>
  table({
    caption: `Weights of ${name}`,
    columns: [
      { header: 'from', cell: ({ from }) => from },
      { header: 'input a', align: 'right', cell: ({ input }) => orDash(input) },
      { header: 'weight w', align: 'right', cell: ({ value }) => orDash(value) },
      { header: 'gradient ∂L/∂w', align: 'right', cell: ({ gradient }) => orDash(gradient) },
      { header: 'after the update', align: 'right', cell: ({ after }) => orDash(after) },
    ],
    rows: [{ ...bias, from: 'bias', input: 1 }, ...terms.slice(0, MOST_ROWS)],
  });

const neuronTable = (layers: readonly InsideLayer[]): Child =>
  table({
    caption: 'Neurons at the point',
    columns: [
      { header: 'neuron', cell: ({ name }) => name },
      { header: 'sum z', align: 'right', cell: ({ sum }) => orDash(sum) },
      { header: 'output a', align: 'right', cell: ({ output }) => orDash(output) },
      { header: 'δ = ∂L/∂z', align: 'right', cell: ({ delta }) => orDash(delta) },
    ],
    rows: layers
      .flatMap(({ name, sums, outputs, deltas }) =>
        sums.map((sum, i) => ({
          name: `${name}[${i + 1}]`,
          sum,
          output: outputs[i] ?? NaN,
          delta: deltas[i] ?? null,
        })),
      )
      .slice(0, MOST_ROWS),
  });

const orDash = (value: number | null): string => (value === null ? '–' : formatNumber(value));
