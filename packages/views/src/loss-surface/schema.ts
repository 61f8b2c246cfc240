import * as v from 'valibot';
import { matrix, numbers, range, sameLength } from '../validation/parts';
import type { LossSurfaceState } from './state';

const path = v.pipe(
  v.object({ name: v.string(), x: numbers, y: numbers }),
  v.check(one => sameLength(one.x, one.y), 'Expected x and y to be equally long'),
);

export const lossSurfaceSchema: v.GenericSchema<unknown, LossSurfaceState> = v.object({
  title: v.string(),
  xLabel: v.string(),
  yLabel: v.string(),
  x: range,
  y: range,
  loss: matrix,
  logarithmic: v.exactOptional(v.boolean()),
  paths: v.array(path),
});
