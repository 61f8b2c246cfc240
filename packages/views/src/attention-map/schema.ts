import * as v from 'valibot';
import { matrix, shape, strings } from '../validation/parts';
import type { AttentionMapState } from './state';

export const attentionMapSchema: v.GenericSchema<unknown, AttentionMapState> = v.pipe(
  v.object({
    title: v.string(),
    queries: strings,
    keys: strings,
    heads: v.array(v.object({ name: v.string(), weights: matrix })),
    reducedFrom: v.exactOptional(shape),
  }),
  v.check(
    ({ queries, keys, heads }) =>
      heads.every(({ weights }) => weights.rows === queries.length && weights.columns === keys.length),
    'Expected a row for each query and a column for each key in every head',
  ),
);
