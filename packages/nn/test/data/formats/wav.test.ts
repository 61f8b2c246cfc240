import { join } from 'node:path';
import { tf } from '@epochlab/nn';
import { parseWav, readWav, writeWav } from '../../../src/data';
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

describe('parseWav with odd files', () => {
  it('reads 24 and 32 bits', () => {
    expect(rounded(parseWav(madeByPython('wav 24')).samples.arraySync())).toEqual([[0], [1], [-1], [0.5]]);
    expect(rounded(parseWav(madeByPython('wav 32')).samples.arraySync())).toEqual([
      [0, 1],
      [-1, 0.5],
    ]);
  });

  it('reads a file without sound as no frames', () => {
    expect(parseWav(madeByPython('wav without sound')).samples.shape).toEqual([0, 1]);
  });

  it('refuses a file that is cut short, and other formats', () => {
    expect(() => parseWav(madeByPython('wav 24').subarray(0, -4))).toThrow(
      'its header promises 12 bytes of sound, the file has 8: it is cut short.',
    );
    expect(() => parseWav(Buffer.from('ID3 an mp3'))).toThrow('not a WAV file: it must begin with RIFF');
    expect(() => parseWav(new Uint8Array())).toThrow('not a WAV file');
  });
});

describe('readWav', () => {
  const folder = temporaryFolder();

  it('reads a file and names one that is no sound', () => {
    expect(readWav(folder.write('a.wav', madeByPython('wav 16'))).samples.shape).toEqual([3, 2]);
    expect(() => readWav(folder.write('b.wav', 'no sound'))).toThrow(/Cannot read .*b\.wav/);
  });
});

describe('writeWav', () => {
  const folder = temporaryFolder();

  it('writes what readWav reads, of one channel and of two', () => {
    const path = join(folder.path(), 'sound.wav');
    const stereo = tf.tensor2d([[0, 1], [-1, 0.5], [0.25, -3]]); // prettier-ignore
    writeWav(path, { samples: stereo, sampleRate: 44100 });
    const { samples, sampleRate } = readWav(path);
    expect(sampleRate).toBe(44100);
    expect(rounded(samples.arraySync())).toEqual([[0, 1], [-1, 0.5], [0.25, -1]]); // prettier-ignore
    writeWav(path, { samples: tf.tensor1d([0.5, -0.5]), sampleRate: 8000 });
    expect(rounded(readWav(path).samples.arraySync())).toEqual([[0.5], [-0.5]]);
  });
});
