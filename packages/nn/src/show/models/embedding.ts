import type * as tf from '@tensorflow/tfjs-node';
import { checked } from '../../options/refuse-unknown';
import { PCA } from 'ml-pca';
import { UMAP } from 'umap-js';
import { formatPercent, type EmbeddingState } from '@epochlab/views';
import { Random } from '../../data/random';
import { toTensor, type TensorInput } from '../../tensors';
import { inScope } from '../../in-scope';
import type { Drawn } from '../output/display';
import { classesOf, indicesOf, type ClassLabel, type LabelsInput } from '../input/labels';
import { pixelsOf } from '../input/pixels';
import { displayUpdatable, type ShownView } from '../output/shown-view';

export interface EmbeddingOptions {
  readonly title?: string;
  /** How points of more than `dimensions` features are projected: 'pca' unless given; 'umap' keeps neighbourhoods (McInnes et al. 2018). */
  readonly method?: 'pca' | 'umap';
  readonly dimensions?: 2 | 3;
  /** The class of each point: an index or a name. */
  readonly labels?: LabelsInput;
  readonly classNames?: readonly string[];
  /** Name of each point: a word, a file. */
  readonly names?: readonly string[];
  /** A picture for each point, [n, height, width] or with channels. */
  readonly pictures?: TensorInput;
  /** For umap; 1 unless given. */
  readonly seed?: number;
}

/**
 * Shows points [n, features] as a cloud of 2 or 3 dimensions.
 *
 * @returns a handle that replaces the points where they stand
 * @example
 * show.embedding(embeddingLayer.getWeights()[0], { method: 'umap', names: vocabulary });
 */
export function embedding(
  points: TensorInput,
  options: EmbeddingOptions = {},
): ShownView<TensorInput, EmbeddingOptions> {
  return displayUpdatable(drawn, points, options);
}

const drawn = (points: TensorInput, options: EmbeddingOptions): Drawn<'embedding'> =>
  inScope(() => cloud(toTensor(points), options));

function cloud(tensor: tf.Tensor, options: EmbeddingOptions): Drawn<'embedding'> {
  checked('show.embedding', options, {
    title: true,
    method: true,
    dimensions: true,
    labels: true,
    classNames: true,
    names: true,
    pictures: true,
    seed: true,
  });
  const {
    title = '',
    method = 'pca',
    dimensions = 2,
    labels,
    classNames,
    names,
    pictures,
    seed = 1,
  } = options;
  const [count = 0, features = 0] = tensor.shape;
  if (tensor.rank !== 2 || count < 2)
    throw new RangeError(
      `An embedding takes at least two points [n, features], got [${tensor.shape.join(', ')}].`,
    );
  checkCount('labels', labels === undefined ? undefined : classesOf(labels).length, count);
  checkCount('names', names?.length, count);
  const rows = tensor.arraySync() as number[][];
  const bad = rows.findIndex(row => !row.every(Number.isFinite));
  if (bad >= 0) {
    throw new RangeError(
      `Point ${bad} has a value that is not finite. Expected numbers: leave the point out, or look for NaN in the data.`,
    );
  }
  const { projected, how } =
    features <= dimensions
      ? { projected: rows, how: 'as they are' }
      : project(rows, method, dimensions, seed);
  const axis = (i: number): number[] => projected.map(row => row[i] ?? 0);
  return {
    kind: 'embedding',
    state: {
      title,
      method: how,
      x: axis(0),
      y: axis(1),
      ...(dimensions === 3 && features > 2 ? { z: axis(2) } : {}),
      ...(labels === undefined ? {} : classes(classesOf(labels), classNames)),
      ...(names === undefined ? {} : { names }),
      ...(pictures === undefined ? {} : { pictures: pixelsOf(pictures) }),
    },
  };
}

function checkCount(what: string, found: number | undefined, expected: number): void {
  if (found !== undefined && found !== expected)
    throw new RangeError(`There are ${found} ${what} for ${expected} points. Expected one for each.`);
}

function project(
  rows: number[][],
  method: 'pca' | 'umap',
  dimensions: number,
  seed: number,
): { projected: number[][]; how: string } {
  if (method === 'umap') {
    const random = new Random(seed);
    const neighbours = Math.min(15, rows.length - 1);
    const umap = new UMAP({ nComponents: dimensions, nNeighbors: neighbours, random: () => random.next() });
    return { projected: umap.fit(rows), how: `UMAP (${neighbours} neighbours)` };
  }
  const pca = new PCA(rows);
  const kept = pca
    .getExplainedVariance()
    .slice(0, dimensions)
    .reduce((a, b) => a + b, 0);
  return {
    projected: pca.predict(rows, { nComponents: dimensions }).to2DArray(),
    how: Number.isNaN(kept)
      ? 'PCA (no variance: all points are the same)'
      : `PCA (${formatPercent(kept)} of the variance)`,
  };
}

function classes(
  values: readonly ClassLabel[],
  names: readonly string[] | undefined,
): Pick<EmbeddingState, 'classes' | 'classOf'> {
  const known =
    names ?? [...new Set(values.map(String))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const classOf = indicesOf(names ? values : values.map(String), known, 'labels');
  return { classes: known, classOf: Array.from(classOf) };
}
