import { cividis, diverging, hex, readableOn } from '../../src';

test('cividis runs from dark blue to yellow, ever lighter', () => {
  const sum = (share: number): number => cividis(share).reduce((a, b) => a + b, 0);
  expect(hex(cividis(0))).toBe('#002051');
  expect([0.2, 0.4, 0.6, 0.8, 1].every(share => sum(share) > sum(share - 0.2))).toBe(true);
});

test('diverging is orange at -1, white at 0 and blue at 1', () => {
  expect([-1, 0, 1].map(share => hex(diverging(share)).toUpperCase())).toEqual([
    '#E69F00',
    '#FFFFFF',
    '#0072B2',
  ]);
});

test('colours beyond the ends of a scale are those of the ends', () => {
  expect(cividis(7)).toEqual(cividis(1));
  expect(cividis(NaN)).toEqual(cividis(0));
  expect(diverging(-3)).toEqual(diverging(-1));
});

test('readableOn reaches a contrast of at least 4.5 on every colour of cividis', () => {
  const luminance = (rgb: readonly number[]): number =>
    rgb
      .map(c => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
      .reduce((sum, c, i) => sum + c * ([0.2126, 0.7152, 0.0722][i] ?? 0), 0);
  for (let share = 0; share <= 1; share += 0.01) {
    const background = luminance(cividis(share));
    const contrast =
      readableOn(cividis(share)) === '#000' ? (background + 0.05) / 0.05 : 1.05 / (background + 0.05);
    expect(contrast).toBeGreaterThanOrEqual(4.5);
  }
});
