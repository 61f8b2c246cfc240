import { checked } from '../../options/refuse-unknown';
import { type ConfusionMatrixState, type MatrixCell, pooledMatrix } from '@epochlab/views';
import { serve } from '../../live/view/served-views';
import { cellsOf } from './cells';
import { ConfusionSamples, type SampleSource } from './confusion-samples';
import { ConfusionView } from './confusion-view';
import { displayPayload } from '../output/display';
import { classIndices, type LabelsInput } from '../input/labels';

export interface ConfusionMatrixOptions
  extends SampleSource, Pick<ConfusionMatrixState, 'normalize' | 'sort'> {
  /** A name for each class; its index unless given. */
  readonly labels?: readonly string[];
  readonly title?: string;
}

/** A matrix of more classes travels as tiles; the view asks for its parts. */
const MOST_CLASSES = 300;
/** Samples that travel with the output. */
const TOP = { most: 8, each: 5 };

/**
 * Shows which classes are taken for which: rows are true, columns predicted. With `images` or `texts` a click on a cell shows its
 * samples.
 *
 * @param yTrue, yPred class indices or names, one-hot rows, probabilities or logits; tensors or arrays
 * @throws RangeError when the two differ in length or a label is not among `labels`
 * @example
 * show.confusionMatrix(yTest, model.predict(xTest), { labels: ['cat', 'dog'], images: xTest });
 */
export function confusionMatrix(
  yTrue: LabelsInput,
  yPred: LabelsInput,
  options: ConfusionMatrixOptions = {},
): void {
  const {
    labels,
    title = '',
    normalize,
    sort,
    images,
    ink,
    texts,
  } = checked('show.confusionMatrix', options, {
    labels: true,
    title: true,
    images: true,
    ink: true,
    texts: true,
    normalize: true,
    sort: true,
  });
  const { truth, predicted, names } = classIndices(yTrue, yPred, labels);
  const cells = cellsOf(truth, predicted, names.length);
  const samples = new ConfusionSamples(truth, predicted, { images, ink, texts });
  const top = samples.ofTopConfusions(cells, TOP);
  const state: ConfusionMatrixState = {
    title,
    ...matrix(names, cells),
    ...(normalize ? { normalize } : {}),
    ...(sort ? { sort } : {}),
    ...(top.length > 0 ? { samples: top } : {}),
  };
  const view = new ConfusionView(state, names, cells, samples);
  serve(view);
  displayPayload(view.payload);
}

function matrix(
  labels: readonly string[],
  cells: readonly MatrixCell[],
): Pick<ConfusionMatrixState, 'labels' | 'counts' | 'pooled'> {
  if (labels.length > MOST_CLASSES) return { labels: [], counts: [], pooled: pooledMatrix(labels, cells) };
  const counts = labels.map(() => new Array<number>(labels.length).fill(0));
  for (const [actual, predicted, count] of cells) {
    const row = counts[actual];
    if (row) row[predicted] = count;
  }
  return { labels, counts };
}
