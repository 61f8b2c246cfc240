// %% [markdown]
// # 4. Feed-forward networks, and how to evaluate them
//
// *Time needed: about 45 minutes, of which the computer takes less than one.*
//
// **The promise.** You train feed-forward networks and then ask harder questions than "how many answers were
// right?": which mistakes does a network make, where should the threshold lie, and can you believe its
// probabilities? Every measure agrees with scikit-learn's. At the end you test a popular claim, "smaller
// batches are more effective", and find out which part of it is true.
//
// ## 4.1 A feed-forward network
//
// In a *feed-forward* network (also called a *multi-layer perceptron*, MLP) numbers flow in one direction: from
// the inputs through *hidden* layers to the outputs, and never back. It is the simplest kind of network in this
// course, and most other kinds end with layers of this kind:
//
// | kind | how numbers flow | good for | lesson |
// | --- | --- | --- | --- |
// | feed-forward | in one direction; every unit sees all the inputs | tables: classification, regression | 4 |
// | convolutional | in one direction; every unit sees a small patch, with shared weights | pictures, video | 5 |
// | recurrent | step by step, with a state that is carried along | text, speech, time series | 6 |
// | Transformer | every step looks at every other step | translation, large language models | 7 |
//
// The data of this lesson are 569 breast tumours, each described by 30 measurements of its cells. Is a tumour
// malignant? We call that the *positive* class, 1, because it is the one that must not be missed.

// %%
const tumours = datasets.breastCancer();
// In the data 0 stands for malignant and 1 for benign; we exchange them.
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
// The network outputs a probability. If it is above a *threshold*, usually one half, the answer is "malignant".
// Such an answer falls into one of four kinds: *true positive* (malignant, and found), *false negative*
// (malignant, and missed), *false positive* (benign, a false alarm) and *true negative* (benign, and recognised
// as such).

// %%
const probability = Array.from(model.predict(tumours.test.x).dataSync());
const truth = Array.from(testY.dataSync());
const predicted = probability.map(p => (p > 0.5 ? 1 : 0));
show.confusionMatrix(truth, predicted, { labels: ['benign', 'malignant'] });

// %%
const [[trueNegatives, falsePositives], [falseNegatives, truePositives]] = metrics.confusionMatrix(
  truth,
  predicted,
  { classes: 2 },
) as [[number, number], [number, number]];

// Precision: which share of the tumours that we called malignant really is?
// Recall: which share of the malignant tumours have we found?
const precision = truePositives / (truePositives + falsePositives);
const recall = truePositives / (truePositives + falseNegatives);
const f1 = (2 * precision * recall) / (precision + recall);
check('precision', metrics.precisionScore(truth, predicted), precision);
check('recall', metrics.recallScore(truth, predicted), recall);
check('F1, their harmonic mean', metrics.f1Score(truth, predicted), f1);

// %%
console.log(String(metrics.classificationReport(truth, predicted, { labels: ['benign', 'malignant'] })));

// %% [markdown]
// ## 4.3 Move the threshold
//
// With a lower threshold the network finds more malignant tumours and raises more false alarms. The *ROC curve*
// shows all of these trade-offs at once: for every threshold, the share of malignant tumours that are found
// (the true positive rate) over the share of benign ones that raise an alarm (the false positive rate). The
// area under the curve (AUC) is the probability that a malignant tumour gets a higher score than a benign one.

// %%
show.roc(truth, probability, { title: 'Malignant or benign' });

// %% [markdown]
// If the positive class is rare, the curve of precision over recall tells you more.

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
// When a *calibrated* network says 80 %, it is right in 80 of 100 such cases, so its points lie on the diagonal.
// There are only 113 tumours in the test set, and hardly any of them fall into the bins in the middle, so do not
// expect a clean line here.

// %%
show.calibration(truth, probability, { bins: 5, title: 'Malignant or benign' });
console.log(
  `Brier score ${metrics.brierScoreLoss(truth, probability).toFixed(4)} (0 is perfect; always saying one half gives 0.25)`,
);

// %% [markdown]
// ## 4.5 The same numbers as scikit-learn
//
// Are these measures computed correctly? Here are twelve invented cases, with the values that scikit-learn 1.9
// gives for them.

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
// Now the digits of lesson 1, with one more hidden layer. If there are several classes, precision, recall and F1
// are computed for each class against all the others. *Dropout* switches off a random fifth of the units in
// every training step, so that no unit can rely on a single other one.

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
const digitScores = reader.predict(digits.test.x);
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
// ## 4.7 Overfitting, where there is nothing to learn
//
// The next network has two hidden layers. Its inputs are ten random numbers, and its answers are tosses of a
// coin. So there is nothing to learn. What will it learn?

