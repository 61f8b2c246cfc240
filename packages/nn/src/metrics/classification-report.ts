import { checked } from '../options/refuse-unknown';
import { accuracyScore } from './accuracy';
import { confusionMatrix } from './confusion-matrix';
import { AVERAGES, classCounts, occurs, scoreOf, type ClassCounts } from './per-class';
import { sum, type Matrix, type Vector } from './values';

export type ReportRow = {
  /** The class's label, or 'macro avg', 'weighted avg'. */
  readonly label: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Examples that truly are of the class. */
  readonly support: number;
};

export interface ClassificationReport {
  readonly classes: readonly ReportRow[];
  readonly macro: ReportRow;
  readonly weighted: ReportRow;
  readonly accuracy: number;
  /** The report as a table of text. */
  toString(): string;
}

export interface ReportOptions {
  /** Names of the classes 0, 1, ...; all of them are reported, also those that do not occur. */
  readonly labels?: readonly string[];
}

/**
 * Precision, recall and F1 of each class and their averages. A score that would divide by nothing is 0.
 *
 * @example
 * console.log(String(metrics.classificationReport([0, 1, 1], [0, 1, 0], { labels: ['ham', 'spam'] })));
 */
export function classificationReport(
  yTrue: Vector | Matrix,
  yPred: Vector | Matrix,
  options: ReportOptions = {},
): ClassificationReport {
  const { labels } = checked('metrics.classificationReport', options, { labels: true });
  const all = classCounts(confusionMatrix(yTrue, yPred, labels ? { classes: labels.length } : {}));
  const kept = all.flatMap((counts, k) =>
    labels || occurs(counts) ? [{ counts, label: labels?.[k] ?? String(k) }] : [],
  );
  const counts = kept.map(entry => entry.counts);
  const report = {
    classes: kept.map(entry => classRow(entry.label, entry.counts)),
    macro: averageRow('macro', counts),
    weighted: averageRow('weighted', counts),
    accuracy: accuracyScore(yTrue, yPred),
  };
  return { ...report, toString: () => asText(report) };
}

const classRow = (label: string, counts: ClassCounts): ReportRow => ({
  label,
  precision: scoreOf('precision', counts),
  recall: scoreOf('recall', counts),
  f1: scoreOf('f1', counts),
  support: counts.support,
});

const averageRow = (average: 'macro' | 'weighted', classes: readonly ClassCounts[]): ReportRow => ({
  label: `${average} avg`,
  precision: AVERAGES[average]('precision', classes, 0),
  recall: AVERAGES[average]('recall', classes, 0),
  f1: AVERAGES[average]('f1', classes, 0),
  support: sum(classes.map(c => c.support)),
});

function asText({ classes, macro, weighted, accuracy }: Omit<ClassificationReport, 'toString'>): string {
  const rows = [...classes, macro, weighted];
  const width = Math.max(...rows.map(row => row.label.length), 'accuracy'.length);
  const line = (label: string, cells: readonly string[]): string =>
    [label.padStart(width), ...cells.map(cell => cell.padStart(10))].join('');
  const text = (row: ReportRow): string =>
    line(row.label, [
      ...[row.precision, row.recall, row.f1].map(score => score.toFixed(3)),
      String(row.support),
    ]);
  return [
    line('', ['precision', 'recall', 'f1', 'support']),
    ...classes.map(text),
    line('accuracy', ['', '', accuracy.toFixed(3), String(macro.support)]),
    text(macro),
    text(weighted),
  ].join('\n');
}
