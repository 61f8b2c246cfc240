import type { Grid } from '../reduce/pool';
import type { RasterState } from './state';

/** Beyond, marks would cover each other: their density is drawn instead. */
const MOST_SPIKES = 6000;
const CELLS = { columns: 200, rows: 120 } as const;

export const isDense = ({ times }: RasterState): boolean => times.length > MOST_SPIKES;

/** How many spikes fall in each of many moments and groups of neighbouring neurons, neuron 0 on top. */
export function spikeDensity({
  times,
  neuronOf,
  neurons,
  duration,
}: RasterState): Grid & { readonly values: Float64Array } {
  const [columns, rows] = [CELLS.columns, Math.min(CELLS.rows, neurons)];
  const values = new Float64Array(rows * columns);
  times.forEach((time, i) => {
    const column = Math.min(columns - 1, Math.floor((time / duration) * columns));
    const row = Math.min(rows - 1, Math.floor(((neuronOf[i] as number) / neurons) * rows));
    const at = row * columns + column;
    if (values[at] !== undefined) values[at]++;
  });
  return { rows, columns, values };
}
