import { group } from 'd3-array';
import { checked } from '../../options/refuse-unknown';
import { histogram } from './bars';
import { columnOf, type Column } from '../input/record-columns';
import { lines } from './lines';
import { gaps, numbersOf, type Numbers } from '../input/numbers';
import { plot } from './plot';

interface Titles {
  readonly title?: string;
  /** The name of the column unless given. */
  readonly xLabel?: string;
  /** The name of the column unless given. */
  readonly yLabel?: string;
}

/** Which columns of the rows are drawn, by name. */
export interface ScatterColumns<Key extends string> extends Titles {
  readonly x: Key;
  readonly y: Key;
  /** Text makes a colour and an entry of the legend for each class, numbers a scale of colours. */
  readonly color?: Key;
  /** Numbers, of which the greatest gets the largest point, by area. */
  readonly size?: Key;
}

/** Points as lists. */
export interface ScatterPoints {
  readonly x: Numbers;
  readonly y: Numbers;
  /** As many as points: text makes a colour for each class, numbers a scale of colours. */
  readonly color?: Column;
  /** As many as points, of which the greatest gets the largest point, by area. */
  readonly size?: Numbers;
}

export interface HistColumns<Key extends string> extends Omit<Titles, 'yLabel'> {
  readonly x: Key;
  /** How many bars, about; 30 unless given. */
  readonly bins?: number;
}

interface Scatter extends Required<Titles> {
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
  readonly color: Column | undefined;
  readonly colorName: string;
  readonly size: readonly number[] | undefined;
}

/** Diameters in pixels. */
const LARGEST = 24;
const SMALLEST = 4;

/** More classes than anybody tells apart. */
const MOST_CLASSES = 40;

/**
 * Shows rows, or lists, as points. A colour by class makes a legend; a colour by number a scale.
 *
 * @throws RangeError for lists of different lengths, TypeError for a column that the rows do not have
 * @example
 * const cars = [
 *   { mpg: 18, hp: 130, origin: 'USA', weight: 3504 },
 *   { mpg: 32, hp: 65, origin: 'Japan', weight: 1836 },
 * ];
 * show.scatter(cars, { x: 'mpg', y: 'hp', color: 'origin' });
 * show.scatter({ x: [1, 2, 3], y: [2, 4, 8], size: [1, 5, 10] }, { title: 'Growth' });
 */
export function scatter<Row extends object>(
  rows: readonly Row[],
  columns: ScatterColumns<keyof Row & string>,
): void;
export function scatter(points: ScatterPoints, titles?: Titles): void;
export function scatter(
  data: readonly object[] | ScatterPoints,
  options: Titles | ScatterColumns<string> = {},
): void {
  const points = isRows(data) ? fromRows(data, options as ScatterColumns<string>) : fromLists(data, options);
  checkLengths(points);
  const classes = points.size === undefined && isClasses(points.color) ? points.color : undefined;
  if (points.size === undefined && (points.color === undefined || classes)) drawClasses(points, classes);
  else drawScales(points);
}

/**
 * Shows how the values of a column, or a list, are spread: `show.histogram` for rows.
 *
 * @example
 * show.hist([{ mpg: 18 }, { mpg: 32 }, { mpg: 24 }], { x: 'mpg', bins: 3 });
 * show.hist([18, 32, 24]);
 */
export function hist<Row extends object>(
  rows: readonly Row[],
  columns: HistColumns<keyof Row & string>,
): void;
export function hist(values: Numbers, options?: Omit<HistColumns<string>, 'x'>): void;
export function hist(data: readonly object[] | Numbers, options: Partial<HistColumns<string>> = {}): void {
  const { x, ...rest } = checked('show.hist', options, { x: true, bins: true, title: true, xLabel: true });
  if (x === undefined) histogram(data as Numbers, rest);
  else histogram(numeric('show.hist', data as readonly object[], x), { xLabel: x, ...rest });
}

const isRows = (data: readonly object[] | ScatterPoints): data is readonly object[] => Array.isArray(data);

