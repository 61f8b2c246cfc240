// %% [markdown]
// # 3. Losses, and the way down
//
// **The promise.** You meet the losses that networks are trained with, compute each by hand, and see training
// for what it is: a walk downhill on a surface. Four optimizers walk down the same valley side by side, and
// each arrives.
//
// ## 3.1 A loss is one number
//
// A *loss* says how wrong predictions are, in one number: 0 or little when they are right, more the worse
// they are. Which one to take depends on what is predicted.
//
// **Amounts** (a price, a temperature): the mean squared error, which minds large misses most, or the mean
// absolute error, which minds all misses alike.
//
// $$ \text{MSE} = \frac{1}{m} \sum_{n=1}^{m} (\hat y_n - y_n)^2 \qquad
//    \text{MAE} = \frac{1}{m} \sum_{n=1}^{m} |\hat y_n - y_n| $$

// %%
const truth = [3.0, -0.5, 2.0, 7.0];
const guess = [2.5, 0.0, 2.0, 8.0];
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

const mse = mean(truth.map((y, i) => (guess[i]! - y) ** 2));
const mae = mean(truth.map((y, i) => Math.abs(guess[i]! - y)));
console.log(`MSE ${mse}, MAE ${mae}`);

// %% [markdown]
// The library's losses take the true values first and the predictions second.

// %%
const value = (loss: tf.Tensor) => tf.mean(loss).dataSync()[0]!;
const libraryMse = value(losses.meanSquaredError(tf.tensor1d(truth), tf.tensor1d(guess)));
const libraryMae = value(losses.meanAbsoluteError(tf.tensor1d(truth), tf.tensor1d(guess)));
check('mean squared error', libraryMse, mse);
check('mean absolute error', libraryMae, mae);

// %% [markdown]
// **Yes or no**: the prediction is a probability $p$. *Binary cross-entropy* is the surprise at what came
// true, $-\log p$ when it was yes, $-\log(1 - p)$ when it was no. To be certain and wrong costs without
// limit.

// %%
const chances = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
show.lines({
  title: 'Binary cross-entropy',
  xLabel: 'predicted probability of yes',
  yLabel: 'loss',
  series: [
    { name: 'it was yes', x: chances, y: chances.map(p => -Math.log(p)) },
    { name: 'it was no', x: chances, y: chances.map(p => -Math.log(1 - p)) },
  ],
});

// %%
const yes = [1, 0, 1, 1];
const probability = [0.9, 0.2, 0.6, 0.99];
const binary = mean(yes.map((y, i) => -Math.log(y === 1 ? probability[i]! : 1 - probability[i]!)));
const libraryBinary = value(
  losses.binaryCrossentropy(tf.tensor2d(yes, [4, 1]), tf.tensor2d(probability, [4, 1])),
);
check('binary cross-entropy', libraryBinary, binary, 1e-5);

// %% [markdown]
// **One of several**: a row of probabilities for each example, and again the surprise at the one that came
// true. *Categorical* cross-entropy takes the truth as a row with a single 1 (*one-hot*), *sparse*
// categorical cross-entropy as the index of the class. The number is the same.

// %%
const rows = [
  [0.7, 0.2, 0.1],
  [0.1, 0.8, 0.1],
  [0.3, 0.3, 0.4],
];
const classes = [0, 1, 2];
const categorical = mean(classes.map((k, i) => -Math.log(rows[i]![k]!)));
const oneHot = tf.oneHot(tf.tensor1d(classes, 'int32'), 3);
const libraryCategorical = value(losses.categoricalCrossentropy(oneHot, tf.tensor2d(rows)));
const librarySparse = value(
  losses.sparseCategoricalCrossentropy(tf.tensor1d(classes, 'float32'), tf.tensor2d(rows)),
);
check('categorical cross-entropy', libraryCategorical, categorical, 1e-5);
check('sparse categorical cross-entropy', librarySparse, categorical, 1e-5);

// %% [markdown]
// ## 3.2 A surface
//
// The smallest model there is: a straight line $\hat y = w x + b$ through some points. It has two parameters,
// so its loss can be drawn as a landscape over $w$ and $b$: every place is a line, its height how badly that
// line fits.

// %%
const random = new datasets.Random(1);
const x = Array.from({ length: 40 }, () => random.normal(0.4, 1));
const y = x.map(v => 1.5 * v - 0.8 + random.normal(0, 0.2));
show.lines({ title: 'Forty points', series: [{ name: 'points', x: x, y: y }], form: 'points' });

// %%
const lossOfLine = (w: number, b: number) => mean(x.map((v, i) => (w * v + b - y[i]!) ** 2));

