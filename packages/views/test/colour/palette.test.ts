import { seriesStyle } from '../../src';

test('training is solid blue, validation dashed orange', () => {
  expect(seriesStyle(0)).toMatchObject({ colour: '#0072B2', dash: '' });
  expect(seriesStyle(1)).toMatchObject({ colour: '#E69F00', dash: '6 4' });
});

test('no two of 36 series have the same hue and dash', () => {
  const styles = Array.from({ length: 36 }, (_, i) => `${seriesStyle(i).colour} ${seriesStyle(i).dash}`);
  expect(new Set(styles).size).toBe(36);
});
