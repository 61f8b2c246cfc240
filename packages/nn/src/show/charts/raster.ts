import { checked } from '../../options/refuse-unknown';
import { evenly, type RasterState } from '@epochlab/views';
import * as tf from '@tensorflow/tfjs-node';
import { toTensor, type TensorInput } from '../../tensors';
import { display } from '../output/display';

export interface RasterOptions {
  readonly title?: string;
  /** Name of a unit of time; 'step' unless given. */
  readonly timeLabel?: string;
  /** Length of a row of the matrix in `timeLabel`; 1 unless given. */
  readonly stepLength?: number;
  /** Populations, with how many neurons each has, in order. */
  readonly groups?: readonly { readonly name: string; readonly count: number }[];
}

/** As many marks as a page can draw. */
const MOST_SPIKES = 20_000;

/** Shows a mark for each spike: of a matrix [steps, neurons] every element above 0. Of more than 20,000 some are kept, evenly. */
export function raster(spikes: TensorInput, options: RasterOptions = {}): void {
  const {
    title = '',
    timeLabel = 'step',
    stepLength = 1,
    groups,
  } = checked('show.raster', options, { title: true, timeLabel: true, stepLength: true, groups: true });
  const matrix = toTensor(spikes);
  const [steps = 0, neurons = 0] = matrix.shape;
  if (matrix.rank !== 2)
    throw new RangeError(`A raster plot takes spikes [steps, neurons], got [${matrix.shape.join(', ')}].`);
  const values = matrix.dataSync();
  const all = Array.from(values.keys()).filter(i => (values[i] ?? 0) > 0);
  const fired = evenly(all.length, MOST_SPIKES).map(i => all[i] as number);
  const state: RasterState = {
    title,
    timeLabel,
    neurons,
    duration: steps * stepLength,
    times: fired.map(i => Math.floor(i / neurons) * stepLength),
    neuronOf: fired.map(i => i % neurons),
    ...(fired.length < all.length && { total: all.length }),
    ...(groups === undefined ? {} : { groups: placed(groups) }),
  };
  display({ kind: 'raster', state });
  if (!(spikes instanceof tf.Tensor)) matrix.dispose();
}

function placed(
  groups: readonly { readonly name: string; readonly count: number }[],
): NonNullable<RasterState['groups']> {
  let first = 0;
  return groups.map(group => {
    const one = { ...group, first };
    first += group.count;
    return one;
  });
}
