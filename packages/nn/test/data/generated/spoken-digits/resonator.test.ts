import { Resonator, SAMPLE_RATE } from '../../../../src/data/generated/spoken-digits/resonator';
import { Random } from '../../../../src/data/random';

/** How many times as loud a sine comes out as it went in, after the resonator has settled. */
function gain(resonator: Resonator, frequency: number): number {
  let loudest = 0;
  for (let n = 0; n < SAMPLE_RATE; n++) {
    const output = resonator.next(Math.sin((2 * Math.PI * frequency * n) / SAMPLE_RATE));
    if (n > SAMPLE_RATE / 2) loudest = Math.max(loudest, Math.abs(output));
  }
  return loudest;
}

const tuned = (frequency: number, bandwidth: number): Resonator => {
  const resonator = new Resonator();
  resonator.tune(frequency, bandwidth);
  return resonator;
};

it('passes a constant unchanged', () => {
  const resonator = tuned(500, 60);
  for (let n = 0; n < 2000; n++) resonator.next(0.7);
  expect(resonator.next(0.7)).toBeCloseTo(0.7, 6);
});

it('is loudest at its frequency', () => {
  const around = [1350, 1400, 1450, 1500, 1550, 1600, 1650].map(f => gain(tuned(1500, 60), f));
  expect(around.indexOf(Math.max(...around))).toBe(3);
});

it.each([60, 120])('is 3 dB below its peak half a bandwidth of %d Hz away', bandwidth => {
  const peak = gain(tuned(1500, bandwidth), 1500);
  for (const side of [-1, 1]) {
    const decibels = 20 * Math.log10(gain(tuned(1500, bandwidth), 1500 + (side * bandwidth) / 2) / peak);
    expect(Math.abs(decibels + 3)).toBeLessThan(0.5);
  }
});

it('knows how loud it makes white noise', () => {
  const random = new Random(1);
  const resonator = tuned(3700, 500);
  let [before, behind] = [0, 0];
  for (let n = 0; n < 40_000; n++) {
    const noise = random.normal();
    before += noise ** 2;
    behind += resonator.next(noise) ** 2;
  }
  expect(Math.sqrt(behind / before) / resonator.noiseGain).toBeCloseTo(1, 1);
});
