import { PHONEMES } from '../../../../src/data/generated/spoken-digits/phonemes';
import { track } from '../../../../src/data/generated/spoken-digits/track';

const lasting = (name: keyof typeof PHONEMES, duration: number) => ({ ...PHONEMES[name], duration });

it('has a frame for every 5 ms', () => {
  expect(track([lasting('AA', 0.1), lasting('S', 0.05)])).toHaveLength(30);
});

it('holds a sound in its middle and glides to the next in equal steps', () => {
  const f2 = track([lasting('AA', 0.1), lasting('IY', 0.1)]).map(frame => frame.f2);
  expect([f2[5], f2[35]]).toEqual([1090, 2290]);
  const ramp = f2.slice(15, 25);
  ramp.slice(1).forEach((value, i) => expect(value - (ramp[i] as number)).toBeCloseTo(1200 / 11, 6));
});

it('switches the voice off faster than the tongue moves', () => {
  const frames = track([lasting('AA', 0.1), lasting('S', 0.1)]);
  const moving = (name: 'voicing' | 'f2') =>
    frames.filter((frame, i) => i > 0 && frame[name] !== frames[i - 1]?.[name]).length;
  expect(moving('voicing')).toBeLessThan(moving('f2'));
});
