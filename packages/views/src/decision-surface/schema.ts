import * as v from 'valibot';
import { matrix, numbers, range, sameLength, strings } from '../validation/parts';
import type { DecisionSurfaceState } from './state';

const samples = v.pipe(
  v.object({ x: numbers, y: numbers, classOf: numbers, heldOut: v.exactOptional(v.array(v.boolean())) }),
  v.check(one => sameLength(one.x, one.y, one.classOf), 'Expected x and y and classOf to be equally long'),
);

export const decisionSurfaceSchema: v.GenericSchema<unknown, DecisionSurfaceState> = v.pipe(
  v.object({
    title: v.string(),
    xLabel: v.string(),
    yLabel: v.string(),
    x: range,
    y: range,
    surface: matrix,
    certainty: v.exactOptional(matrix),
    classes: strings,
    samples,
  }),
  v.check(
    ({ surface, certainty = surface }) => sameLength(surface.values, certainty.values),
    'Expected surface and certainty to be equally large',
  ),
);
