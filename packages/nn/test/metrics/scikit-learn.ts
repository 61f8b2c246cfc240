import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Numbers = readonly number[];

interface ReportEntry {
  readonly precision: number;
  readonly recall: number;
  readonly 'f1-score': number;
  readonly support: number;
}

interface Averages {
  readonly macro: number;
  readonly micro: number;
  readonly weighted: number;
  readonly none: Numbers;
}

export interface ClassesCase {
  readonly name: string;
  readonly yTrue: Numbers;
  readonly yPred: Numbers;
  readonly classes: number | null;
  readonly accuracy: number;
  readonly confusionMatrix: Readonly<Record<'None' | 'true' | 'pred' | 'all', readonly Numbers[]>>;
  readonly precision: Averages;
  readonly recall: Averages;
  readonly f1: Averages;
  readonly report: Readonly<Record<string, ReportEntry>>;
}

export interface ScoresCase {
  readonly name: string;
  readonly yTrue: Numbers;
  readonly scores: Numbers;
  readonly roc: { readonly fpr: Numbers; readonly tpr: Numbers; readonly thresholds: Numbers };
  readonly auc: number | null;
  readonly pr: { readonly precision: Numbers; readonly recall: Numbers; readonly thresholds: Numbers };
  readonly averagePrecision: number;
  readonly calibration: Readonly<
    Record<'uniform' | 'quantile', { readonly probTrue: Numbers; readonly probPred: Numbers }>
  >;
  readonly brier: number;
  readonly logLoss: number;
}

interface Fixtures {
  readonly classes: readonly ClassesCase[];
  readonly binary: readonly {
    yTrue: Numbers;
    yPred: Numbers;
    precision: number;
    recall: number;
    f1: number;
  }[];
  readonly scores: readonly ScoresCase[];
  readonly rows: { yTrue: Numbers; probabilities: readonly Numbers[]; logLoss: number; auc: number };
}

const NOT_FINITE: Readonly<Record<string, number>> = { nan: NaN, inf: Infinity, '-inf': -Infinity };

/** Results of scikit-learn (python/metrics_fixtures.py writes it); strings stand for NaN and the infinities. */
export const scikitLearn = JSON.parse(
  readFileSync(join(__dirname, 'fixtures.json'), 'utf8'),
  (_, value: unknown) => (typeof value === 'string' && value in NOT_FINITE ? NOT_FINITE[value] : value),
) as Fixtures;

/** Equal to twelve digits; NaN equals NaN. */
export function expectNumbers(actual: readonly number[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((value, i) => {
    if (Number.isFinite(expected[i])) expect(value).toBeCloseTo(expected[i] as number, 12);
    else expect(value).toBe(expected[i]);
  });
}
