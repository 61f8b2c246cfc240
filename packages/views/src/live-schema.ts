import * as v from 'valibot';
import { sample } from './confusion-matrix/schema';
import type { Answer } from './live';
import { weights } from './model-summary/schema';
import { seriesKey, settings, status } from './training/schema';
import { wholeNumber } from './validation/parts';

const request = wholeNumber;
const orNull = v.nullable(v.number());
const classes = v.exactOptional(v.array(v.object({ index: wholeNumber, label: v.string() })));

const answer: v.GenericSchema<unknown, Answer> = v.variant('type', [
  v.object({
    type: v.literal('window'),
    request,
    points: v.array(v.object({ series: seriesKey, count: wholeNumber })),
  }),
  v.object({
    type: v.literal('diagnosis'),
    request,
    epoch: wholeNumber,
    step: wholeNumber,
    samples: wholeNumber,
    layers: v.array(
      v.object({ layer: v.string(), gradientNorm: orNull, weightNorm: orNull, deadShare: orNull }),
    ),
    error: v.exactOptional(v.string()),
  }),
  v.object({
    type: v.literal('runs'),
    request,
    runs: v.array(v.object({ id: v.string(), name: v.string(), status, settings, overlaid: v.boolean() })),
  }),
  v.object({ type: v.literal('samples'), request, total: wholeNumber, samples: v.array(sample) }),
  v.object({
    type: v.literal('tile'),
    request,
    rows: wholeNumber,
    columns: wholeNumber,
    rowClasses: classes,
    columnClasses: classes,
  }),
  v.object({ type: v.literal('place'), request, places: v.array(v.number()) }),
  v.object({ type: v.literal('code'), request, code: v.string() }),
  v.object({ type: v.literal('weights'), request, weights: v.array(weights) }),
]);

/** An answer to a front end's question, looked at field by field; null for what is none. */
export function parseAnswer(message: unknown): Answer | null {
  const { success, output } = v.safeParse(answer, message);
  return success ? output : null;
}
