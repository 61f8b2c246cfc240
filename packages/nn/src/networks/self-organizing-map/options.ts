import { checked } from '../../options/refuse-unknown';
import { requireWhole } from '../rows';
import type { Grid } from './grid';
import type { Decay } from './schedule';

export interface SelfOrganizingMapOptions {
  readonly rows: number;
  readonly columns: number;
  /**
   * 'batch' (default): each epoch moves all units once, by all rows. 'online': each row moves the units near the one that it is nearest to.
   */
  readonly mode?: 'batch' | 'online';
  /**
   * How far on the map a unit draws others along at first, in units: two standard deviations of a Gaussian, as in Somoclu. Half the longer
   * side unless given.
   */
  readonly radius?: number;
  /** The same in the last step. Default 1.5; below 1 the map loses its order. */
  readonly finalRadius?: number;
  /** For 'online': the share of the way to a row that its unit goes, at first. Default 0.5. */
  readonly learningRate?: number;
  /** For 'online': the same in the last step. Default 0.01. */
  readonly finalLearningRate?: number;
  /** Fixes the rows where units begin, and the order of rows. Default 0. */
  readonly seed?: number | string;
}

/** Options with every default filled in. */
export interface MapSettings {
  readonly grid: Grid;
  readonly mode: 'batch' | 'online';
  readonly radius: Decay;
  readonly rate: Decay;
  readonly seed: number | string;
}

const WHERE = 'networks.SelfOrganizingMap';

const NAMES = {
  rows: true,
  columns: true,
  mode: true,
  radius: true,
  finalRadius: true,
  learningRate: true,
  finalLearningRate: true,
  seed: true,
} as const;

/** @throws RangeError for what no map can have */
export function settingsOf(options: SelfOrganizingMapOptions): MapSettings {
  const { rows, columns, mode = 'batch', seed = 0, ...given } = checked(WHERE, options, NAMES);
  requireWhole(rows, 1, `${WHERE}: rows`);
  requireWhole(columns, 1, `${WHERE}: columns`);
  if (rows * columns < 2) throw new RangeError(`${WHERE}: a map of one unit has no order. Ask for more.`);
  if (!['batch', 'online'].includes(mode))
    throw new RangeError(`${WHERE}: mode must be 'batch' or 'online', got '${mode}'.`);
  const { finalRadius = 1.5, learningRate = 0.5, finalLearningRate = 0.01 } = given;
  const { radius = Math.max(finalRadius, rows / 2, columns / 2) } = given;
  const settings = {
    grid: { rows, columns },
    mode,
    radius: falling('radius', radius, 'finalRadius', finalRadius),
    rate: falling('learningRate', learningRate, 'finalLearningRate', finalLearningRate),
    seed,
  };
  if (learningRate > 1)
    throw new RangeError(
      `${WHERE}: learningRate must be at most 1, which goes all the way to a row, got ${learningRate}.`,
    );
  return settings;
}

function falling(firstName: string, first: number, lastName: string, last: number): Decay {
  for (const [name, value] of [
    [firstName, first],
    [lastName, last],
  ] as const)
    if (!(value > 0 && value < Infinity))
      throw new RangeError(`${WHERE}: ${name} must be a number above 0, got ${value}.`);
  if (last > first)
    throw new RangeError(`${WHERE}: ${lastName} must be at most ${firstName}, ${first}, got ${last}.`);
  return { first, last };
}
