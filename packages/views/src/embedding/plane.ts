import { shorten } from '../format/label';
import type { Axes } from '../plot/axes';
import type { Room } from '../plot/panel';
import { extent } from '../reduce/extent';
import { nameSides, type NameSide } from './name-sides';
import { project } from './project';
import type { EmbeddingState } from './state';

/** More names would cover all of the points. */
const MOST_NAMES = 60;
const LONGEST_NAME = 18;
/** The part of the box, in each direction, that the points take at most. */
const FILLED = 0.9;

/** Points in a box of the page: both directions share a scale, for distances mean something and coordinates do not. */
export interface EmbeddingPlane {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly axes: Axes;
  /** For each point the side on which its name stands; null where it has none, or no room. */
  readonly sides: readonly (NameSide | null)[];
  readonly names: readonly string[];
}

/** Where points and names stand in a box of that many pixels. */
export function embeddingPlane(state: EmbeddingState, { width, height }: Room): EmbeddingPlane {
  const { x, y } = project(state);
  const [across, up] = [spanOf(x), spanOf(y)];
  const pixels = FILLED * Math.min(width / across.length, height / up.length);
  const axes = {
    x: bare(across.middle, width / pixels),
    y: bare(up.middle, height / pixels),
  };
  const names = (state.names ?? []).map(name => shorten(name, LONGEST_NAME));
  const named = names.length > 0 && names.length <= MOST_NAMES;
  const place = (values: readonly number[], [low]: readonly [number, number]): number[] =>
    values.map(value => (value - low) * pixels);
  const sides = named
    ? nameSides(place(x, axes.x.domain), place(y, axes.y.domain), names, { width, height })
    : x.map(() => null);
  return { x, y, axes, sides, names };
}

function spanOf(values: readonly number[]): { readonly middle: number; readonly length: number } {
  const [low, high] = extent(values) ?? [0, 1];
  return { middle: (low + high) / 2, length: high - low || 1 };
}

/** An axis of that length without ticks. */
const bare = (middle: number, length: number): Axes['x'] => ({
  domain: [middle - length / 2, middle + length / 2],
  kind: 'linear',
  ticks: [],
  label: '',
});
