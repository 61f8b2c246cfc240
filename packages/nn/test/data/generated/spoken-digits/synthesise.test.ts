import { tf } from '@epochlab/nn';
import {
  PHONEMES,
  type Phoneme,
  type PhonemeName,
} from '../../../../src/data/generated/spoken-digits/phonemes';
import { SAMPLE_RATE } from '../../../../src/data/generated/spoken-digits/resonator';
import type { Speaker } from '../../../../src/data/generated/spoken-digits/speaker';
import { synthesise } from '../../../../src/data/generated/spoken-digits/synthesise';
import { Random } from '../../../../src/data/random';

const SPEAKER: Speaker = {
  pitch: 100,
  fall: 0,
  jitter: 0,
  tract: [1, 1, 1],
  tempo: 1,
  loudness: 0.5,
  noise: 0,
};

const steady = (phoneme: Phoneme, speaker = SPEAKER): Float32Array =>
  synthesise([{ ...phoneme, duration: 1 }], speaker, new Random(1));

/** The power at each whole Hz below 4000, averaged over `width` Hz: single harmonics vanish, formants stay. */
function spectrum(wave: Float32Array, width: number): number[] {
  const power = tf.tidy(() => {
    const bins = tf.spectral.rfft(tf.mul(tf.tensor1d(wave), tf.signal.hannWindow(SAMPLE_RATE)));
    return tf.square(tf.abs(bins)).dataSync<'float32'>();
  });
  return Array.from({ length: SAMPLE_RATE / 2 }, (_, hertz) => {
    const near = power.slice(Math.max(0, hertz - width / 2), hertz + width / 2);
    return near.reduce((sum, value) => sum + value, 0) / near.length;
  });
}

/** Where a curve is higher than anywhere within `reach` of it. */
const peaks = (curve: readonly number[], reach: number): number[] =>
  curve.flatMap((value, i) =>
    value === Math.max(...curve.slice(Math.max(0, i - reach), i + reach + 1)) ? [i] : [],
  );

/** How well a wave agrees with itself one period later: 1 when it repeats, 0 when it does not. */
function periodicity(wave: Float32Array, pitch: number): number {
  const period = SAMPLE_RATE / pitch;
  const [now, later] = [wave.slice(1000, 5000), wave.slice(1000 + period, 5000 + period)];
  const product = (a: Float32Array, b: Float32Array) =>
    a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
  return product(now, later) / Math.sqrt(product(now, now) * product(later, later));
}

const decibels = (wave: Float32Array): number =>
  10 * Math.log10(wave.reduce((sum, value) => sum + value * value, 0) / wave.length);

describe('a steady vowel', () => {
  // Breathed rather than voiced: no harmonics hide where the resonances are.
  const breathed = (name: PhonemeName): Phoneme => ({ ...PHONEMES[name], voicing: 0, aspiration: 1 });

  it.each(['IY', 'IH', 'EH', 'AH', 'AA', 'UH'] as const)('%s has its peaks at its formants', name => {
    const found = peaks(spectrum(steady(breathed(name)), 80), 150);
    for (const formant of PHONEMES[name].formants) {
      const nearest = Math.min(...found.map(peak => Math.abs(peak - formant)));
      expect({ formant, near: nearest < 0.05 * formant + 30 }).toEqual({ formant, near: true });
    }
  });

  it('has only harmonics of its pitch when it is voiced', () => {
    const loud = peaks(spectrum(steady(PHONEMES.AA), 4), 40).filter(hertz => hertz < 1200);
    expect(loud.length).toBeGreaterThanOrEqual(10);
    for (const hertz of loud) expect(Math.abs(hertz - 100 * Math.round(hertz / 100))).toBeLessThanOrEqual(3);
  });

  it('moves its formants up in a shorter vocal tract', () => {
    const found = peaks(spectrum(steady(breathed('AH'), { ...SPEAKER, tract: [1.2, 1.2, 1.2] }), 80), 150);
    expect(found.some(peak => Math.abs(peak - 1.2 * 1190) < 80)).toBe(true);
    expect(found.some(peak => Math.abs(peak - 1190) < 80)).toBe(false);
  });
});

describe('voiced and unvoiced', () => {
  it.each(['IY', 'AA', 'UW', 'N', 'W', 'R'] as const)('%s repeats with its pitch', name => {
    expect(periodicity(steady(PHONEMES[name]), 100)).toBeGreaterThan(0.95);
  });

  it.each(['S', 'F', 'TH', 'T breath'] as const)('%s does not', name => {
    expect(Math.abs(periodicity(steady(PHONEMES[name]), 100))).toBeLessThan(0.3);
  });

  it('Z is both: a voice below, noise above', () => {
    const power = spectrum(steady(PHONEMES.Z), 100);
    expect(power[3650]).toBeGreaterThan(power[2000] as number);
    expect(power[240]).toBeGreaterThan(power[2000] as number);
  });

  it('S hisses higher than K bursts', () => {
    const loudest = (name: PhonemeName) => {
      const power = spectrum(steady(PHONEMES[name]), 100);
      return power.indexOf(Math.max(...power));
    };
    expect(Math.abs(loudest('S') - 3700)).toBeLessThan(200);
    expect(Math.abs(loudest('K burst') - 2000)).toBeLessThan(200);
  });

  it('vowels are louder than S, S is louder than F, a closure is silent', () => {
    const [vowel, s, f] = [PHONEMES.AA, PHONEMES.S, PHONEMES.F].map(phoneme => decibels(steady(phoneme)));
    expect((vowel as number) - (s as number)).toBeGreaterThan(5);
    expect((s as number) - (f as number)).toBeGreaterThan(5);
    expect(steady(PHONEMES['T closed']).every(sample => sample === 0)).toBe(true);
  });
});