function fromRows(rows: readonly object[], options: ScatterColumns<string>): Scatter {
  const who = 'show.scatter';
  const { x, y, color, size, title, xLabel, yLabel } = checked(who, options, {
    x: true,
    y: true,
    color: true,
    size: true,
    title: true,
    xLabel: true,
    yLabel: true,
  });
  return {
    x: numeric(who, rows, x),
    y: gaps(numeric(who, rows, y)),
    color: color === undefined ? undefined : columnOf(who, rows, color),
    colorName: color ?? '',
    size: size === undefined ? undefined : numeric(who, rows, size),
    title: title ?? '',
    xLabel: xLabel ?? x,
    yLabel: yLabel ?? y,
  };
}

function fromLists(points: ScatterPoints, titles: Titles): Scatter {
  const { x, y, color, size } = checked('show.scatter', points, {
    x: true,
    y: true,
    color: true,
    size: true,
  });
  const {
    title = '',
    xLabel = 'x',
    yLabel = 'y',
  } = checked('show.scatter', titles, {
    title: true,
    xLabel: true,
    yLabel: true,
  });
  const sizes = size === undefined ? undefined : numbersOf(size);
  return { x: numbersOf(x), y: gaps(y), color, colorName: '', size: sizes, title, xLabel, yLabel };
}

/** A missing value is not a number, rather than 0. */
const numeric = (who: string, rows: readonly object[], name: string): number[] =>
  columnOf(who, rows, name).map(value => (value == null || value === '' ? NaN : Number(value)));

function checkLengths({ x, y, color, size }: Scatter): void {
  for (const [name, list] of Object.entries({ y, color, size }))
    if (list && list.length !== x.length)
      throw new RangeError(
        `show.scatter: ${x.length} x and ${list.length} ${name}. Expected as many of each.`,
      );
}

const isClasses = (color: Column | undefined): boolean =>
  color !== undefined && !color.every(value => typeof value === 'number');

/** As a plot of points with a series for each class, which every form of the notebook draws alike. */
function drawClasses({ x, y, title, xLabel, yLabel, colorName }: Scatter, classes: Column | undefined): void {
  const rows = x
    .map((value, i) => ({ x: value, y: y[i] ?? NaN, of: classes ? String(classes[i]) : '' }))
    .filter(row => Number.isFinite(row.x));
  const groups = [...group(rows, row => row.of)];
  if (groups.length > MOST_CLASSES)
    throw new RangeError(
      `show.scatter: the colour has ${groups.length} classes, of which ${MOST_CLASSES} can be told apart at most. Numbers make a scale.`,
    );
  const series = groups.map(([name, points]) => ({
    name: name || yLabel,
    x: points.map(point => point.x),
    y: points.map(point => point.y),
  }));
  const shownTitle = title || (colorName && `${yLabel} over ${xLabel}, by ${colorName}`);
  lines({ title: shownTitle, xLabel, yLabel, form: 'points', series });
}

/** Sizes and scales of colours, as a figure of plotly.js. */
function drawScales({ x, y, color, colorName, size, title, xLabel, yLabel }: Scatter): void {
  const largest = Math.max(0, ...(size ?? []).filter(Number.isFinite));
  const markers = {
    ...(size && { size: size.map(value => (Number.isFinite(value) ? value : 0)), sizemode: 'area' }),
    ...(size && largest > 0 && { sizeref: (2 * largest) / LARGEST ** 2, sizemin: SMALLEST }),
  };
  const isScale = color !== undefined && !isClasses(color);
  const classes = isScale || color === undefined ? [undefined] : [...new Set(color.map(String))];
  plot({
    data: classes.map(name => {
      const at = x.map((_, i) => i).filter(i => name === undefined || String(color?.[i]) === name);
      return {
        type: 'scatter',
        mode: 'markers',
        name: name ?? yLabel,
        x: at.map(i => x[i]),
        y: at.map(i => y[i]),
        marker: {
          ...markers,
          ...(markers.size && { size: at.map(i => markers.size?.[i]) }),
          ...(isScale && {
            color: at.map(i => color[i]),
            showscale: true,
            colorbar: { title: { text: colorName } },
          }),
        },
      };
    }),
    layout: {
      title: { text: title },
      xaxis: { title: { text: xLabel } },
      yaxis: { title: { text: yLabel } },
    },
  });
}
