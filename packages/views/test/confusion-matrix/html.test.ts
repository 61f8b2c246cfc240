import { staticHtml, type ConfusionMatrixState } from '../../src';
import { iris, matrixOf } from '../fixtures/confusion-matrix';
import { pictures } from '../support/pictures';

const html = (state: ConfusionMatrixState): string =>
  staticHtml({ kind: 'confusionMatrix', id: 'm', version: 1, state });

test('every cell of a small matrix shows its number, an empty one none', () => {
  const cells = [...(pictures(html(iris))[0] ?? '').matchAll(/<g class="cell"[^>]*>(.*?)<\/g>/g)].flatMap(
    ([, texts = '']) => [...texts.matchAll(/>(\d+)</g)].map(([, n]) => Number(n)),
  );
  expect(cells.sort((a, b) => a - b)).toEqual([1, 3, 47, 49, 50]);
});

test('a thousand classes fit in an output', () =>
  expect(html(matrixOf(1000)).length).toBeLessThan(200 * 1024));

test('sorted and normalized, the table follows the matrix', () => {
  const drawn = html({ ...iris, normalize: 'true', sort: 'error' });
  expect(drawn.indexOf('>versicolor<')).toBeLessThan(drawn.indexOf('>setosa<'));
  expect(pictures(drawn)[0]).toContain('% of true class');
});

test('counts whose sum overflows are still drawn', () => {
  expect(
    html({
      ...iris,
      counts: [
        [1e308, 1e308, 0],
        [0, 1e308, 0],
        [0, 0, 1],
      ],
    }),
  ).toContain('infinite');
});
