import { checked } from '../../options/refuse-unknown';
import * as tf from '@tensorflow/tfjs-node';
import { extent, range } from 'd3-array';
import type { LossSurfaceState } from '@epochlab/views';
import { toTensor, type TensorInput } from '../../tensors';
import { display } from '../output/display';
import { classesOf, indicesOf, namesOf, type LabelsInput } from '../input/labels';
import { numbersOf, type Numbers } from '../input/numbers';

type Interval = readonly [number, number];

export interface DecisionSurfaceOptions {
  readonly title?: string;
  readonly xLabel?: string;
  readonly yLabel?: string;
  readonly classNames?: readonly string[];
  /** Which samples were held out of training. */
  readonly heldOut?: readonly boolean[];
  /** Points along each axis; 60 unless given. */
  readonly resolution?: number;
}

/**
 * Shows what a classifier of two features says over the rectangle of its samples.
 *
 * @param model a model of [n, 2], or a function of such a tensor, whose result is [n, 1] (a probability) or [n, classes]
 * @example
 * show.decisionSurface(model, x, y, { classNames: ['inside', 'outside'] });
 */
export function decisionSurface(
  model: tf.LayersModel | ((x: tf.Tensor2D) => tf.Tensor),
  x: TensorInput,
  y: LabelsInput,
  options: DecisionSurfaceOptions = {},
): void {
  const {
    title = '',
    xLabel = 'x',
    yLabel = 'y',
    classNames,
    heldOut,
    resolution = 100,
  } = checked('show.decisionSurface', options, {
    title: true,
    xLabel: true,
    yLabel: true,
    classNames: true,
    heldOut: true,
    resolution: true,
  });
  const samples = toTensor(x);
  if (samples.rank !== 2 || samples.shape[1] !== 2)
    throw new RangeError(
      `A decision surface takes samples of two features, [n, 2], got [${samples.shape.join(', ')}].`,
    );
  const points = samples.arraySync() as number[][];
  const labels = classesOf(y, 'y');
  if (labels.length !== points.length) {
    throw new RangeError(
      `There are ${points.length} samples and ${labels.length} labels. Expected one label for each sample.`,
    );
  }
  const [xs, ys] = [points.map(p => p[0] ?? 0), points.map(p => p[1] ?? 0)];
  const [xRange, yRange] = [widened(xs), widened(ys)];
  const { values, certainty, classes } = tf.tidy(() => {
    const grid = tf.tensor2d(gridOf(xRange, yRange, resolution), [resolution * resolution, 2]);
    const scores = typeof model === 'function' ? model(grid) : (model.predict(grid) as tf.Tensor);
    return answers(scores);
  });
  const found = namesOf(labels);
  const names = classNames ?? (found.length < classes ? range(classes).map(String) : found);
  display({
    kind: 'decisionSurface',
    state: {
      title,
      xLabel,
      yLabel,
      x: xRange,
      y: yRange,
      surface: { rows: resolution, columns: resolution, values },
      ...(certainty && { certainty: { rows: resolution, columns: resolution, values: certainty } }),
      classes: names,
      samples: {
        x: xs,
        y: ys,
        classOf: Array.from(indicesOf(labels, names, 'y')),
        ...(heldOut === undefined ? {} : { heldOut }),
      },
    },
  });
}

/** The probability of the second class, or of more than two the likeliest and its probability. */
function answers(scores: tf.Tensor): { values: number[]; certainty?: number[]; classes: number } {
  const classes = scores.rank === 1 ? 1 : (scores.shape[1] ?? 1);
  const answer =
    classes === 1 ? scores : classes === 2 ? tf.slice(scores, [0, 1], [-1, 1]) : tf.argMax(scores, -1);
  return {
    values: rounded(answer),
    ...(classes > 2 && { certainty: rounded(tf.max(scores, -1)) }),
    classes: Math.max(2, classes),
  };
}

const rounded = (tensor: tf.Tensor): number[] =>
  Array.from(tensor.dataSync(), value => Number(value.toPrecision(4)));

function widened(values: readonly number[]): Interval {
  const [least = 0, greatest = 1] = extent(values);
  const margin = 0.1 * (greatest - least || 1);
  return [least - margin, greatest + margin];
}

/** Row 0 is the lowest y. */
function gridOf([x0, x1]: Interval, [y0, y1]: Interval, n: number): number[] {
  const at = (a: number, b: number, i: number): number => a + ((b - a) * i) / (n - 1);
  return range(n).flatMap(row => range(n).flatMap(column => [at(x0, x1, column), at(y0, y1, row)]));
}

export interface LossSurfaceOptions {
  readonly x: Interval;
  readonly y: Interval;
  /** The loss at a point of the plane of two parameters. */
  readonly loss: (x: number, y: number) => number;
  /** The ways that optimizers took: `points` in order. */
  readonly paths?: readonly {
    readonly name: string;
    readonly points: readonly (readonly [number, number] | Numbers)[];
  }[];
  readonly title?: string;
  readonly xLabel?: string;
  readonly yLabel?: string;
  /** Colours by the logarithm of the loss above its least. */
  readonly logarithmic?: boolean;
  readonly resolution?: number;
}

/** Shows a loss over two parameters, and the paths that optimizers took down it. */
export function lossSurface(options: LossSurfaceOptions): void {
  const {
    x,
    y,
    loss,
    paths = [],
    title = '',
    xLabel = 'x',
    yLabel = 'y',
    logarithmic,
    resolution = 80,
  } = checked('show.lossSurface', options, {
    x: true,
    y: true,
    loss: true,
    paths: true,
    title: true,
    xLabel: true,
    yLabel: true,
    logarithmic: true,
    resolution: true,
  });
  const grid = gridOf(x, y, resolution);
  const values = range(resolution * resolution).map(i => {
    const value = loss(grid[2 * i] ?? 0, grid[2 * i + 1] ?? 0);
    return Number.isFinite(value) ? Number(value.toPrecision(6)) : null;
  });
  const drawn = paths.map(({ name, points }): LossSurfaceState['paths'][number] => {
    const list = points.map(point => numbersOf(point as Numbers));
    return { name, x: list.map(p => p[0] ?? 0), y: list.map(p => p[1] ?? 0) };
  });
  display({
    kind: 'lossSurface',
    state: {
      title,
      xLabel,
      yLabel,
      x,
      y,
      loss: { rows: resolution, columns: resolution, values },
      paths: drawn,
      ...(logarithmic === undefined ? {} : { logarithmic }),
    },
  });
}
