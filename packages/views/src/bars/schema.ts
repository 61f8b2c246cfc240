import * as v from 'valibot';
import { numbersOrNulls, strings } from '../validation/parts';
import type { BarsState } from './state';

export const barsSchema: v.GenericSchema<unknown, BarsState> = v.pipe(
  v.object({
    title: v.string(),
    xLabel: v.string(),
    yLabel: v.string(),
    categories: strings,
    series: v.array(v.object({ name: v.string(), values: numbersOrNulls })),
  }),
  v.check(
    ({ categories, series }) => series.every(({ values }) => values.length === categories.length),
    'Expected one value for each category in every series',
  ),
);
