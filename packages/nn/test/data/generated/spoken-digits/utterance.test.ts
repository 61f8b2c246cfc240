import { randomSpeaker, type Speaker } from '../../../../src/data/generated/spoken-digits/speaker';
import { LENGTH, utterance } from '../../../../src/data/generated/spoken-digits/utterance';
import { DIGITS } from '../../../../src/data/generated/spoken-digits/digit-phones';
import { Random } from '../../../../src/data/random';

const quiet = (speaker: Speaker): Speaker => ({ ...speaker, noise: 0 });
const sounding = (wave: Float32Array): number => wave.filter(sample => sample !== 0).length;
const loudest = (wave: Float32Array): number => wave.reduce((most, x) => Math.max(most, Math.abs(x)), 0);

it('has room for every digit of the slowest speaker', () => {
  const slow = { ...randomSpeaker(new Random(1)), tempo: 0.85 };
  for (let seed = 0; seed < 5; seed++)
    for (const digit of DIGITS) expect(utterance(digit, slow, new Random(seed))).toHaveLength(LENGTH);
});

it('begins at another moment each time, in silence where there is no background', () => {
  const random = new Random(2);
  const speaker = quiet(randomSpeaker(random));
  const starts = [1, 2, 3].map(() => utterance('nine', speaker, random).findIndex(sample => sample !== 0));
  expect(new Set(starts).size).toBe(3);
});

it('is shorter from a faster speaker', () => {
  const speaker = quiet(randomSpeaker(new Random(3)));
  const spoken = (tempo: number) => sounding(utterance('seven', { ...speaker, tempo }, new Random(4)));
  expect(spoken(1.25) / spoken(0.85)).toBeCloseTo(0.85 / 1.25, 1);
});

it('is as loud as its speaker, or up to a fifth less', () => {
  const speaker = quiet(randomSpeaker(new Random(5)));
  const peak = loudest(utterance('one', { ...speaker, loudness: 0.5 }, new Random(6)));
  expect(peak).toBeLessThanOrEqual(0.5);
  expect(peak).toBeGreaterThanOrEqual(0.4);
});

it('speakers with a shorter vocal tract have a higher voice', () => {
  const speakers = Array.from({ length: 200 }, (_, seed) => randomSpeaker(new Random(seed)));
  const pitch = (some: readonly Speaker[]) => some.reduce((sum, each) => sum + each.pitch, 0) / some.length;
  const short = pitch(speakers.filter(({ tract }) => tract[0] > 1.1));
  const long = pitch(speakers.filter(({ tract }) => tract[0] < 1.05));
  expect(short / long).toBeGreaterThan(1.3);
});
