// %% [markdown]
// # 4. Feed-forward networks, and how good they are
//
// **The promise.** You train two feed-forward networks and then ask harder questions than "how many were
// right": which mistakes, at which threshold, and can its probabilities be believed? Every number equals
// scikit-learn's. At the end you test a well-known saying, "smaller batches are more effective", and know
// what is true of it.
//
// ## 4.1 Feed forward
//
// In a *feed-forward* network (a *multi-layer perceptron*, MLP) numbers flow one way: from the inputs through
// *hidden* layers to the outputs, never back. It is the simplest of the kinds of network that this course
// visits, and the last layers of most others are of this kind:
//
// | kind | how numbers flow | good for | lesson |
// | --- | --- | --- | --- |
// | feed-forward | one way, every unit sees all inputs | tables: classes, amounts | 4 |
// | convolutional | one way, each unit sees a small patch, all with the same weights | pictures, video | 5 |
// | recurrent | step by step, with a state carried on | text, speech, time series | 6 |
// | Transformer | every step looks at every other | translation, large language models | 7 |
//
// Our data are 569 breast tumours, each described by 30
// measurements of its cells. Is a tumour malignant? We call that the *positive* class, 1: it is the one that
// we must not miss.

// %%
const tumours = datasets.breastCancer();
// In the data 0 stands for malignant and 1 for benign; we turn it round.
const positive = (y: tf.Tensor1D) => tf.sub(1, y) as tf.Tensor1D;
const [trainY, testY] = [positive(tumours.train.y), positive(tumours.test.y)];

