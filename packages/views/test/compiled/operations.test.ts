import { nodeCount, topOperations } from '../../src/compiled/operations';
import { partly } from '../fixtures/compiled';

const [step] = partly.graphs as readonly [(typeof partly.graphs)[number]];

test('nodeCount sums all operations', () => expect(nodeCount(step)).toBe(13));

test('topOperations are the most frequent first, the rest an ellipsis', () => {
  expect(topOperations(step, 2)).toBe('MatMul × 6, ResourceApplyAdam × 4, …');
});
