import { literal } from './literal';
import type { PlaygroundState } from './state';

/**
 * TypeScript for a cell that goes on from where a saved playground is, in a kernel that does not know it: the same settings, data, weights and epoch. Rows of
 * the user's own are named as in the cell that made the playground, and must be there.
 */
export function goOnCode({ settings, layers, curves, dataOptions }: PlaygroundState): string {
  const options = Object.entries(settings).map(([name, value]) => `${name}: ${literal(value)}`);
  const weights = layers.map(({ kernel, bias, learns }) => {
    const isAllLearning = learns.every(row => row.every(learns => learns !== 0));
    return `    { kernel: ${literal(kernel)}, bias: ${literal(bias)}${isAllLearning ? '' : `, learns: ${literal(learns)}`} },`;
  });
  return [
    'const p = show.playground({',
    ...(dataOptions === '' ? [] : [`  ${dataOptions},`]),
    `  ${options.join(', ')},`,
    `  epoch: ${curves.epoch.at(-1) ?? 0},`,
    '  weights: [',
    ...weights,
    '  ],',
    '});',
  ].join('\n');
}
