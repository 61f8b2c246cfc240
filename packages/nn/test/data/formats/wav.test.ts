import { parseWav, readWav } from '../../../src/data';
import { madeByPython, temporaryFolder } from './made-by-python';

const rounded = (values: number[][]): number[][] =>
  values.map(row => row.map(value => Number(value.toFixed(3))));

describe('parseWav', () => {
  it('reads 16-bit stereo as [frames, channels] from -1 to 1', () => {
    const { samples, sampleRate } = parseWav(madeByPython('wav 16'));
    expect(sampleRate).toBe(8000);
    expect(rounded(samples.arraySync())).toEqual([
      [0, 1],
      [-1, 0.5],
      [0.25, -0.25],
    ]);
  });

  it('reads 8-bit sound, whose silence is 128', () => {
    const { samples, sampleRate } = parseWav(madeByPython('wav 8'));
    expect([sampleRate, samples.shape]).toEqual([11025, [4, 1]]);
    const [silence, top, bottom, half] = samples.dataSync();
    expect(silence).toBeCloseTo(0, 2);
    expect(top).toBeCloseTo(1, 1);
    expect(bottom).toBeCloseTo(-1, 1);
    expect(half).toBeCloseTo(0.5, 1);
  });
});

describe('readWav', () => {
  const folder = temporaryFolder();

  it('reads a file and names one that is no sound', () => {
    expect(readWav(folder.write('a.wav', madeByPython('wav 16'))).samples.shape).toEqual([3, 2]);
    expect(() => readWav(folder.write('b.wav', 'no sound'))).toThrow(/Cannot read .*b\.wav/);
  });
});
