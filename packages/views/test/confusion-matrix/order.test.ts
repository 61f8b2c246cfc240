import { orderOf, orderOfCells, reordered, type MatrixCell } from '../../src';

const counts = [
  [10, 0, 0, 5],
  [0, 10, 2, 0],
  [0, 1, 10, 0],
  [4, 0, 0, 10],
];

test('by label is the order given', () => expect(orderOf(counts, 'label')).toEqual([0, 1, 2, 3]));

test('by error begins with the classes most often confused', () =>
  expect(orderOf(counts, 'error')).toEqual([0, 3, 1, 2]));

test('clustered, classes confused with each other are neighbours', () => {
  expect(orderOf(counts, 'cluster')).toEqual([0, 3, 1, 2]);
});

test('reordered moves rows, columns and labels together', () => {
  const matrix = {
    labels: ['a', 'b'],
    counts: [
      [1, 2],
      [3, 4],
    ],
  };
  expect(reordered(matrix, [1, 0])).toEqual({
    labels: ['b', 'a'],
    counts: [
      [4, 3],
      [2, 1],
    ],
  });
});

test('a thousand classes are ordered in a moment', () => {
  const many = Array.from({ length: 1000 }, (_, r) =>
    Array.from({ length: 1000 }, (_, c) => ((r * 31 + c * 17) % 97 === 0 ? 3 : 0)),
  );
  expect(new Set(orderOf(many, 'cluster')).size).toBe(1000);
});

test('ten thousand classes, given by their cells, are ordered as well', () => {
  const swapped = Array.from({ length: 10_000 }, (_, i): MatrixCell => [i, (i + 5000) % 10_000, 1 + (i % 7)]);
  const chain = orderOfCells(swapped, 10_000, 'cluster');
  expect(new Set(chain).size).toBe(10_000);
  for (let i = 0; i < chain.length; i += 2)
    expect(Math.abs((chain[i] as number) - (chain[i + 1] as number))).toBe(5000);
  expect(orderOfCells(swapped, 10_000, 'error').slice(0, 2)).toEqual([4, 11]);
});
