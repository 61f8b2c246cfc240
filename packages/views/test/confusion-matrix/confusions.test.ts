import { confusionSentence, topConfusions } from '../../src';

test('topConfusions are the fullest cells off the diagonal, fullest first', () => {
  const counts = [
    [90, 1, 0],
    [14, 80, 2],
    [0, 3, 99],
  ];
  expect(topConfusions({ counts }, 2)).toEqual([
    { actual: 1, predicted: 0, count: 14 },
    { actual: 2, predicted: 1, count: 3 },
  ]);
});

test('topConfusions of a perfect matrix is empty', () =>
  expect(
    topConfusions({
      counts: [
        [1, 0],
        [0, 1],
      ],
    }),
  ).toEqual([]));

test.each([
  [1, '8 read as 3: once'],
  [2, '8 read as 3: twice'],
  [1400, '8 read as 3: 1\u202f400 times'],
])('a confusion of %p is said as a sentence', (count, sentence) => {
  expect(confusionSentence({ actual: 8, predicted: 3, count }, Array.from('0123456789'))).toBe(sentence);
});
