import * as v from 'valibot';
import { amount, number, numbers, numbersOrNulls, wholeNumber } from '../validation/parts';
import type { TrainingState } from './state';

export const seriesKey = v.object({
  metric: v.string(),
  set: v.picklist(['training', 'validation']),
  per: v.picklist(['batch', 'epoch']),
  name: v.exactOptional(v.string()),
});

const series = v.pipe(
  v.object({
    ...seriesKey.entries,
    x: numbers,
    y: numbersOrNulls,
  }),
  v.check(({ x, y }) => x.length === y.length, 'Expected as many y as x'),
);

export const settings = v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]));

export const status = v.picklist([
  'waiting',
  'running',
  'paused',
  'stopping',
  'stopped',
  'finished',
  'failed',
]);

export const trainingSchema: v.GenericSchema<unknown, TrainingState> = v.object({
  title: v.string(),
  status,
  message: v.exactOptional(v.string()),
  progress: v.object({
    epoch: wholeNumber,
    epochs: wholeNumber,
    step: wholeNumber,
    stepsPerEpoch: v.nullable(wholeNumber),
    stepsPerSecond: v.nullable(amount),
    secondsElapsed: amount,
    secondsLeft: v.nullable(amount),
    memory: v.exactOptional(v.object({ process: amount, tensors: amount, count: wholeNumber })),
  }),
  series: v.array(series),
  events: v.array(
    v.object({
      kind: v.picklist(['learningRate', 'notFinite', 'stop', 'note']),
      x: number,
      text: v.string(),
    }),
  ),
  settings,
  diagnosable: v.exactOptional(v.boolean()),
  runs: v.exactOptional(v.array(v.object({ name: v.string(), settings, series: v.array(series) }))),
});
