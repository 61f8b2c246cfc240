/** What a raster plot draws: a mark for each spike of each neuron. */
export interface RasterState {
  readonly title: string;
  /** What a unit of time is, such as `ms` or `step`. */
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
