import { formatNumber } from '../../format/number';
import type { PlaygroundSettings } from '../settings';
import type { InsideNeuron } from './state';

/** A longer sum is written out up to this many terms; the table beside it has all. */
const MOST_TERMS = 6;
const MINUS = '\u2212';

/** One line of mathematics: what it is called, and what it comes to in symbols and numbers. */
export interface FormulaLine {
  readonly left: string;
  readonly steps: readonly string[];
}

/** The rates of an update. */
export type UpdateRates = Pick<PlaygroundSettings, 'learningRate' | 'regularization' | 'regularizationRate'>;

/** The formula of a neuron with the numbers at the chosen point; once they are done, those of the backward pass and of the update too. */
export function formulaOf(neuron: InsideNeuron, rates: UpdateRates): FormulaLine[] {
  const { name, activation, terms, bias, sum, output } = neuron;
  const f = (inside: string): string => (activation === 'linear' ? inside : `${activation}(${inside})`);
  const weights = terms.map(({ value }) => value);
  const symbols = sumOf(
    bias.value,
    weights,
    terms.map(({ from }) => from),
  );
  const numbers = sumOf(
    bias.value,
    weights,
    terms.map(({ input }) => bracketed(input)),
  );
  const steps = [
    f(symbols),
    f(numbers),
    ...(activation === 'linear' ? [] : [f(number(sum))]),
    number(output),
  ];
  return [{ left: name, steps }, ...backwardLines(neuron), ...updateLines(neuron, rates)];
}

function backwardLines({ backward }: InsideNeuron): FormulaLine[] {
  if (!backward) return [];
  const { next, outputGradient, slope, delta } = backward;
  const products = sumOf(
    null,
    next.map(({ weight }) => weight),
    next.map(one => bracketed(one.delta)),
  );
  const first = { left: '∂L/∂a', steps: [...(next.length > 0 ? [products] : []), number(outputGradient)] };
  if (slope === null) return [{ left: 'δ = ∂L/∂z', steps: [number(delta)] }];
  const product = `${number(outputGradient)} · ${bracketed(slope)}`;
  return [first, { left: 'δ = ∂L/∂z', steps: ['∂L/∂a · f′(z)', product, number(delta)] }];
}

const PULL = {
  none: { symbols: '', of: () => 0 },
  L1: { symbols: ` ${MINUS} η·λ·sign(w)`, of: Math.sign },
  L2: { symbols: ` ${MINUS} η·λ·w`, of: (weight: number) => weight },
} satisfies Record<UpdateRates['regularization'], { symbols: string; of: (weight: number) => number }>;

/** The update of the first weight; none where it was not made by this rule, as that of a frozen weight. */
function updateLines({ terms: [first] }: InsideNeuron, rates: UpdateRates): FormulaLine[] {
  if (!first || first.gradient === null || first.after === null) return [];
  const { value, gradient, after, from } = first;
  const { learningRate, regularization, regularizationRate } = rates;
  const pull = PULL[regularization];
  const pulled = learningRate * regularizationRate * pull.of(value);
  const expected = value - learningRate * gradient - pulled;
  if (!(Math.abs(after - expected) <= 1e-4 * Math.max(1, Math.abs(value)))) return [];
  const numbers = `${number(value)} ${MINUS} ${number(learningRate)}·${bracketed(gradient)}`;
  const rest = regularization === 'none' ? '' : ` ${MINUS} ${bracketed(pulled)}`;
  return [
    {
      left: `w(${from})`,
      steps: [`w ${MINUS} η·∂L/∂w${pull.symbols}`, `${numbers}${rest}`, formatNumber(after)],
    },
  ];
}

/** `start + w1·a1 − w2·a2`, the first terms of it. */
function sumOf(start: number | null, weights: readonly number[], factors: readonly string[]): string {
  const terms = weights.slice(0, MOST_TERMS).map((weight, i) => ({
    sign: weight < 0 ? MINUS : '+',
    text: `${number(Math.abs(weight))}·${factors[i] ?? ''}`,
  }));
  const all =
    start === null ? terms : [{ sign: start < 0 ? MINUS : '+', text: number(Math.abs(start)) }, ...terms];
  const text = all
    .map(({ sign, text: term }, i) => (i === 0 ? (sign === '+' ? '' : MINUS) + term : ` ${sign} ${term}`))
    .join('');
  return weights.length > MOST_TERMS ? `${text} + …` : text;
}

const number = (value: number): string => formatNumber(value, 3);

/** A number as a factor: one below zero stands in brackets. */
const bracketed = (value: number): string => (value < 0 ? `(${number(value)})` : number(value));
