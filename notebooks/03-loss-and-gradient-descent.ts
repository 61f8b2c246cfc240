// %% [markdown]
// # 3. Losses and gradient descent
//
// *Time needed: about 40 minutes, of which the computer takes less than one.*
//
// **The promise.** You meet the losses that networks are trained with and compute each by hand. You write down
// a gradient and use it to walk downhill on a loss surface, which is all that training is. And you watch four
// optimizers descend into the same valley until each has reached its lowest point.
//
// ## 3.1 A loss is one number
//
// A *loss* says in one number how wrong the predictions are: close to 0 when they are right, and larger the
// worse they are. Which loss to choose depends on what is to be predicted.
//
// **Amounts**, such as a price or a temperature. Predicting an amount is called *regression*, and there are two
// common losses for it. The *mean squared error* (MSE) squares each error, so a single large error can outweigh
// many small ones. The *mean absolute error* (MAE) counts every error in proportion to its size.
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
// The library has both. All its losses take the true values first and the predictions second.

// %%
const value = (loss: tf.Tensor) => tf.mean(loss).dataSync()[0]!;
const libraryMse = value(losses.meanSquaredError(tf.tensor1d(truth), tf.tensor1d(guess)));
const libraryMae = value(losses.meanAbsoluteError(tf.tensor1d(truth), tf.tensor1d(guess)));
check('mean squared error', libraryMse, mse);
check('mean absolute error', libraryMae, mae);

// %% [markdown]
// **Yes or no** (*binary classification*). The prediction is a probability $p$ of yes. *Binary cross-entropy*
// measures how surprising the true answer is to the model: $-\log p$ if it is yes, $-\log(1 - p)$ if it is no. A
// model that is almost certain and wrong pays a very high price: the loss has no upper limit.

