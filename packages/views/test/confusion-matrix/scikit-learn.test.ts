import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { macroAverage, normalized, pooledMatrix, scores, type Normalization } from '../../src';

/** Results of scikit-learn for the same predictions; made by authority/confusion_matrix.py. */
interface Authority {
  readonly counts: number[][];
  readonly normalized: Record<Exclude<Normalization, 'none'>, number[][]>;
  readonly precision: number[];
  readonly recall: number[];
  readonly f1: number[];
  readonly support: number[];
  readonly macro: [number, number, number];
}

const authority = JSON.parse(
  readFileSync(join(__dirname, '../authority/confusion_matrix.json'), 'utf8'),
) as Authority;
const labels = authority.counts.map((_, i) => String(i));
const { classes, accuracy, total } = scores({ labels, counts: authority.counts });

test('support equals scikit-learn', () => expect(classes.map(one => one.support)).toEqual(authority.support));

test.each(['precision', 'recall', 'f1'] as const)(
  '%s equals scikit-learn, a missing one counting as zero',
  score => {
    classes.forEach((one, i) => expect(one[score] ?? 0).toBeCloseTo(authority[score][i] ?? NaN, 12));
  },
);

test('the precision of a class that is never predicted is missing, not zero', () =>
  expect(classes[4]?.precision).toBeNull());

test('the means equal scikit-learn', () => {
  const { precision, recall, f1 } = macroAverage(classes);
  [precision, recall, f1].forEach((mean, i) => expect(mean).toBeCloseTo(authority.macro[i] ?? NaN, 12));
});

test('accuracy is the share on the diagonal', () => {
  expect(accuracy).toBeCloseTo(
    authority.counts.reduce((sum, row, i) => sum + (row[i] ?? NaN), 0) / total,
    12,
  );
});

test.each(['true', 'predicted', 'all'] as const)('normalized by %s equals scikit-learn', mode => {
  normalized(authority.counts, mode).forEach((row, r) =>
    row.forEach((share, c) => expect(share).toBeCloseTo(authority.normalized[mode][r]?.[c] ?? NaN, 12)),
  );
});

test('a pooled matrix of few classes has the same scores, counts and confusions', () => {
  const cells = authority.counts
    .flatMap((row, r) => row.map((count, c) => [r, c, count] as const))
    .filter(([, , count]) => count > 0);
  const pooled = pooledMatrix(labels, cells);
  expect(pooled.tiles.values).toEqual(authority.counts.flat());
  expect(pooled.total).toBe(total);
  for (const one of pooled.worst) expect(one).toEqual(classes.find(({ label }) => label === one.label));
  expect(pooled.confusions[0]?.count).toBe(
    Math.max(...authority.counts.flatMap((row, r) => row.filter((_, c) => c !== r))),
  );
});
