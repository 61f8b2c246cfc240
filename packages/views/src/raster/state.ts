/** The data of a raster plot: a mark for each spike of each neuron. */
export interface RasterState {
  readonly title: string;
  /** Name of a unit of time, such as `ms` or `step`. */
  readonly timeLabel: string;
  readonly neurons: number;
  readonly duration: number;
  /** Spike i: when, and of which neuron (from 0). */
  readonly times: readonly number[];
  readonly neuronOf: readonly number[];
  /** How many spikes there were, where some are kept, evenly. */
  readonly total?: number;
  /** Populations: names with their first neuron and how many they are. */
  readonly groups?: readonly { readonly name: string; readonly first: number; readonly count: number }[];
}