// %%
const tossing = new datasets.Random(12);
const noise = tf.tensor2d(
  Array.from({ length: 1000 }, () => Array.from({ length: 10 }, () => tossing.normal())),
);
const tosses = tf.tensor2d(Array.from({ length: 1000 }, () => [tossing.chance(0.5) ? 1 : 0]));

const gullibleNetwork = (name: string, regularizationRate: number) => {
  const options = () => ({
    activation: 'relu' as const,
    kernelRegularizer: tf.regularizers.l2({ l2: regularizationRate }),
  });
  const network = models.Sequential(
    [
      layers.Dense(64, { inputShape: [10], ...options() }),
      layers.Dense(32, options()),
      layers.Dense(1, { activation: 'sigmoid' }),
    ],
    { name },
  );
  network.compile({ optimizer: 'adam', loss: 'binary_crossentropy', metrics: ['accuracy'] });
  return network;
};
const gullible = gullibleNetwork('gullible', 0);
const noiseHistory = await gullible.fit(noise, tosses, { epochs: 60, batchSize: 32, validationSplit: 0.2 });

// %%
type Accuracies = Pick<typeof noiseHistory, 'history'>;
const lastOf = ({ history }: Accuracies, name: 'accuracy' | 'val_accuracy') =>
  (history[name] as number[]).at(-1)!;
const [seenTosses, unseenTosses] = [lastOf(noiseHistory, 'accuracy'), lastOf(noiseHistory, 'val_accuracy')];
console.log(`on the tosses that it has seen: ${(100 * seenTosses).toFixed(0)} % right`);
console.log(`on the tosses that it has not seen: ${(100 * unseenTosses).toFixed(0)} % right`);

// %% [markdown]
// The network has nearly learned its 800 examples by heart, and on the other 200 it is no better than a coin.
// Its validation loss even rises, because it becomes more and more certain while it is wrong as often as
// before. This is *overfitting* in its purest form: it memorises instead of generalising. It is the reason why a
// network is always judged by data that it has not seen.
//
// Dropout is one remedy. Another is *regularization*: the loss gets an additional term, the sum of all squared
// weights (*L2*) times a number called the *regularization rate*. Large weights, which are needed to learn
// single examples by heart, then cost something.

// %%
const modest = gullibleNetwork('modest', 0.01);
const modestHistory = await modest.fit(noise, tosses, {
  epochs: 60,
  batchSize: 32,
  validationSplit: 0.2,
  verbose: 0,
});
show.table(
  [
    { 'regularization rate': 0, seen: seenTosses, unseen: unseenTosses },
    {
      'regularization rate': 0.01,
      seen: lastOf(modestHistory, 'accuracy'),
      unseen: lastOf(modestHistory, 'val_accuracy'),
    },
  ],
  { title: 'Accuracy on tosses of a coin' },
);

// %% [markdown]
// With regularization the network memorises less. It still cannot foresee a coin, of course: regularization
// does not make a network clever, it keeps it from fooling itself. [Lesson 8](08-playground.ipynb) lets you turn
// the rate while a network trains.
//
// ## 4.8 "Smaller batches are more effective"
//
// The *batch size* is the number of examples that the network sees before it changes its weights. Let us test
// the claim instead of repeating it. One network is trained with batch sizes from 1 to 1024; everything else
// stays the same: ten epochs, plain stochastic gradient descent with a learning rate of 0.1, the average of two
// random starts. *Accuracy* is the accuracy on the test digits after the last epoch.

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
  });
  const started = performance.now();
  await net.fit(digits.train.x, digits.train.y, { epochs, batchSize, verbose: 0 });
  const seconds = (performance.now() - started) / 1000;
  const accuracy = metrics.accuracyScore(digits.test.y, net.predict(digits.test.x));
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

// %% [markdown]
// The same rows as three drawings: over the batch size, over the number of steps, and over the time that
// training took.

// %%
const accuracies = table.map(row => row.accuracy);
const drawOver = (what: string, x: number[]) =>
  show.lines({
    title: `Accuracy after ten epochs, over ${what}`,
    xLabel: what,
    yLabel: 'test accuracy',
    xScale: 'log',
    form: 'linesAndPoints',
    series: [{ name: 'batches of 1 to 1024', x, y: accuracies }],
  });
