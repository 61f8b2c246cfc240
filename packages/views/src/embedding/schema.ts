import * as v from 'valibot';
import { numbers, pixels, strings } from '../validation/parts';
import type { EmbeddingState } from './state';

export const embeddingSchema: v.GenericSchema<unknown, EmbeddingState> = v.pipe(
  v.object({
    title: v.string(),
    method: v.string(),
    x: numbers,
    y: numbers,
    z: v.exactOptional(numbers),
    classes: v.exactOptional(strings),
    classOf: v.exactOptional(numbers),
    names: v.exactOptional(strings),
    pictures: v.exactOptional(v.array(pixels)),
  }),
  v.check(
    ({ x, y, z, classOf, names, pictures }) =>
      [y, z, classOf, names, pictures].every(list => list === undefined || list.length === x.length),
    'Expected as many entries in every list as there are x',
  ),
);
