import * as v from 'valibot';
import { number, numbers, sameLength, wholeNumber } from '../../validation/parts';
import { playgroundChoices } from '../settings';
import { lossSurfaceSchema } from '../../loss-surface/schema';
import type { PlaygroundInside, PlaygroundSurface } from './state';

const orNull = v.nullable(number);
const weight = { value: number, gradient: orNull, after: orNull };

const layer = v.pipe(
  v.object({ name: v.string(), sums: numbers, outputs: numbers, deltas: numbers }),
  v.check(
    ({ sums, outputs, deltas }) =>
      sameLength(sums, outputs) && (deltas.length === 0 || sameLength(sums, deltas)),
    'Expected a sum and an output for each neuron, and a delta for each or for none',
  ),
);

const neuron = v.object({
  layer: wholeNumber,
  unit: wholeNumber,
  name: v.string(),
  activation: v.picklist([...playgroundChoices.activation, 'softmax']),
  terms: v.array(v.object({ ...weight, from: v.string(), input: number })),
  bias: v.object(weight),
  sum: number,
  output: number,
  backward: v.nullable(
    v.object({
      next: v.array(v.object({ name: v.string(), weight: number, delta: number })),
      outputGradient: number,
      slope: orNull,
      delta: number,
    }),
  ),
});

export const insideSchema: v.GenericSchema<unknown, PlaygroundInside> = v.object({
  x: number,
  y: number,
  sample: v.nullable(wholeNumber),
  label: orNull,
  loss: orNull,
  phase: v.picklist(['forward', 'backward', 'update']),
  inputs: numbers,
  layers: v.pipe(v.array(layer), v.minLength(1)),
  neuron,
  flow: v.array(v.object({ layer: v.string(), gradientNorm: orNull, weightNorm: orNull, deadShare: orNull })),
});

export const surfaceSchema: v.GenericSchema<unknown, PlaygroundSurface> = v.intersect([
  lossSurfaceSchema,
  v.object({ epoch: wholeNumber }),
]);

/** The inside as a frame brings it; null for what is none. */
export function parseInside(value: unknown): PlaygroundInside | null {
  const { success, output } = v.safeParse(insideSchema, value);
  return success ? output : null;
}
