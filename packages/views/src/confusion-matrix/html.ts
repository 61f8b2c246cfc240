import { counted } from '../format/quantity';
import { formatCount, formatPercent, formatScore } from '../format/number';
import { shorten } from '../format/label';
import { frame, row } from '../html/frame';
import { table } from '../html/table';
import { element, type Child } from '../markup/element';
import { image } from '../markup/picture';
import { confusionSentence, timesText, topConfusions } from './confusions';
import { orderOf, reordered } from './order';
import { matrixPicture, pooledPicture } from './picture';
import { worst } from './pooled';
import { macroAverage, scores } from './scores';
import type { ClassScores, ConfusionMatrixState, PooledMatrix } from './state';

/** Classes that the table lists: beyond, the worst. */
const MOST_CLASSES = 25;
const WORST_CLASSES = 15;

export function confusionMatrixHtml(state: ConfusionMatrixState): string {
  return state.pooled === undefined ? wholeHtml(state) : pooledHtml(state, state.pooled);
}

function wholeHtml(state: ConfusionMatrixState): string {
  const { sort = 'label' } = state;
  const sorted = sort === 'label' ? state : reordered(state, orderOf(state.counts, sort));
  const { total, accuracy, classes } = scores(sorted);
  const labels = state.labels.map(label => shorten(label, 40));
  const sentences = topConfusions(state).map(confusion => confusionSentence(confusion, labels));
  const shown = classes.length <= MOST_CLASSES ? classes : worst(classes, WORST_CLASSES);
  return frame({
    title: 'Confusion matrix',
    subject: shorten(state.title, 60),
    facts: facts(total, state.labels.length, accuracy),
    body: [row(image(matrixPicture(sorted)), [classTable(shown, classes), confusions(sentences)])],
  });
}

function pooledHtml({ title }: ConfusionMatrixState, pooled: PooledMatrix): string {
  const { classes, total, correct } = pooled;
  const sentences = pooled.confusions
    .slice(0, 10)
    .map(
      ({ actual, predicted, count }) =>
        `${shorten(actual, 40)} read as ${shorten(predicted, 40)}: ${timesText(count)}`,
    );
  return frame({
    title: 'Confusion matrix',
    subject: shorten(title, 60),
    facts: [
      ...facts(total, classes, total > 0 ? correct / total : null),
      'each pixel the greatest count of its block',
    ],
    body: [
      row(image(pooledPicture(pooled)), [
        classTable(pooled.worst.slice(0, WORST_CLASSES)),
        confusions(sentences),
      ]),
    ],
  });
}

function facts(total: number, classes: number, accuracy: number | null): string[] {
  const known = accuracy === null ? [] : [`accuracy ${formatPercent(accuracy)}`];
  return [counted(total, 'sample'), counted(classes, 'class', 'classes'), ...known];
}

/** Some classes, and the mean of all of them where they are known. */
function classTable(shown: readonly ClassScores[], all: readonly ClassScores[] = []): Child {
  const mean = macroAverage(all);
  return [
    table<ClassScores>({
      columns: [
        { header: 'Class', cell: ({ label }) => shorten(label, 40) },
        { header: 'Precision', align: 'right', cell: ({ precision }) => formatScore(precision) },
        { header: 'Recall', align: 'right', cell: ({ recall }) => formatScore(recall) },
        { header: 'F1', align: 'right', cell: ({ f1 }) => formatScore(f1) },
        { header: 'Samples', align: 'right', cell: ({ support }) => formatCount(support) },
      ],
      rows: shown,
      foot:
        all.length > 0
          ? [
              [
                'Mean of classes',
                formatScore(mean.precision),
                formatScore(mean.recall),
                formatScore(mean.f1),
                formatCount(mean.support),
              ],
            ]
          : [],
    }),
    shown.length !== all.length &&
      element(
        'p',
        { class: 'epochlab-quiet' },
        `The ${counted(shown.length, 'class', 'classes')} of lowest F1.`,
      ),
  ];
}

function confusions(sentences: readonly string[]): Child {
  if (sentences.length === 0) return element('p', {}, 'Nothing was confused.');
  return [
    element('p', {}, element('strong', {}, 'Most confused')),
    element(
      'ul',
      {},
      sentences.map(words => element('li', {}, words)),
    ),
  ];
}
