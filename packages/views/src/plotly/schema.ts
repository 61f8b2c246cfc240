import * as v from 'valibot';
import type { PlotlyState } from './state';

const object = v.record(v.string(), v.unknown());

export const plotlySchema: v.GenericSchema<unknown, PlotlyState> = v.object({
  title: v.string(),
  data: v.array(object),
  layout: object,
});