drawOver('batch size', sizes);

// %%
drawOver(
  'steps',
  table.map(row => row.steps),
);

// %%
drawOver(
  'seconds',
  table.map(row => row.seconds),
);

// %% [markdown]
// Over the batch size the claim seems to hold: in ten epochs, small batches get further. But look at the second
// drawing. With a batch size of 1024 the weights changed 20 times in all; with a batch size of 1, more than
// fourteen thousand times. Is it the batch size that matters, or the number of steps? Two fair trials for the
// largest batch: a larger learning rate, and as many steps as a batch size of 32 had.

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
// This is what the tables show, and no more:
//
// - With the same number of *epochs*, small batches get further than large ones, because they take more steps.
// - Below a batch size of about 16 there is little left to gain. The steps of a batch of 1 follow a single
//   example each and are noisy; which of the smallest sizes comes out first changes from start to start. (The
//   column *apart* says how far the two starts differ.)
// - With the same number of *steps*, the largest batch does about as well as a batch of 32. The size itself was
//   not the problem.
// - A larger learning rate makes up for some of the missing steps.
// - Time counts, too. A step with a small batch is short, but many are needed: the smallest batches take longest
//   (third drawing), and a medium size gets almost as far in a fraction of the time.
//
// So for this network the claim is half true: small batches are more effective *per epoch*, not per step and not
// per second. This is one experiment with one small network and one data set; elsewhere the sizes will differ.
//
// ## Exercises
//
// **1.** A test for a disease gives 90 true positives, 10 false negatives and 60 false positives. What is its
// precision?

// %% tags=["exercise"]
const diseasePrecision = undefined;
exercise('4.1', diseasePrecision);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const diseasePrecision = 90 / (90 + 60);
// ```
//
// </details>
//
// **2.** Find the highest threshold, in steps of 0.01, at which the tumour network still finds at least 95 % of
// the malignant tumours.

// %% tags=["exercise"]
const threshold = undefined;
exercise('4.2', threshold, truth, probability);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const recallAt = (t: number) => metrics.recallScore(truth, probability.map(p => (p > t ? 1 : 0)));
// const thresholdsToTry = Array.from({ length: 100 }, (_, i) => i / 100);
// const threshold = thresholdsToTry.findLast(t => recallAt(t) >= 0.95);
// ```
//
// </details>
//
// **3.** A small experiment: with a batch size of 256, ten epochs and the learning rate 0.1, the network of 4.8
// reads far less than 90 % of the test digits. Find a learning rate with which it reads at least 90 %. The answer
// is the result of `await average(256, 10, rate)`.

// %% tags=["exercise"]
const largeBatch = undefined;
exercise('4.3', largeBatch);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// for (const rate of [0.2, 0.5, 1]) console.log(rate, (await average(256, 10, rate)).accuracy);
// const largeBatch = await average(256, 10, 0.5);
// ```
//
// </details>
//
// ## What you have learnt
//
// - Accuracy alone hides which mistakes a network makes. Precision, recall and the ROC curve show them, and the
//   threshold is a decision of yours, not of the network's.
// - A network that is large enough can memorise anything, even tosses of a coin. Only unseen data show whether it
//   generalises; dropout and regularization help it to.
// - The batch size trades noise and number of steps against time.
//
// Next: [lesson 5](05-convolution.ipynb), where networks learn that pixels have neighbours. The last cell checks
// the claims of this lesson:

// %%
verify({
  'the tumour network reaches an AUC of at least 0.95 on unseen tumours':
    metrics.rocAucScore(truth, probability) >= 0.95,
  'the digit network reads at least 95 % of unseen digits': report.accuracy >= 0.95,
  'tosses of a coin are learned by heart (above 75 %) and not foreseen (below 62 %)':
    seenTosses > 0.75 && unseenTosses < 0.62,
  'with regularization fewer tosses are learned by heart':
    lastOf(modestHistory, 'accuracy') < seenTosses - 0.1,
  'every measure equals scikit-learn to nine digits': comparison.every(
    row => Math.abs(row.here - row['scikit-learn']) < 1e-9,
  ),
  'ten epochs: a batch of 32 beats one of 1024 by more than 10 points': at32.accuracy - at1024.accuracy > 0.1,
  'as many steps: the two are within 3 points': Math.abs(manySteps.accuracy - at32.accuracy) < 0.03,
});
