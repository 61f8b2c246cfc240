import type { Logs, Tensor } from '@tensorflow/tfjs-node';

/** tfjs hands logs over as numbers or as scalars that are not read yet. */
export function numbersOf(logs: Logs = {}): Record<string, number> {
  return Object.fromEntries(
    // tfjs types logs as numbers, but stock training passes scalars.
    Object.entries(logs as Readonly<Record<string, number | Tensor>>).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : (value.dataSync()[0] ?? NaN),
    ]),
  );
}
