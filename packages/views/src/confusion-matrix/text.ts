import { shorten } from '../format/label';
import { formatCount, formatNumber, formatPercent } from '../format/number';
import { counted } from '../format/quantity';
import { heading } from '../terminal/heading';
import { textTable } from '../terminal/table';
import { confusionSentence, timesText, topConfusions } from './confusions';
import { scores } from './scores';
import type { ConfusionMatrixState, PooledMatrix } from './state';

/** A terminal's width holds about this many columns. */
const MOST_COLUMNS = 12;

/** The matrix where it fits a terminal, its accuracy, and what was most confused. */
export function confusionMatrixText(state: ConfusionMatrixState): string {
  if (state.pooled !== undefined) return pooledText(state.title, state.pooled);
  const { total, accuracy } = scores(state);
  const top = topConfusions(state, 5).map(confusion => heading(confusionSentence(confusion, state.labels)));
  const matrix = state.labels.length <= MOST_COLUMNS ? [matrixTable(state)] : [];
  return [head(state.title, total, state.labels.length, accuracy), ...matrix, ...top].join('\n');
}

function pooledText(title: string, { classes, total, correct, confusions }: PooledMatrix): string {
  const top = confusions
    .slice(0, 5)
    .map(({ actual, predicted, count }) => heading(`${actual} read as ${predicted}: ${timesText(count)}`));
  return [head(title, total, classes, total > 0 ? correct / total : null), ...top].join('\n');
}

function head(title: string, total: number, classes: number, accuracy: number | null): string {
  const exact = accuracy === null ? '' : `accuracy ${formatPercent(accuracy)}`;
  return heading(
    'Confusion matrix',
    title,
    counted(total, 'sample'),
    counted(classes, 'class', 'classes'),
    exact,
  );
}

function matrixTable({ labels, counts }: ConfusionMatrixState): string {
  const names = labels.map(label => shorten(label, 10));
  return textTable(
    [{}, ...labels.map(() => ({ align: 'right' }) as const)],
    [['true \\ predicted', ...names], '-', ...counts.map((row, i) => [names[i] ?? '', ...row.map(cell)])],
  );
}

const cell = (count: number): string => (Number.isInteger(count) ? formatCount(count) : formatNumber(count));
