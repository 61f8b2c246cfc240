import { checked } from '../../options/refuse-unknown';
import { range } from 'd3-array';
import type { ActivationFunction } from '../../activations';
import { lines } from './lines';

export interface ActivationOptions {
  readonly from?: number;
  readonly to?: number;
}

/**
 * Shows activation functions with their derivatives, for x from -5 to 5 unless given: `show.activation(activations.relu)`.
 *
 * @example
 * show.activation([activations.relu, activations.tanh], { from: -3, to: 3 });
 */
export function activation(
  functions: ActivationFunction | readonly ActivationFunction[],
  options: ActivationOptions = {},
): void {
  const { from = -5, to = 5 } = checked('show.activation', options, { from: true, to: true });
  const list = Array.isArray(functions)
    ? (functions as readonly ActivationFunction[])
    : [functions as ActivationFunction];
  const x = range(201).map(i => from + ((to - from) * i) / 200);
  lines({
    title: list.map(f => f.activationName).join(', '),
    yLabel: 'activation',
    series: list.flatMap(f => [
      { name: f.activationName, x, y: f(x) },
      { name: `${f.activationName}, derivative`, x, y: f.derivative(x) },
    ]),
  });
}
