import seedrandom from 'seedrandom';
import { literal, type PlaygroundProblem } from '@epochlab/views';
import { FEATURE_TABLE, featuresOf } from './features';
import { PLANE, type Point } from './point';
import type { DataSource, Sample } from './source';
import { trainAndTest } from './train-and-test';

/** More classes than these have no colours of their own. */
const MOST_CLASSES = 8;

/**
 * Points that were drawn into the plane.
 *
 * @param points labels are indices of classes, or values of a regression
 * @param names classes that there are in any case; the others are named by their numbers
 */
export function drawnSource(
  points: readonly Point[],
  names: readonly string[],
  problem: PlaygroundProblem,
): DataSource {
  const classes = problem === 'regression' ? [] : classNames(points, names);
  const label = ({ label }: Point): number =>
    problem === 'regression' || classes.length > 2 ? label : 2 * label - 1;
  return {
    isOwn: true,
    isDrawn: true,
    options: [`points: ${literal(points)}`, ...(names.length > 0 ? [`labels: ${literal(names)}`] : [])].join(
      ', ',
    ),
    classes,
    axes: ['x', 'y'],
    scaling: '',
    problem: () => problem,
    inputNames: ({ features }) => features.map(name => FEATURE_TABLE[name].label),
    inputsAt: ({ features }, x, y) => featuresOf(features, x, y),
    samples({ features, percTrainData, seed }) {
      const { train, test } = trainAndTest(points.length, { seed, percTrainData });
      const sample = (i: number): Sample => {
        const point = points[i] as Point;
        return { ...point, label: label(point), inputs: featuresOf(features, point.x, point.y) };
      };
      return { train: train.map(sample), test: test.map(sample), draw: seedrandom(seed) };
    },
  };
}

function classNames(points: readonly Point[], names: readonly string[]): string[] {
  const count = Math.max(2, names.length, ...points.map(({ label }) => label + 1));
  return Array.from({ length: count }, (_, i) => names[i] ?? `class ${i}`);
}

const short = ({ x, y, label }: Point): Point => ({ x: rounded(x), y: rounded(y), label: rounded(label) });
const rounded = (value: number): number => Number(value.toFixed(3));

/**
 * Points with at most three decimals; those that are there already are taken wherever they lie.
 *
 * @throws RangeError for a point outside of the plane, and a label that is no class or value
 */
export function checkedPoints(
  points: readonly Point[],
  problem: PlaygroundProblem,
  known: readonly Point[],
): Point[] {
  const keyOf = (point: Point): string => JSON.stringify(short(point));
  const there = new Set(known.map(keyOf));
  const isInside = (value: number): boolean => Math.abs(value) <= PLANE;
  const isLabel = (label: number): boolean =>
    problem === 'regression'
      ? Math.abs(label) <= 1
      : Number.isInteger(label) && label >= 0 && label < MOST_CLASSES;
  const labels =
    problem === 'regression' ? 'a value from -1 to 1' : `the index of a class, from 0 to ${MOST_CLASSES - 1}`;
  return points.map(({ x, y, label }) => {
    const point = short({ x, y, label });
    if ((isInside(x) && isInside(y) && isLabel(label)) || there.has(keyOf(point))) return point;
    throw new RangeError(
      `The point ${JSON.stringify({ x, y, label })} cannot be: expected x and y from -${PLANE} to ${PLANE}, and as label ${labels}.`,
    );
  });
}
