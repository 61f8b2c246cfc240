import * as v from 'valibot';
import { numbers, sameLength, strings } from '../validation/parts';
import type { NodeLinkState } from './state';

export const nodeLinkSchema: v.GenericSchema<unknown, NodeLinkState> = v.pipe(
  v.object({
    title: v.string(),
    x: numbers,
    y: numbers,
    names: v.exactOptional(strings),
    classes: v.exactOptional(strings),
    classOf: v.exactOptional(numbers),
    marked: v.exactOptional(numbers),
    markLabel: v.exactOptional(v.string()),
    from: numbers,
    to: numbers,
    directed: v.boolean(),
    weights: v.exactOptional(numbers),
    weightsBack: v.exactOptional(numbers),
    weightLabel: v.exactOptional(v.string()),
  }),
  v.check(
    ({ x, y, names = x, classOf = x }) => sameLength(x, y, names, classOf),
    'Expected as many entries in every list of nodes as there are x',
  ),
  v.check(
    ({ from, to, weights = from, weightsBack = from }) => sameLength(from, to, weights, weightsBack),
    'Expected as many entries in every list of edges as there are from',
  ),
  v.check(
    ({ x, from, to, marked = [] }) =>
      [...from, ...to, ...marked].every(node => Number.isInteger(node) && node >= 0 && node < x.length),
    'Expected edges between nodes that there are',
  ),
);
