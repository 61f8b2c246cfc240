import * as v from 'valibot';
import { matrix, shape, wholeNumber } from '../validation/parts';
import type { FeatureMapsState } from './state';

export const featureMapsSchema: v.GenericSchema<unknown, FeatureMapsState> = v.object({
  title: v.string(),
  measure: v.string(),
  maps: v.array(v.object({ name: v.string(), matrix })),
  colours: v.picklist(['intensity', 'diverging']),
  scale: v.picklist(['shared', 'each']),
  total: v.exactOptional(wholeNumber),
  reducedFrom: v.exactOptional(shape),
});
