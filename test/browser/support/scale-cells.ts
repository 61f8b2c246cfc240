/** Steps in each epoch of `longRun`. */
export const STEPS = 1000;

/** The loss of a long run at a step, counted from 0: a slow fall with ripples, and one spike. */
export const lossAt = (step: number): number =>
  step === SPIKE ? 99 : Math.cos(step / 50) / 8 + 1e3 / (step + 1e3);

/** The step with the spike. */
export const SPIKE = 654_321;

/** A cell that shows a loop of `epochs` thousand steps. */
export const longRun = (epochs: number): string =>
  [
    `const lossAt = (step: number): number => step === ${SPIKE} ? 99 : Math.cos(step / 50) / 8 + 1e3 / (step + 1e3);`,
    `const view = show.training('long', { epochs: ${epochs}, stepsPerEpoch: ${STEPS} });`,
    `for (let epoch = 0; epoch < ${epochs}; epoch++) {`,
    `  for (let step = 0; step < ${STEPS}; step++) await view.step({ loss: lossAt(epoch * ${STEPS} + step) });`,
    '  view.epoch();',
    '}',
    'view.finish();',
  ].join('\n');

/** Classes of `largeMatrix`. */
export const CLASSES = 10_000;

/** A cell that shows which of ten thousand classes thirty thousand small pictures are taken for; every seventh wrongly. */
export const largeMatrix = [
  `const truth = Int32Array.from({ length: ${3 * CLASSES} }, (_, i) => i % ${CLASSES});`,
  `const predicted = truth.map((value, i) => (i % 7 === 0 ? (value * 31 + 5) % ${CLASSES} : value));`,
  'for (const i of [1234, 11_234, 21_234]) predicted[i] = 9876;',
  'const images = tf.tensor3d(Float32Array.from(truth, value => (value % 256) / 255), [truth.length, 1, 1]).tile([1, 8, 8]);',
  `const labels = Array.from({ length: ${CLASSES} }, (_, i) => \`word \${i}\`);`,
  "show.confusionMatrix(truth, predicted, { title: 'words', labels, images });",
].join('\n');

/** scikit-learn's numbers of `largeMatrix`: the accuracy, and the counts of a few classes. */
export const largeMatrixInPython = (classes: readonly number[], columns: readonly number[]): string =>
  [
    'import json, numpy',
    'from sklearn.metrics import accuracy_score, confusion_matrix',
    `i = numpy.arange(${3 * CLASSES})`,
    `truth = i % ${CLASSES}`,
    `predicted = numpy.where(i % 7 == 0, (truth * 31 + 5) % ${CLASSES}, truth)`,
    'predicted[[1234, 11234, 21234]] = 9876',
    `counts = confusion_matrix(truth, predicted, labels=range(${CLASSES}))[numpy.ix_(${JSON.stringify(classes)}, ${JSON.stringify(columns)})]`,
    'print(json.dumps({"accuracy": accuracy_score(truth, predicted), "counts": counts.tolist()}))',
  ].join('\n');
