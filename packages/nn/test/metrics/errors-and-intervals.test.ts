import { bootstrapInterval, editDistance, labelErrorRate, meanAbsoluteScaledError } from '../../src/metrics';

describe('editDistance', () => {
  /** By its definition: the cheapest of the three ways to treat the last symbols. */
  const byDefinition = (a: string, b: string): number =>
    a === '' || b === ''
      ? a.length + b.length
      : Math.min(
          byDefinition(a.slice(0, -1), b) + 1,
          byDefinition(a, b.slice(0, -1)) + 1,
          byDefinition(a.slice(0, -1), b.slice(0, -1)) + Number(a.at(-1) !== b.at(-1)),
        );

  it.each([
    ['kitten', 'sitting'],
    ['', 'abc'],
    ['abc', 'abc'],
    ['121', '2112'],
    ['ab', 'ba'],
    ['abcde', 'xbcdy'],
  ])('of %j and %j is what its definition says', (a, b) => {
    expect(editDistance(a, b)).toBe(byDefinition(a, b));
    expect(editDistance(Int32Array.from(a, c => c.charCodeAt(0)), Int32Array.from(b, c => c.charCodeAt(0)))).toBe(byDefinition(a, b)); // prettier-ignore
  });
});

describe('labelErrorRate', () => {
  it('counts each label the same, however long its sequence is', () => {
    expect(labelErrorRate([[1, 2, 3], [4]], [[1, 3], [4]])).toBe(0.25);
    expect(labelErrorRate([[1], []], [[1, 1, 1], [2]])).toBe(3);
  });

  it('refuses what has no rate', () => {
    expect(() => labelErrorRate([[1]], [])).toThrow('yTrue has 1 sequences and yPred 0');
    expect(() => labelErrorRate([[]], [[]])).toThrow('no labels');
  });
});

describe('meanAbsoluteScaledError', () => {
  it('is 1 for the naive forecast of a series whose steps are those of the training, by hand', () => {
    expect(meanAbsoluteScaledError([6, 8], [5, 6], [1, 2, 4])).toBeCloseTo(1.5 / 1.5, 12);
    // Season 2: steps |3 - 1|, |7 - 2|, so 3.5.
    expect(meanAbsoluteScaledError([6, 8], [5, 6], [1, 2, 3, 7], { season: 2 })).toBeCloseTo(1.5 / 3.5, 12);
  });

  it('refuses a training series without a season or without change', () => {
    expect(() => meanAbsoluteScaledError([1], [1], [1, 2], { season: 2 })).toThrow('season is 2');
    expect(() => meanAbsoluteScaledError([1], [1], [2, 2, 2])).toThrow('never changes');
  });
});

describe('bootstrapInterval', () => {
  const values = Array.from({ length: 400 }, (_, i) => (i * 37) % 100);
  const mean = (rows: readonly number[]) =>
    rows.reduce((sum, i) => sum + (values[i] ?? NaN), 0) / rows.length;

  it('of a mean is the interval of the normal distribution, nearly', () => {
    const deviation = Math.sqrt(values.reduce((sum, v) => sum + (v - 49.5) ** 2, 0) / 400);
    const half = (1.96 * deviation) / Math.sqrt(400);
    const { low, high } = bootstrapInterval(400, mean, { rounds: 2000 });
    expect(Math.abs(low - (49.5 - half))).toBeLessThan(0.3);
    expect(Math.abs(high - (49.5 + half))).toBeLessThan(0.3);
    expect(bootstrapInterval(400, mean, { rounds: 200, seed: 1 })).toEqual(
      bootstrapInterval(400, mean, { rounds: 200, seed: 1 }),
    );
  });

  it('passes over draws of which there is no figure, and passes other errors on', () => {
    const truth = [0, 0, 0, 1];
    const positives = (rows: readonly number[]) => {
      if (!rows.some(i => truth[i] === 1)) throw new RangeError('none');
      return 1;
    };
    expect(bootstrapInterval(4, positives)).toEqual({ low: 1, high: 1 });
    expect(() => bootstrapInterval(4, () => { throw new TypeError('a slip'); })).toThrow('a slip'); // prettier-ignore
    expect(() => bootstrapInterval(1, () => 1)).toThrow('got 1 rows');
  });
});
