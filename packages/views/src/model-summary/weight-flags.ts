import { formatCount, formatPercent } from '../format/number';
import { counted } from '../format/quantity';
import type { SummaryRow } from './rows';
import type { WeightStatistics } from './state';

/** With this share of zeros a weight is called dead: initializers and training hardly ever produce one. */
const DEAD = 0.5;

/** Faults of the weights of the layers, in sentences that say what to do. */
export function weightFlags(rows: readonly SummaryRow[]): string[] {
  return rows.flatMap(({ layer }) => (layer.weights ?? []).flatMap(flags));
}

function flags(weight: WeightStatistics): string[] {
  const { name, notFinite, zeros } = weight;
  const size = weight.shape.reduce((product, side) => product * side, 1);
  const broken = `${name}: ${counted(notFinite, 'value')} of ${formatCount(size)} NaN or infinite. Train again with a lower learning rate, or check the inputs for NaN.`;
  const dead = `${name}: ${formatPercent(zeros / size)} of its values are exactly zero.`;
  return [...(notFinite > 0 ? [broken] : []), ...(isDead(weight) ? [dead] : [])];
}

/** Whether most of a weight is exactly zero. Biases begin like that; matrices do not. */
export function isDead({ shape, zeros }: WeightStatistics): boolean {
  const size = shape.reduce((product, side) => product * side, 1);
  return shape.length > 1 && zeros / size >= DEAD;
}
