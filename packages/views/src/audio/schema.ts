import * as v from 'valibot';
import { amount, matrix, numbers, sameLength, wholeNumber } from '../validation/parts';
import type { AudioState } from './state';

export const audioSchema: v.GenericSchema<unknown, AudioState> = v.object({
  title: v.string(),
  sampleRate: v.pipe(v.number(), v.minValue(1)),
  seconds: amount,
  waveform: v.pipe(
    v.object({ low: numbers, high: numbers }),
    v.check(one => sameLength(one.low, one.high), 'Expected low and high to be equally long'),
  ),
  spectrogram: v.exactOptional(v.object({ decibels: matrix, highest: amount })),
  notFinite: v.exactOptional(wholeNumber),
  wav: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]*={0,2}$/, 'Expected base64'))),
});
