import * as v from 'valibot';
import { numbers, numbersOrNulls, sameLength, wholeNumber } from '../validation/parts';
import type { LinesState } from './state';

export const namedCurve = v.pipe(
  v.object({ name: v.string(), x: numbers, y: numbersOrNulls }),
  v.check(one => sameLength(one.x, one.y), 'Expected x and y to be equally long'),
);

const scale = v.exactOptional(v.picklist(['linear', 'log']));

export const linesSchema: v.GenericSchema<unknown, LinesState> = v.object({
  title: v.string(),
  xLabel: v.string(),
  yLabel: v.string(),
  xScale: scale,
  yScale: scale,
  form: v.exactOptional(v.picklist(['lines', 'points', 'linesAndPoints'])),
  series: v.array(namedCurve),
  total: v.exactOptional(wholeNumber),
});
