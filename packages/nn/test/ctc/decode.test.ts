import { networks, tf } from '@epochlab/nn';
import { probabilities } from './by-enumeration';

const logits = tf.randomNormal([6, 5, 3], 0, 1, 'float32', 3) as tf.Tensor3D;

describe('networks.ctcDecode', () => {
  it('greedily says repeats once, unless a blank is between, and no blanks', () => {
    const path = [0, 1, 1, 0, 1, 2, 2, 0];
    const x = tf.mul(tf.oneHot(tf.tensor1d(path, 'int32'), 3), 9).expandDims(0);
    expect(networks.ctcDecode(x)[0]?.labels).toEqual([1, 1, 2]);
    expect(networks.ctcDecode(x, { inputLengths: [4] })[0]?.labels).toEqual([1]);
  });

  it('with a beam wide enough finds the likeliest labels and the sum of their paths', () => {
    const found = networks.ctcDecode(logits, { strategy: 'beam', beamWidth: 200 });
    (logits.arraySync() as number[][][]).forEach((row, i) => {
      const [said, p] = [...probabilities(row)].reduce((a, b) => (b[1] > a[1] ? b : a));
      expect(found[i]?.labels.join()).toBe(said);
      expect(found[i]?.logProbability).toBeCloseTo(Math.log(p), 4);
    });
  });

  it('finds with a beam what no single best path says', () => {
    // Blank-blank has 0.36; label-blank, blank-label and label-label together 0.64 (Graves et al. 2006, figure 2).
    const x = tf.log(tf.tensor3d([[[0.6, 0.4], [0.6, 0.4]]])); // prettier-ignore
    expect(networks.ctcDecode(x)[0]?.labels).toEqual([]);
    const [beam] = networks.ctcDecode(x, { strategy: 'beam', beamWidth: 3 });
    expect(beam?.labels).toEqual([1]);
    expect(Math.exp(beam?.logProbability ?? NaN)).toBeCloseTo(0.64, 5);
  });

  it.each([
    [tf.zeros([2, 3]), {}, 'takes logits [n, steps, classes], got [2,3]'],
    [logits, { beamWidth: 0 }, 'beamWidth is 0'],
    [logits, { strategy: 'best' as 'beam' }, "expected 'greedy' or 'beam'"],
    [logits, { inputLengths: [9, 1, 1, 1, 1, 1] }, 'whole numbers from 0 to 5, and number 0 is 9'],
    [logits, { inputLengths: [1] }, 'got 1'],
  ])('refuses what cannot be decoded', (x, options, words) => {
    expect(() => networks.ctcDecode(x, options)).toThrow(words);
  });
});
