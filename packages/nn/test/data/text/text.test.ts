import { prose } from '../../../src/data';
import { bytePairs, characters, END, PAD, START, UNKNOWN, words } from '../../../src/data/text';

describe('words', () => {
  const tokenizer = words(['A good film!', "a film that isn't well-made"]);

  it('splits words and marks, in lower case', () => {
    expect(tokenizer.split("It isn't GOOD, 3 times.")).toEqual([
      'it',
      "isn't",
      'good',
      ',',
      '3',
      'times',
      '.',
    ]);
  });

  it('numbers the most frequent words first, after the four special tokens', () => {
    expect(tokenizer.encode('a film')).toEqual([4, 5]);
    expect(tokenizer.encode('a zebra')).toEqual([4, UNKNOWN]);
  });

  it('keeps as many words as it is told, or as frequent ones', () => {
    expect(words(['a a b b c'], { maxTokens: 2 }).vocabulary.size).toBe(6);
    expect(words(['a a b b c'], { minCount: 2 }).encode('c')).toEqual([UNKNOWN]);
  });
});

describe('characters', () => {
  it('gives every text back', () => {
    const tokenizer = characters(['über 2024-02-29']);
    expect(tokenizer.decode(tokenizer.encode('2024 überb'))).toBe('2024 überb');
  });
});

describe('Tokenizer.batch', () => {
  const tokenizer = characters(['ab']);
  const [a, b] = tokenizer.encode('ab');

  it('fills shorter texts at the end, or before them', () => {
    expect(tokenizer.batch(['ab', 'a']).arraySync()).toEqual([
      [a, b],
      [a, PAD],
    ]);
    expect(tokenizer.batch(['a'], { length: 3, padding: 'pre' }).arraySync()).toEqual([[PAD, PAD, a]]);
  });

  it('cuts longer texts and adds start and end', () => {
    expect(tokenizer.batch(['abab'], { length: 3 }).arraySync()).toEqual([[a, b, a]]);
    expect(tokenizer.batch(['ab'], { start: true, end: true }).arraySync()).toEqual([[START, a, b, END]]);
  });

  it('is int32, and decodes up to the end', () => {
    const batch = tokenizer.batch(['ab'], { length: 6, start: true, end: true });
    expect(batch.dtype).toBe('int32');
    expect(tokenizer.decode(batch.dataSync())).toBe('ab');
  });

  it('decode refuses a number that is no token', () => {
    expect(() => tokenizer.decode([99])).toThrow('There is no token 99; the vocabulary has 6');
  });
});

describe('bytePairs', () => {
  it('learns the merges of the paper of Sennrich et al.', () => {
    // Its example: low x 5, lower x 2, newest x 6, widest x 3; the word's end is a space before it here.
    const corpus = [
      ...Array(5).fill('low'),
      ...Array(2).fill('lower'),
      ...Array(6).fill('newest'),
      ...Array(3).fill('widest'),
    ];
    const { merges } = bytePairs([corpus.join('\n')], { maxTokens: 14 });
    expect(merges.slice(0, 3)).toEqual([
      ['e', 's'],
      ['es', 't'],
      ['l', 'o'],
    ]);
  });

  it('gives every text of known characters back', () => {
    const { train } = prose();
    const tokenizer = bytePairs([train.slice(0, 20_000)], { maxTokens: 300 });
    const text = train.slice(500, 1500);
    expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
    expect(tokenizer.vocabulary.size).toBeLessThanOrEqual(304);
  });

  it('needs fewer tokens than characters, and one for a frequent word', () => {
    const tokenizer = bytePairs(['the cat and the dog and the hen'], { maxTokens: 40 });
    expect(tokenizer.split(' the')).toEqual([' the']);
    expect(tokenizer.split(' then')).toEqual([' the', 'n']);
  });

  it('stops when no pair occurs twice', () => {
    expect(bytePairs(['abc'], { maxTokens: 100 }).merges).toEqual([]);
  });
});