// The best line can be computed exactly (least squares); the walkers below do not know it.
const [mx, my] = [mean(x), mean(y)];
const bestW = mean(x.map((v, i) => (v - mx) * (y[i]! - my))) / mean(x.map(v => (v - mx) ** 2));
const bestB = my - bestW * mx;
const leastLoss = lossOfLine(bestW, bestB);
console.log(
  `the lowest place is w = ${bestW.toFixed(3)}, b = ${bestB.toFixed(3)}, with loss ${leastLoss.toFixed(4)}`,
);

// %% [markdown]
// ## 3.3 Gradient descent
//
// Stand somewhere, feel which way the ground falls most steeply (the negative *gradient*), take a small step
// that way, repeat. The gradient of the mean squared error is short enough to write down.

// %%
const gradientOfLine = (w: number, b: number): [number, number] => {
  const misses = x.map((v, i) => w * v + b - y[i]!);
  return [mean(misses.map((miss, i) => 2 * miss * x[i]!)), mean(misses.map(miss => 2 * miss))];
};

function descend(learningRate: number, steps: number, [w, b]: [number, number] = [-2, 2]) {
  const points: [number, number][] = [[w, b]];
  for (let i = 0; i < steps; i++) {
    const [dw, db] = gradientOfLine(w, b);
    [w, b] = [w - learningRate * dw, b - learningRate * db];
    points.push([w, b]);
  }
  return points;
}

show.lossSurface({
  title: 'Gradient descent on the loss of a line',
  xLabel: 'weight w',
  yLabel: 'bias b',
  x: [-3, 4],
  y: [-3, 3],
  loss: lossOfLine,
  logarithmic: true,
  paths: [{ name: 'learning rate 0.1', points: descend(0.1, 50) }],
});

// %% [markdown]
// How long a step? Too small, and it crawls. Too large, and it leaps across the valley, or out of it.

// %%
const rates = [0.01, 0.1, 0.45, 0.9];
show.lines({
  title: 'The learning rate',
  xLabel: 'step',
  yLabel: 'loss',
  yScale: 'log',
  series: rates.map(rate => ({
    name: `${rate}`,
    y: descend(rate, 40).map(([w, b]) => Math.min(1e3, lossOfLine(w, b))),
  })),
});

// %% [markdown]
// ## 3.4 Four optimizers in one valley
//
// Real surfaces are not round bowls. The valley below is long, narrow and bent: its floor falls slowly to the
// lowest place at (1, 1) while its walls are steep. (It is known as Rosenbrock's function.)

// %%
const valley = (a: number, b: number) => (1 - a) ** 2 + 10 * (b - a * a) ** 2;
const valleyTensor = (p: tf.Tensor) => {
  const [a, b] = tf.unstack(p) as [tf.Tensor, tf.Tensor];
  return tf.add(tf.square(tf.sub(1, a)), tf.mul(10, tf.square(tf.sub(b, tf.square(a))))).asScalar();
};

// %% [markdown]
// - **SGD** takes the plain step: $w \leftarrow w - \eta g$.
// - **Momentum** keeps rolling: it adds up a velocity, $v \leftarrow 0.9 v + g$, and steps along that.
// - **RMSProp** divides each parameter's step by the usual size of its gradient, so that flat directions get
//   longer steps.
// - **Adam** does both: it rolls, and it divides.

// %%
const walkers: Record<string, () => tf.Optimizer> = {
  SGD: () => tf.train.sgd(0.012),
  Momentum: () => tf.train.momentum(0.004, 0.9),
  RMSProp: () => tf.train.rmsprop(0.01, 0.9),
  Adam: () => tf.train.adam(0.05),
};

function walk(makeOptimizer: () => tf.Optimizer, steps: number) {
  const place = tf.variable(tf.tensor1d([-1.2, 1.4]));
  const optimizer = makeOptimizer();
  const points: [number, number][] = [];
  for (let i = 0; i <= steps; i++) {
    points.push(Array.from(place.dataSync()) as [number, number]);
    optimizer.minimize(() => valleyTensor(place), false, [place]);
  }
  tf.dispose(place);
  return points;
}

const paths = Object.entries(walkers).map(([name, make]) => ({ name, points: walk(make, 800) }));

// %%
show.lossSurface({
  title: 'Four ways to (1, 1)',
  xLabel: 'a',
  yLabel: 'b',
  x: [-1.6, 1.6],
  y: [-0.6, 2],
  loss: valley,
  logarithmic: true,
  paths,
});

// %%
show.lines({
  title: 'How high each still is',
  xLabel: 'step',
  yLabel: 'loss',
  yScale: 'log',
  // Every fifth step is enough to draw.
  series: paths.map(({ name, points }) => {
    const drawn = points.flatMap((_, i) => (i % 5 === 0 ? [i] : []));
    return { name, x: drawn, y: drawn.map(i => Math.max(1e-9, valley(...points[i]!))) };
  }),
});