// %%
const chances = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
show.lines({
  title: 'Binary cross-entropy',
  xLabel: 'predicted probability of yes',
  yLabel: 'loss',
  series: [
    { name: 'the answer is yes', x: chances, y: chances.map(p => -Math.log(p)) },
    { name: 'the answer is no', x: chances, y: chances.map(p => -Math.log(1 - p)) },
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
// **One of several classes.** The prediction is a row of probabilities, one for each class, and the loss is
// again $-\log$ of the probability of the true class. *Categorical cross-entropy* takes the true class as a row
// of zeros with a single 1 (*one-hot encoding*), *sparse categorical cross-entropy* as the index of the class.
// Both give the same number.

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
// ## 3.2 The loss as a surface
//
// Our model is the smallest there is: a straight line $\hat y = w x + b$ that should fit some points (*linear
// regression*). It has only two parameters, so its loss can be drawn as a landscape over $w$ and $b$. Every
// place in this landscape stands for one line, and its height says how badly that line fits the points.

// %%
const random = new datasets.Random(1);
const x = Array.from({ length: 40 }, () => random.normal(0.4, 1));
const y = x.map(v => 1.5 * v - 0.8 + random.normal(0, 0.2));
show.lines({ title: 'Forty points', series: [{ name: 'points', x, y }], form: 'points' });

// %%
const lossOfLine = (w: number, b: number) => mean(x.map((v, i) => (w * v + b - y[i]!) ** 2));

// The best line can be computed exactly (least squares); gradient descent does not know it.
const [mx, my] = [mean(x), mean(y)];
const bestW = mean(x.map((v, i) => (v - mx) * (y[i]! - my))) / mean(x.map(v => (v - mx) ** 2));
const bestB = my - bestW * mx;
const leastLoss = lossOfLine(bestW, bestB);
console.log(
  `the lowest point is w = ${bestW.toFixed(3)}, b = ${bestB.toFixed(3)}, with loss ${leastLoss.toFixed(4)}`,
);

// %% [markdown]
// ## 3.3 Gradient descent
//
// *Gradient descent* starts anywhere, finds out in which direction the ground falls most steeply, takes a small
// step in this direction, and repeats. The direction is that of the negative *gradient*, the pair of partial
// derivatives of the loss. For the mean squared error of a line we can write it down. With the error
// $e_n = w x_n + b - y_n$ of each of the $m$ points,
//
// $$ L = \frac{1}{m} \sum_{n=1}^{m} e_n^2 \qquad
//    \frac{\partial L}{\partial w} = \frac{2}{m} \sum_{n=1}^{m} e_n x_n \qquad
//    \frac{\partial L}{\partial b} = \frac{2}{m} \sum_{n=1}^{m} e_n $$
//
// and one step with the *learning rate* $\eta$ is
//
// $$ w \leftarrow w - \eta \frac{\partial L}{\partial w} \qquad b \leftarrow b - \eta \frac{\partial L}{\partial b} $$
//
// The code says the same:

// %%
const gradientOfLine = (w: number, b: number): [number, number] => {
  const errors = x.map((v, i) => w * v + b - y[i]!);
  return [mean(errors.map((error, i) => 2 * error * x[i]!)), mean(errors.map(error => 2 * error))];
};

// Is it right? Automatic differentiation knows.
const lossOfTensors = (w: tf.Tensor, b: tf.Tensor) =>
  tf.tensor1d(x).mul(w).add(b).sub(tf.tensor1d(y)).square().mean<tf.Scalar>();
const automatic = tf
  .grads(lossOfTensors)([tf.scalar(-2), tf.scalar(2)])
  .map(slope => slope.dataSync()[0]!);
check('the gradient by hand equals automatic differentiation', gradientOfLine(-2, 2), automatic, 1e-5);

// %%

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
// How large should a step be? With a small learning rate the descent crawls. With a large one each step leaps
// across the valley, and with a still larger one it lands higher up on the other side every time: training
// *diverges*. The curve of the rate 0.9 ends where the loss exceeds 1,000; it would go on rising without limit.

// %%
const rates = [0.01, 0.1, 0.45, 0.9];
show.lines({
  title: 'The learning rate',
  xLabel: 'step',
  yLabel: 'loss',
  yScale: 'log',
  series: rates.map(rate => {
    const curve = descend(rate, 40).map(([w, b]) => lossOfLine(w, b));
    const leaves = curve.findIndex(loss => loss > 1000);
    return { name: `${rate}`, y: leaves < 0 ? curve : curve.slice(0, leaves) };
  }),
});

// %% [markdown]
// ## 3.4 Four optimizers in one valley
//
// A real network has thousands or millions of parameters, and its loss surface is not a round bowl. Instead of
// all the examples, *stochastic* gradient descent (SGD) takes only a random mini-batch of them for each step,
// which makes the steps cheap and a little noisy. And there are better steps than the plain one. To see the
// difference, take a valley that is long, narrow and bent: its walls are steep, while its floor falls slowly
// to the lowest point at (1, 1). (It is known as Rosenbrock's function.)

// %%
const valley = (a: number, b: number) => (1 - a) ** 2 + 10 * (b - a * a) ** 2;
const valleyTensor = (p: tf.Tensor) => {
  const [a, b] = tf.unstack(p) as [tf.Tensor, tf.Tensor];
  return tf.add(tf.square(tf.sub(1, a)), tf.mul(10, tf.square(tf.sub(b, tf.square(a))))).asScalar();
};

// %% [markdown]
// With the gradient $g$ of one parameter $w$ and the learning rate $\eta$:
//
// - **SGD** takes the plain step: $w \leftarrow w - \eta g$.
// - **Momentum** keeps a velocity, like a ball that rolls: $v \leftarrow 0.9 v + g$, then $w \leftarrow w - \eta v$.
// - **RMSProp** divides the step of each parameter by the usual size of its gradient, so that parameters with
//   small gradients still make progress: $s \leftarrow 0.9 s + 0.1 g^2$, then $w \leftarrow w - \eta g / \sqrt{s}$.
// - **Adam** combines the two: it keeps a velocity and divides it by the usual size of the gradient.

// %%
const optimizersInValley: Record<string, () => tf.Optimizer> = {
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

const paths = Object.entries(optimizersInValley).map(([name, make]) => ({ name, points: walk(make, 800) }));

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

// %% [markdown]
// The loss along these paths. A curve ends early where the loss falls below 10⁻⁹, which is as good as 0. That of
// RMSProp levels off: its steps keep their length, so it circles around the lowest point without reaching it exactly.

// %%
show.lines({
  title: 'Loss of the four optimizers',
  xLabel: 'step',
  yLabel: 'loss',
  yScale: 'log',
  // Every fifth step is enough to draw.
  series: paths.map(({ name, points }) => {
    const drawn = points.flatMap((_, i) => (i % 5 === 0 ? [i] : []));
    // A logarithmic axis has no place for zero, nor for the noise of 32-bit numbers near it.
    const visible = drawn.filter(i => valley(...points[i]!) > 1e-9);
    return { name, x: visible, y: visible.map(i => valley(...points[i]!)) };
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
show.table(arrivals, { title: 'Arrival at the lowest point' });

// %% [markdown]
// Do not take this as a ranking, because every learning rate was chosen for this valley. But the character of the
// paths is typical: SGD creeps along the flat floor, momentum overshoots the bend and comes back, RMSProp and
// Adam move at an even pace on steep and on flat ground.
//
// ## 3.5 The same four train a network
//
// The data are chemical analyses of wines: thirteen measurements of each wine, and one of three growers as the
// class. Four copies of one network start from the same weights and are trained with the four optimizers.

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
  runs.push({
    name,
    losses: history['loss'] as number[],
    accuracy: metrics.accuracyScore(wine.test.y, net.predict(wine.test.x)),
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
// All four learn this small task. Adam is the usual first choice, because it is less sensitive to its learning
// rate than the others.
//
// ## Exercises
//
// **1.** A model predicts rain with a probability of 0.25, and it rains. What is the loss (binary
// cross-entropy)?

// %% tags=["exercise"]
const rainLoss = undefined;
exercise('3.1', rainLoss);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const rainLoss = -Math.log(0.25);
// ```
//
// </details>
//
// **2.** Gradient descent on the line starts at w = -2, b = 2 with the learning rate 0.1. Where is it after a
// single step? Answer with a list: `[w, b]`.

// %% tags=["exercise"]
const afterOne = undefined;
exercise('3.2', afterOne, descend);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const [slopeW, slopeB] = gradientOfLine(-2, 2);
// const afterOne = [-2 - 0.1 * slopeW, 2 - 0.1 * slopeB];
// ```
//
// </details>
//
// **3.** Which of the four learning rates in 3.3 is too large for the line?

// %% tags=["exercise"]
const tooLarge = undefined;
exercise('3.3', tooLarge);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const tooLarge = 0.9;
// ```
//
// </details>
//
// **4.** A small experiment: what is the largest learning rate, to two decimals, with which gradient descent on
// the line still converges? `descend(rate, 200)` gives the path, and `lossOfLine(w, b)` the loss of a point on it.

// %% tags=["exercise"]
const largestRate = undefined;
exercise('3.4', largestRate, descend, lossOfLine);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const lastLoss = (rate: number) => lossOfLine(...descend(rate, 200).at(-1)!);
// let hundredths = 45;
// while (lastLoss((hundredths + 1) / 100) < lossOfLine(-2, 2)) hundredths++;
// const largestRate = hundredths / 100;
// ```
//
// </details>
//
// ## What you have learnt
//
// - The loss belongs to the question: mean squared or absolute error for regression, cross-entropy for
//   classification.
// - Training is a walk downhill on the loss surface. The gradient gives the direction; the learning rate is the
//   setting that you will change most often.
// - Momentum, RMSProp and Adam cope with surfaces on which plain gradient descent is slow.
//
// You now know what the arguments of `compile` and `fit` mean. In [lesson 4](04-feed-forward-and-evaluation.ipynb)
// you use them on medical data and ask how good a trained network really is. The last cell checks the descents
// of this lesson:

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
  'SGD, Momentum, RMSProp and Adam each reach the lowest point of the valley': arrivals.every(
    row => row['distance at the end'] < 0.05,
  ),
  'each trains the network to at least 90 % on unseen wines': runs.every(run => run.accuracy >= 0.9),
});
