import { Glottis } from '../../../../src/data/generated/spoken-digits/glottis';
import { SAMPLE_RATE } from '../../../../src/data/generated/spoken-digits/resonator';
import { Random } from '../../../../src/data/random';

/** One second of the source. */
const second = (pitch: number, jitter: number): number[] => {
  const glottis = new Glottis(jitter, new Random(3));
  return Array.from({ length: SAMPLE_RATE }, () => glottis.next(pitch));
};

/** The samples between one closing of the folds, the steepest fall of each period, and the next. */
function periods(wave: readonly number[]): number[] {
  const deepest = Math.min(...wave);
  const closings = wave.flatMap((value, n) => {
    const lower = value < (wave[n - 1] ?? 0) && value <= (wave[n + 1] ?? 0);
    return lower && value < deepest / 2 ? [n] : [];
  });
  return closings.slice(1).map((n, i) => n - (closings[i] as number));
}

it.each([80, 125, 200])('gives %d pulses a second', pitch => {
  expect(Math.abs(periods(second(pitch, 0)).length + 1 - pitch)).toBeLessThanOrEqual(1);
});

it('repeats exactly without jitter', () => {
  const wave = second(125, 0);
  expect(wave[1000 + SAMPLE_RATE / 125]).toBeCloseTo(wave[1000] as number, 6);
});

it('varies its periods with jitter, about the pitch asked for', () => {
  const lengths = periods(second(100, 0.03));
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  expect(new Set(lengths).size).toBeGreaterThan(3);
  expect(Math.abs(mean - 80)).toBeLessThan(1.5);
});

it('has no constant part: air that has passed is not heard', () => {
  const wave = second(100, 0);
  expect(Math.abs(wave.reduce((sum, value) => sum + value, 0) / wave.length)).toBeLessThan(0.01);
});
