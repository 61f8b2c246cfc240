import * as v from 'valibot';
import { number } from '../../../src/validation/parts';
import type { GaugeState } from './state';

export const gaugeSchema: v.GenericSchema<unknown, GaugeState> = v.pipe(
  v.object({ title: v.string(), value: number, from: v.number(), to: v.number() }),
  v.check(({ from, to }) => from < to, 'Expected from < to'),
);
