import { notFinite } from '../../src/histogram-over-time/not-finite';
import { weightsOverTime } from '../fixtures/histogram-over-time';

test('values that are not finite are said with the moment at which they appeared', () => {
  expect(notFinite(weightsOverTime)).toBe('3 values of weight NaN or infinite since epoch 20.');
});

test('without any there is nothing to say', () =>
  expect(notFinite({ ...weightsOverTime, moments: [] })).toBeUndefined());