// %%
const arrivals = paths.map(({ name, points }) => {
  const arrived = points.findIndex(([a, b]) => Math.hypot(a - 1, b - 1) < 0.05);
  const [a, b] = points.at(-1)!;
  return {
    optimizer: name,
    'first within 0.05 at step': arrived,
    'final loss': valley(a, b),
    'distance at the end': Math.hypot(a - 1, b - 1),
  };
});
show.table(arrivals, { title: 'When each arrived' });

// %% [markdown]
// Do not read this as a ranking: each learning rate was chosen for this valley. What carries over is the
// character of the paths: plain SGD creeps along the floor, momentum overshoots the bend and comes back,
// RMSProp and Adam walk at an even pace however steep it is.
//
// ## 3.5 The same four train a network
//
// Wines, thirteen chemical measurements, three growers. The same network with the same first weights, four
// optimizers.

// %%
const wine = datasets.wine();
const build = (name: string) =>
  tf.sequential({
    name,
    layers: [
      tf.layers.dense({ units: 16, activation: 'relu', inputShape: [13] }),
      tf.layers.dense({ units: 3, activation: 'softmax' }),
    ],
  });
const start = build('start')
  .getWeights()
  .map(weight => weight.clone());
const optimizersToTry: Record<string, () => tf.Optimizer> = {
  SGD: () => tf.train.sgd(0.05),
  Momentum: () => tf.train.momentum(0.02, 0.9),
  RMSProp: () => tf.train.rmsprop(0.005),
  Adam: () => tf.train.adam(0.01),
};

const runs: { name: string; losses: number[]; accuracy: number }[] = [];
for (const [name, makeOptimizer] of Object.entries(optimizersToTry)) {
  const net = build(name);
  net.setWeights(start);
  net.compile({ optimizer: makeOptimizer(), loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  const { history } = await net.fit(wine.train.x, wine.train.y, { epochs: 30, batchSize: 16, verbose: 0 });
  const classesOf = (net.predict(wine.test.x) as tf.Tensor).argMax(-1) as tf.Tensor1D;
  runs.push({
    name,
    losses: history['loss'] as number[],
    accuracy: metrics.accuracyScore(wine.test.y, classesOf),
  });
}
show.lines({
  title: 'Training loss of one network',
  xLabel: 'epoch',
  yLabel: 'loss',
  yScale: 'log',
  series: runs.map(run => ({ name: run.name, y: run.losses })),
});

// %%
show.table(
  runs.map(run => ({ optimizer: run.name, 'last loss': run.losses.at(-1), 'test accuracy': run.accuracy })),
);

// %% [markdown]
// ## Exercises
//
// **1.** A model says that rain comes with probability 0.25, and it rains. What is the loss (binary
// cross-entropy)?

// %% tags=["exercise"]
let surprise: number | undefined = undefined;
check(
  'the surprise at rain',
  surprise,
  value(losses.binaryCrossentropy(tf.tensor2d([[1]]), tf.tensor2d([[0.25]]))),
  1e-4,
);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// let surprise: number | undefined = -Math.log(0.25);
// ```
//
// </details>
//
// **2.** From w = -2, b = 2, where is gradient descent with learning rate 0.1 after a single step? Answer
// `[w, b]`.

// %% tags=["exercise"]
let afterOne: readonly [number, number] | undefined = undefined;
check('one step down', afterOne, descend(0.1, 1)[1]!);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const [slopeW, slopeB] = gradientOfLine(-2, 2);
// let afterOne: readonly [number, number] | undefined = [-2 - 0.1 * slopeW, 2 - 0.1 * slopeB];
// ```
//
// </details>
//
// **3.** Which of the four learning rates in 3.3 is too large for this valley?

// %% tags=["exercise"]
let tooLarge: number | undefined = undefined;
check(
  'the learning rate that diverges',
  tooLarge,
  rates.find(rate => lossOfLine(...descend(rate, 40).at(-1)!) > lossOfLine(-2, 2)) ?? -1,
  {
    hint: 'Its loss rises.',
  },
);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// let tooLarge: number | undefined = 0.9;
// ```
//
// </details>
//
// ## Was the promise kept?

// %%
const [foundW, foundB] = descend(0.1, 200).at(-1)!;
verify({
  'each loss by hand equals the library': [
    [mse, libraryMse],
    [mae, libraryMae],
    [binary, libraryBinary],
    [categorical, libraryCategorical],
    [categorical, librarySparse],
  ].every(([hand, library]) => Math.abs(hand! - library!) < 1e-5),
  'gradient descent finds the best line': Math.hypot(foundW - bestW, foundB - bestB) < 1e-3,
  'SGD, Momentum, RMSProp and Adam each reach the lowest place of the valley': arrivals.every(
    row => row['distance at the end'] < 0.05,
  ),
  'each trains the network to at least 90 % on unseen wines': runs.every(run => run.accuracy >= 0.9),
});
