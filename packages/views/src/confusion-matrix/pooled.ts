import { classScores } from './scores';
import type { ClassScores, PooledMatrix } from './state';

/** A cell that is not empty: indices of its true and predicted class, and its count. */
export type MatrixCell = readonly [actual: number, predicted: number, count: number];

const TILES = 256;
const WORST = 50;
const CONFUSIONS = 50;

/** A matrix of many classes from its cells that are not empty: tiles of greatest counts, worst classes, confusions. */
export function pooledMatrix(labels: readonly string[], cells: Iterable<MatrixCell>): PooledMatrix {
  const classes = labels.length;
  const side = Math.min(TILES, classes);
  const tiles = new Array<number>(side * side).fill(0);
  const [support, claimed, hits] = [zeros(classes), zeros(classes), zeros(classes)];
  const wrong: MatrixCell[] = [];
  for (const cell of cells) {
    const [actual, predicted, count] = cell;
    const at = Math.floor((actual * side) / classes) * side + Math.floor((predicted * side) / classes);
    tiles[at] = Math.max(tiles[at] ?? 0, count);
    support[actual] = (support[actual] ?? 0) + count;
    claimed[predicted] = (claimed[predicted] ?? 0) + count;
    if (actual === predicted) hits[actual] = (hits[actual] ?? 0) + count;
    else wrong.push(cell);
  }
  const scored = labels.map((label, i) => classScores(label, hits[i] ?? 0, support[i] ?? 0, claimed[i] ?? 0));
  return {
    classes,
    tiles: { rows: side, columns: side, values: tiles },
    total: support.reduce((sum, count) => sum + count, 0),
    correct: hits.reduce((sum, count) => sum + count, 0),
    worst: worst(scored, WORST),
    confusions: wrong
      .sort((a, b) => b[2] - a[2])
      .slice(0, CONFUSIONS)
      .map(([actual, predicted, count]) => ({
        actual: labels[actual] ?? '',
        predicted: labels[predicted] ?? '',
        count,
        cell: [actual, predicted],
      })),
  };
}

/** The classes of lowest F1, of those that have one. */
export function worst(classes: readonly ClassScores[], most: number): ClassScores[] {
  return classes
    .filter(({ f1 }) => f1 !== null)
    .sort((a, b) => (a.f1 as number) - (b.f1 as number))
    .slice(0, most);
}

const zeros = (count: number): Float64Array => new Float64Array(count);
