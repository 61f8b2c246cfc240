import { bestOf, comparedNames } from '../../src/run-comparison/compared-names';
import { threeRuns } from '../fixtures/run-comparison';

test('only settings that differ get a column', () => {
  expect(comparedNames(threeRuns)).toEqual({
    settings: ['optimizer', 'learningRate'],
    same: ['batchSize'],
    metrics: ['loss', 'accuracy'],
  });
});

test('the best is the lowest or highest finite value, and none where no direction is better', () => {
  expect([bestOf(threeRuns, 'loss'), bestOf(threeRuns, 'accuracy')]).toEqual([0.0812, 0.9778]);
  expect(bestOf({ ...threeRuns, better: {} }, 'loss')).toBeUndefined();
});
