import { colourFrom } from '../../src/colour/scales';
import { seriesStyle } from '../../src';

test('training is solid blue, validation dashed orange', () => {
  expect(seriesStyle(0)).toMatchObject({ colour: '#0072B2', dash: '' });
  expect(seriesStyle(1)).toMatchObject({ colour: '#E69F00', dash: '6 4' });
});

test('no two of 36 series have the same hue and dash', () => {
  const styles = Array.from({ length: 36 }, (_, i) => `${seriesStyle(i).colour} ${seriesStyle(i).dash}`);
  expect(new Set(styles).size).toBe(36);
});

test('ten classes have ten hues, each with a contrast of three to black', () => {
  const colours = Array.from({ length: 10 }, (_, i) => seriesStyle(i).colour);
  expect(new Set(colours).size).toBe(10);
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = colourFrom(colour).map(channel => (channel / 255) ** 2.2);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  expect(Math.min(...colours.map(luminance))).toBeGreaterThan(0.1);
});