const model = tf.sequential({
  name: 'tumours',
  layers: [
    tf.layers.dense({ units: 16, activation: 'relu', inputShape: [30] }),
    tf.layers.dense({ units: 8, activation: 'relu' }),
    tf.layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});
model.compile({ optimizer: tf.train.adam(0.003), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
model.summary();

// %%
const tumourHistory = await model.fit(tumours.train.x, trainY, {
  epochs: 30,
  batchSize: 16,
  validationSplit: 0.15,
});

// %% [markdown]
// ## 4.2 Four kinds of answers
//
// The network gives a probability. Above a *threshold*, usually one half, we say "malignant". That can be
// right or wrong in two ways each: *true positives* (found), *false negatives* (missed), *false positives*
// (false alarms), *true negatives*.

// %%
const probability = Array.from((model.predict(tumours.test.x) as tf.Tensor).dataSync());
const truth = Array.from(testY.dataSync());
const said = probability.map(p => (p > 0.5 ? 1 : 0));
show.confusionMatrix(truth, said, { labels: ['benign', 'malignant'] });

// %%
const [[trueNegatives, falsePositives], [falseNegatives, truePositives]] = metrics.confusionMatrix(
  truth,
  said,
  { classes: 2 },
) as [[number, number], [number, number]];

// Of those that we called malignant, how many are? Of the malignant ones, how many did we find?
const precision = truePositives / (truePositives + falsePositives);
const recall = truePositives / (truePositives + falseNegatives);
const f1 = (2 * precision * recall) / (precision + recall);
check('precision', metrics.precisionScore(truth, said), precision);
check('recall', metrics.recallScore(truth, said), recall);
check('F1, their harmonic mean', metrics.f1Score(truth, said), f1);

// %%
console.log(String(metrics.classificationReport(truth, said, { labels: ['benign', 'malignant'] })));

// %% [markdown]
// ## 4.3 Move the threshold
//
// A lower threshold finds more and raises more false alarms. The *ROC curve* shows every such bargain: the
// share of malignant ones found against the share of benign ones alarmed. The area under it (AUC) is the
// chance that a malignant tumour gets a higher score than a benign one.

// %%
show.roc(truth, probability, { title: 'Malignant or benign' });

// %% [markdown]
// Where the positive class is rare, precision against recall tells more.

// %%
show.prCurve(truth, probability, { title: 'Malignant or benign' });

// %%
const thresholds = [0.1, 0.3, 0.5, 0.7, 0.9];
show.table(
  thresholds.map(threshold => {
    const answers = probability.map(p => (p > threshold ? 1 : 0));
    return {
      threshold,
      precision: metrics.precisionScore(truth, answers),
      recall: metrics.recallScore(truth, answers),
      f1: metrics.f1Score(truth, answers),
    };
  }),
  { title: 'The same network at five thresholds' },
);

// %% [markdown]
// ## 4.4 Can the probabilities be believed?
//
// When a *calibrated* network says 80 %, it is right in 80 of 100 such cases: its points lie on the diagonal.
// With 113 test tumours the bins in the middle hold few cases, so do not expect a clean line.

// %%
show.calibration(truth, probability, { bins: 5, title: 'Malignant or benign' });
console.log(
  `Brier score ${metrics.brierScoreLoss(truth, probability).toFixed(4)} (0 is perfect; always saying one half gives 0.25)`,
);

// %% [markdown]
// ## 4.5 The same numbers as scikit-learn
//
// Twelve made-up cases, and what scikit-learn 1.9 says about them.

// %%
const y12 = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0];
const p12 = [0.05, 0.12, 0.2, 0.31, 0.45, 0.62, 0.38, 0.55, 0.71, 0.83, 0.96, 0.74];
const c12 = p12.map(p => (p > 0.5 ? 1 : 0));
const calibration12 = metrics.calibrationCurve(y12, p12, { bins: 3 });
const comparison = [
  { measure: 'precision', 'scikit-learn': 0.6666666666666666, here: metrics.precisionScore(y12, c12) },
  { measure: 'recall', 'scikit-learn': 0.8, here: metrics.recallScore(y12, c12) },
  { measure: 'F1', 'scikit-learn': 0.7272727272727273, here: metrics.f1Score(y12, c12) },
  { measure: 'ROC AUC', 'scikit-learn': 0.8285714285714285, here: metrics.rocAucScore(y12, p12) },
  {
    measure: 'average precision',
    'scikit-learn': 0.8083333333333333,
    here: metrics.averagePrecisionScore(y12, p12),
  },
  { measure: 'Brier score', 'scikit-learn': 0.16574999999999998, here: metrics.brierScoreLoss(y12, p12) },
  { measure: 'log loss', 'scikit-learn': 0.4850742901885219, here: metrics.logLoss(y12, p12) },
  { measure: 'calibration, last bin', 'scikit-learn': 0.75, here: calibration12.probTrue.at(-1)! },
];
show.table(comparison);

// %% [markdown]
// ## 4.6 Ten classes
//
// The digits of the first lesson, with one hidden layer more. For several classes precision, recall and F1
// are computed for each class against the rest.

// %%
const digits = datasets.digits();
const reader = tf.sequential({
  name: 'digits-mlp',
  layers: [
    tf.layers.dense({ units: 64, activation: 'relu', inputShape: [64] }),
    tf.layers.dropout({ rate: 0.2 }),
    tf.layers.dense({ units: 32, activation: 'relu' }),
    tf.layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
reader.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
const readerHistory = await reader.fit(digits.train.x, digits.train.y, {
  epochs: 40,
  batchSize: 32,
  validationSplit: 0.1,
});

// %%
const digitScores = reader.predict(digits.test.x) as tf.Tensor2D;
const report = metrics.classificationReport(digits.test.y, digitScores, { labels: digits.labels });
console.log(String(report));

// %%
show.bars({
  title: 'Which digits are hard?',
  xLabel: 'digit',
  yLabel: 'score',
  categories: digits.labels,
  series: [
    { name: 'precision', values: report.classes.map(row => row.precision) },
    { name: 'recall', values: report.classes.map(row => row.recall) },
  ],
});

// %% [markdown]
// ## 4.7 Where there is nothing to learn
//
// A network with two hidden layers, ten random numbers as inputs, and as answers the toss of a coin. What can
// it learn?

// %%
const tossing = new datasets.Random(12);
const noise = tf.tensor2d(
  Array.from({ length: 1000 }, () => Array.from({ length: 10 }, () => tossing.normal())),
);
const tosses = tf.tensor2d(Array.from({ length: 1000 }, () => [tossing.chance(0.5) ? 1 : 0]));

const gullible = models.Sequential(
  [
    layers.Dense(64, { activation: 'relu', inputShape: [10] }),
    layers.Dense(32, { activation: 'relu' }),
    layers.Dense(1, { activation: 'sigmoid' }),
  ],
  { name: 'gullible' },
);
gullible.compile({ optimizer: 'adam', loss: 'binary_crossentropy', metrics: ['accuracy'] });
const noiseHistory = await gullible.fit(noise, tosses, { epochs: 60, batchSize: 32, validationSplit: 0.2 });

// %%
const lastOf = (name: string) => (noiseHistory.history[name] as number[]).at(-1)!;
console.log(`on the tosses that it has seen ${(100 * lastOf('acc')).toFixed(0)} % right`);
console.log(`on those that it has not ${(100 * lastOf('val_acc')).toFixed(0)} %`);

// %% [markdown]
// It is on its way to knowing its 800 examples by heart and is no better than a coin on the other 200. Its
// loss there even rises: it grows surer and is as wrong as before. That is *overfitting* at its purest, and
// the reason why a network is judged by data that it has not seen.
//
// ## 4.8 "Smaller batches are more effective"
//
// A *batch* is how many examples the network sees before it changes its weights. We test the saying instead
// of repeating it: one network, batches of 1 to 1024, everything else the same: ten epochs, plain SGD with a
// learning rate of 0.1, and the average of two different random starts. *Accuracy* is that on unseen digits.

// %%
const sizes = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

async function trial(batchSize: number, epochs: number, learningRate: number, seed: number) {
  const random = (offset: number) => tf.initializers.glorotUniform({ seed: seed + offset });
  const net = tf.sequential({
    layers: [
      tf.layers.dense({ units: 32, activation: 'relu', inputShape: [64], kernelInitializer: random(0) }),
      tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: random(100) }),
    ],
  });
  net.compile({
    optimizer: tf.train.sgd(learningRate),
    loss: 'sparseCategoricalCrossentropy',
    metrics: ['accuracy'],
  });
  const started = performance.now();
  await net.fit(digits.train.x, digits.train.y, { epochs, batchSize, verbose: 0 });
  const seconds = (performance.now() - started) / 1000;
  const accuracy = metrics.accuracyScore(digits.test.y, net.predict(digits.test.x) as tf.Tensor);
  net.dispose();
  return { accuracy, seconds };
}

async function average(batchSize: number, epochs: number, learningRate: number) {
  const [a, b] = [
    await trial(batchSize, epochs, learningRate, 1),
    await trial(batchSize, epochs, learningRate, 2),
  ];
  return {
    accuracy: (a.accuracy + b.accuracy) / 2,
    apart: Math.abs(a.accuracy - b.accuracy),
    seconds: (a.seconds + b.seconds) / 2,
  };
}

const examples = digits.train.x.shape[0];
const table: { batch: number; steps: number; accuracy: number; apart: number; seconds: number }[] = [];
for (const size of sizes) {
  const { accuracy, apart, seconds } = await average(size, 10, 0.1);
  table.push({
    batch: size,
    steps: 10 * Math.ceil(examples / size),
    accuracy,
    apart,
    seconds,
  });
}
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
show.table(
  table.map(({ batch, steps, accuracy, apart, seconds }) => ({
    batch,
    steps,
    accuracy: percent(accuracy),
    apart: percent(apart),
    seconds: seconds.toFixed(2),
  })),
  { title: 'Ten epochs, learning rate 0.1' },
);

// %%
show.lines({
  title: 'Accuracy after ten epochs',
  xLabel: 'batch size',
  yLabel: 'test accuracy',
  xScale: 'log',
  form: 'linesAndPoints',
  series: [{ name: 'test accuracy', x: sizes, y: table.map(row => row.accuracy) }],
});

// %% [markdown]
// Read so, the saying holds: in ten epochs small batches get further. But look at the column *steps*. A batch
// of 1024 changed the weights 20 times in all, a batch of 1 more than fourteen thousand times. Was it the
// size, or the number of steps? Two fair trials for the largest batch: a longer step, and as many steps as a
// batch of 32 had.

// %%
const at32 = table.find(row => row.batch === 32)!;
const at1024 = table.at(-1)!;
const longerSteps = await average(1024, 10, 1);
const manySteps = await average(1024, Math.round(at32.steps / 2), 0.1);
show.table([
  {
    trial: 'batch 32, 10 epochs',
    steps: at32.steps,
    accuracy: percent(at32.accuracy),
    seconds: at32.seconds.toFixed(2),
  },
  {
    trial: 'batch 1024, 10 epochs',
    steps: 20,
    accuracy: percent(at1024.accuracy),
    seconds: at1024.seconds.toFixed(2),
  },
  {
    trial: 'batch 1024, 10 epochs, learning rate 1',
    steps: 20,
    accuracy: percent(longerSteps.accuracy),
    seconds: longerSteps.seconds.toFixed(2),
  },
  {
    trial: 'batch 1024, as many steps as batch 32',
    steps: at32.steps,
    accuracy: percent(manySteps.accuracy),
    seconds: manySteps.seconds.toFixed(2),
  },
]);

// %% [markdown]
// What the tables say, and no more:
//
// - With the same number of *epochs*, batches of 2 to 32 get further than the large ones, because they take
//   more steps.
// - Smaller is not always better: the step of a batch of 1 follows a single example and is noisy. Which of
//   the smallest sizes comes first changes from start to start (compare the column *apart*: how far the
//   two starts are from each other), so
//   nothing can be said about that.
// - With the same number of *steps*, the largest batch does as well as a batch of 32. The size itself was not
//   the trouble.
// - A longer step makes up for a part of it.
// - Time counts too: the steps of a small batch are short, but there are many of them (the column *seconds*).
//
// So on this network the saying is half true: small batches are more effective *per epoch*. It is an
// experiment with one small network and one data set; on others the sizes at which things turn are different.
//
// ## Exercises
//
// **1.** A test for a disease gives 90 true positives, 10 false negatives and 60 false positives. What is its
// precision?

// %% tags=["exercise"]
let diseasePrecision: number | undefined = undefined;
check(
  'precision',
  diseasePrecision,
  metrics.precisionScore(
    [...Array(100).fill(1), ...Array(60).fill(0)],
    [...Array(90).fill(1), ...Array(10).fill(0), ...Array(60).fill(1)],
  ),
  1e-3,
);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// let diseasePrecision: number | undefined = 90 / (90 + 60);
// ```
//
// </details>
//
// **2.** Find the highest threshold, in steps of 0.01, at which the tumour network still finds at least 95 %
// of the malignant tumours.

// %% tags=["exercise"]
let threshold: number | undefined = undefined;
check(
  'the threshold',
  threshold,
  Math.max(
    ...Array.from({ length: 100 }, (_, i) => i / 100).filter(
      t =>
        metrics.recallScore(
          truth,
          probability.map(p => (p > t ? 1 : 0)),
        ) >= 0.95,
    ),
  ),
);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// let threshold: number | undefined = 0;
// for (let i = 0; i < 100; i++) {
//   const found = metrics.recallScore(truth, probability.map(p => (p > i / 100 ? 1 : 0)));
//   if (found >= 0.95) threshold = i / 100;
// }
// ```
//
// </details>
//
// ## Was the promise kept?

// %%
verify({
  'the tumour network reaches an AUC of at least 0.95 on unseen tumours':
    metrics.rocAucScore(truth, probability) >= 0.95,
  'the digit network reads at least 95 % of unseen digits': report.accuracy >= 0.95,
  'tosses of a coin are learned by heart (above 75 %) and not foreseen (below 62 %)':
    lastOf('acc') > 0.75 && lastOf('val_acc') < 0.62,
  'every measure equals scikit-learn to nine digits': comparison.every(
    row => Math.abs(row.here - row['scikit-learn']) < 1e-9,
  ),
  'ten epochs: a batch of 32 beats one of 1024 by more than 10 points': at32.accuracy - at1024.accuracy > 0.1,
  'as many steps: the two are within 3 points': Math.abs(manySteps.accuracy - at32.accuracy) < 0.03,
});
