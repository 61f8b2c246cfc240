import { logLoss } from './log-loss';
import { assertSameLength, isMatrix, toClasses, toRows, toVector, type Matrix, type Vector } from './values';

/** Temperatures are looked for between these. */
const [LEAST, MOST] = [1 / 50, 50];
const STEPS = 60;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

const sigmoid = (z: number): number => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));

function softmax(row: ArrayLike<number>, temperature: number): number[] {
  const most = Math.max(...Array.from(row));
  const e = Array.from(row, z => Math.exp((z - most) / temperature));
  const sum = e.reduce((a, b) => a + b);
  return e.map(value => value / sum);
}

const probabilities = (logits: Vector | Matrix, temperature: number): number[] | number[][] =>
  isMatrix(logits)
    ? toRows(logits, 'logits').map(row => softmax(row, temperature))
    : Array.from(toVector(logits, 'logits'), z => sigmoid(z / temperature));

/** Where a function with one valley is least, between `low` and `high`. */
function valley(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  for (let i = 0; i < STEPS; i++) {
    const [left, right] = [b - GOLDEN * (b - a), a + GOLDEN * (b - a)];
    if (f(left) < f(right)) b = right;
    else a = left;
  }
  return (a + b) / 2;
}

/**
 * The temperature that calibrates a classifier: logits divided by it give the probabilities with the least log loss (C. Guo et
 * al. 2017). Above 1 the classifier was too sure, below 1 not sure enough; which class is likeliest does not change. Fit it
 * on rows that neither trained the classifier nor test it.
 *
 * @param yTrue class indices
 * @param logits before softmax, a row per example; or one number each, the logit of class 1
 * @throws RangeError when lengths differ
 * @example
 * const t = metrics.fitTemperature([0, 1, 1, 0], [-4, 6, -3, -5]);   // 2.88: it was sure of the third, and wrong
 */
export function fitTemperature(yTrue: Vector, logits: Vector | Matrix): number {
  const classes = toClasses(yTrue, 'yTrue');
  const plain = isMatrix(logits) ? toRows(logits, 'logits') : toVector(logits, 'logits');
  assertSameLength(classes, plain, ['yTrue', 'logits']);
  const loss = (log: number) => logLoss(classes, probabilities(plain, Math.exp(log)));
  return Math.exp(valley(loss, Math.log(LEAST), Math.log(MOST)));
}
