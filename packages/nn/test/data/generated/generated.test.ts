import { captions, dates, inWords, numberWords, sentiment } from '../../../src/data';

/** Words and what they become, worked out by the language's own date parser and by hand. */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function readDate(text: string): string {
  const numbers = [...text.matchAll(/\d+/g)].map(match => Number(match[0]));
  const name = MONTHS.findIndex(month => text.toLowerCase().includes(month)) + 1;
  const [day, month, year] = name ? [numbers[0], name, numbers[1]] : numbers;
  const iso = new Date(Date.UTC(year as number, (month as number) - 1, day)).toISOString();
  return iso.slice(0, 10);
}

describe('dates', () => {
  const { train, test } = dates({ count: 1000 });

  it('mean the same day in both forms', () => {
    for (const { source, target } of train) expect(readDate(source)).toBe(target);
  });

  it('come in seven styles', () => {
    const styles = new Set(
      train.map(pair =>
        pair.source
          .replace(/[A-Z][a-z]+/, 'M')
          .replace(/\d+/g, '9')
          .replace(/9(st|nd|rd)/, '9th'),
      ),
    );
    // Long and short month names look alike here.
    expect([...styles].sort()).toEqual(['9 M 9', '9.9.9', '9/9/9', 'M 9, 9', 'the 9th of M 9']);
  });

  it('keep the test apart from the training part', () => {
    const seen = new Set(train.map(pair => pair.source));
    expect(test.filter(pair => seen.has(pair.source))).toEqual([]);
    expect([train.length, test.length]).toEqual([800, 200]);
  });

  it('are the same for the same seed', () => {
    expect(dates({ count: 50, seed: 2 })).toEqual(dates({ count: 50, seed: 2 }));
    expect(dates({ count: 50, seed: 2 }).train).not.toEqual(dates({ count: 50, seed: 3 }).train);
  });
});

describe('inWords', () => {
  it.each([
    [0, 'zero'],
    [13, 'thirteen'],
    [20, 'twenty'],
    [42, 'forty-two'],
    [100, 'one hundred'],
    [407, 'four hundred seven'],
    [1042, 'one thousand forty-two'],
    [999_999, 'nine hundred ninety-nine thousand nine hundred ninety-nine'],
  ])('%d is %s', (n, words) => {
    expect(inWords(n)).toBe(words);
  });

  it('refuses other numbers', () => {
    expect(() => inWords(-1)).toThrow('from 0 to 999,999; got -1');
    expect(() => inWords(1.5)).toThrow('got 1.5');
  });
});

it('numberWords pairs words with digits, each once', () => {
  const { train, test } = numberWords({ count: 500 });
  for (const { source, target } of [...train, ...test]) expect(inWords(Number(target))).toBe(source);
  expect(new Set([...train, ...test].map(pair => pair.source)).size).toBe(500);
});

it('a generator that runs out of examples says so', () => {
  expect(() => numberWords({ count: 1_000_000 })).toThrow('There are fewer than 1000000 different examples');
});

describe('sentiment', () => {
  const { train, test } = sentiment();
  const all = [...train, ...test];

  it('is balanced, without a review in both parts', () => {
    const positive = all.filter(review => review.label === 1).length / all.length;
    expect(Math.abs(positive - 0.5)).toBeLessThan(0.03);
    const seen = new Set(train.map(review => review.text));
    expect(test.filter(review => seen.has(review.text))).toEqual([]);
  });

  it('turns a word round by negation', () => {
    const labelOf = (pattern: RegExp): Set<number> =>
      new Set(all.filter(({ text }) => pattern.test(text)).map(({ label }) => label));
    expect(labelOf(/^the \w+ was dull$/)).toEqual(new Set([0]));
    expect(labelOf(/^the \w+ was anything but (very |really )?(dull|boring)$/)).toEqual(new Set([1]));
  });

  it('says the same praise in earnest and in irony', () => {
    const praise = all.filter(({ text }) => text.startsWith('how wonderful'));
    expect(new Set(praise.map(({ label }) => label))).toEqual(new Set([0, 1]));
  });
});

describe('captions', () => {
  const { train, test } = captions({ count: 60, size: 16 });

  it('has one picture of the size asked for per sentence', () => {
    expect([train.x.shape, test.x.shape]).toEqual([
      [48, 16, 16, 3],
      [12, 16, 16, 3],
    ]);
    expect([train.captions.length, test.captions.length]).toEqual([48, 12]);
  });

  it('paints in the colour that the sentence names', () => {
    train.captions.forEach((caption, i) => {
      const match = /^a \w+ (red|blue) \w+$/.exec(caption);
      if (!match) return;
      const [red = 0, , blue = 0] = train.x.slice([i, 8, 8, 0], [1, 1, 1, 3]).dataSync();
      expect(match[1] === 'red' ? red > blue : blue > red).toBe(true);
    });
  });

  it('stays between 0 and 1', () => {
    expect(train.x.min().dataSync()[0]).toBeGreaterThanOrEqual(0);
    expect(train.x.max().dataSync()[0]).toBeLessThanOrEqual(1);
  });
});
