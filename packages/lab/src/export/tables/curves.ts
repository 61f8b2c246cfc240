import type { ViewStates } from '@epochlab/views';
import type { Row, Table } from './row';

/** The curves of several names below each other: a row for each point. */
const points = <T extends { readonly name: string }>(
  curves: readonly T[],
  columns: (curve: T) => readonly (readonly (number | null)[] | undefined)[],
): Row[] =>
  curves.flatMap(curve => {
    const [first = [], ...rest] = columns(curve);
    return (first ?? []).map((value, i): Row => [curve.name, value, ...rest.map(column => column?.[i])]);
  });

export const lines = ({ series, xLabel, yLabel }: ViewStates['lines']): Table => [
  ['series', xLabel || 'x', yLabel || 'y'],
  ...points(series, ({ x, y }) => [x, y]),
];

export const rocCurve = ({ curves }: ViewStates['rocCurve']): Table => [
  ['curve', 'false positive rate', 'true positive rate', 'threshold'],
  ...points(curves, one => [one.falsePositiveRate, one.truePositiveRate, one.thresholds]),
];

export const prCurve = ({ curves }: ViewStates['prCurve']): Table => [
  ['curve', 'recall', 'precision', 'threshold'],
  ...points(curves, one => [one.recall, one.precision, one.thresholds]),
];

export const calibration = ({ curves }: ViewStates['calibration']): Table => [
  ['curve', 'predicted', 'observed', 'samples'],
  ...points(curves, one => [one.predicted, one.observed, one.counts]),
];

export const learningRateFinder = ({
  learningRates,
  losses,
  smoothed,
}: ViewStates['learningRateFinder']): Table => [
  ['learning rate', 'loss', 'smoothed'],
  ...learningRates.map((rate, i): Row => [rate, losses[i], smoothed[i]]),
];

/** Other runs follow this one, by their names. */
export const training = ({ title, series, runs = [] }: ViewStates['training']): Table => [
  ['run', 'metric', 'series', 'set', 'per', 'epoch', 'value'],
  ...[{ name: title, series }, ...runs].flatMap(run =>
    run.series.flatMap(({ metric, name, set, per, x, y }) =>
      x.map((at, i): Row => [run.name, metric, name, set, per, at, y[i]]),
    ),
  ),
];

export const playground = ({ curves }: ViewStates['playground']): Table => [
  ['epoch', 'seconds', 'loss', 'test loss', 'accuracy', 'test accuracy'],
  ...curves.epoch.map((epoch, i): Row => [
    epoch,
    curves.seconds[i],
    curves.loss[i],
    curves.testLoss[i],
    curves.accuracy[i],
    curves.testAccuracy[i],
  ]),
];
