import { pooledMatrix, staticHtml, type MatrixCell } from '../../src';

const CLASSES = 10_000;
const labels = Array.from({ length: CLASSES }, (_, i) => `class ${i}`);
const cells: MatrixCell[] = labels.map((_, i) => [i, i, 20] as const);

test('one confusion among a hundred million cells still shows', () => {
  const pooled = pooledMatrix(labels, [...cells, [1234, 9876, 7]]);
  const { rows, columns, values } = pooled.tiles;
  expect(values[Math.floor((1234 * rows) / CLASSES) * columns + Math.floor((9876 * columns) / CLASSES)]).toBe(
    7,
  );
  expect(pooled.confusions).toEqual([
    { actual: 'class 1234', predicted: 'class 9876', count: 7, cell: [1234, 9876] },
  ]);
  expect(pooled.worst[0]?.label).toBe('class 1234');
});

test('ten thousand classes fit in an output', () => {
  const state = { title: 'words', labels: [], counts: [], pooled: pooledMatrix(labels, cells) };
  const html = staticHtml({ kind: 'confusionMatrix', id: 'm', version: 1, state });
  expect(html).toContain('10\u202f000 classes');
  expect(html.length).toBeLessThan(200 * 1024);
});
