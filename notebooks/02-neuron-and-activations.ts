// %% [markdown]
// # 2. One neuron, by hand
//
// **The promise.** You compute what a neuron does, forward and backward, with pencil-and-paper arithmetic,
// and TensorFlow's automatic differentiation agrees with you to one part in a million. Then you see what
// activation functions are for, and draw nine of them with their slopes.
//
// ## 2.1 Forward
//
// In the cortex of your brain neurons are wired to one another by *axons*. A neuron fires, that is, sends a
// signal on, when enough of the signals that reach it are active. One of them does little; but there are
// billions, each with thousands of connections, and layers of them learn.
//
// The artificial neuron is a loose copy. Ours takes *inputs*, has one *weight* for each and one *bias*, and computes in two
// steps: a weighted *sum* $z$, and from it, by an *activation function* $f$, its output $a$:
//
// $$ z = w_1 x_1 + w_2 x_2 + w_3 x_3 + b \qquad a = f(z) $$

// %%
const inputs = [0.5, -1.2, 2.0];
const weights = [0.8, 0.1, -0.4];
const bias = 0.3;

const products = inputs.map((x, i) => x * weights[i]!);
const z = products.reduce((sum, product) => sum + product, 0) + bias;
console.log(`products ${products.map(p => p.toFixed(2)).join(', ')}, with the bias z = ${z.toFixed(4)}`);

// %% [markdown]
// As activation we take the sigmoid, $\sigma(z) = 1 / (1 + e^{-z})$, which squeezes every number between 0
// and 1.

// %%
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const output = sigmoid(z);
console.log(`the neuron's output is ${output.toFixed(6)}`);

// %% [markdown]
// A dense layer with one unit is this neuron. Give it the same weights, and it gives the same output.

// %%
const neuron = tf.sequential({
  layers: [tf.layers.dense({ units: 1, activation: 'sigmoid', inputShape: [3] })],
});
neuron.setWeights([tf.tensor2d(weights, [3, 1]), tf.tensor1d([bias])]);
const layerOutput = (neuron.predict(tf.tensor2d([inputs])) as tf.Tensor).dataSync()[0]!;
check('the layer computes the same', layerOutput, output, 1e-6);

// %% [markdown]
// ## 2.2 Backward
//
// Say that the output should have been $t = 1$. How wrong is it? We measure by the square of the distance, $L
// = (a - t)^2$.
//
// To learn, the neuron must know which way to turn each weight so that $L$ falls: the slope of $L$ along that
// weight, its *gradient*. The chain rule finds it link by link, from the loss backwards, which is why this is
// called *backpropagation*:
//
// $$ \frac{\partial L}{\partial w_i} = \underbrace{2 (a - t)}_{\partial L / \partial a} \cdot
//    \underbrace{a (1 - a)}_{\partial a / \partial z} \cdot \underbrace{x_i}_{\partial z / \partial w_i} $$

// %%
const target = 1;
const lossSlope = 2 * (output - target);
const sigmoidSlope = output * (1 - output);
const sumSlope = lossSlope * sigmoidSlope;

const weightGradients = inputs.map(x => sumSlope * x);
const biasGradient = sumSlope;
show.table([
  ...inputs.map((x, i) => ({
    what: `weight ${i + 1}`,
    'input x': x,
    'gradient by hand': weightGradients[i],
  })),
  { what: 'bias', 'input x': 1, 'gradient by hand': biasGradient },
]);

// %% [markdown]
// TensorFlow finds gradients by itself: `tf.grads` takes a function and returns one that computes its slopes.

// %%
const lossOf = (w: tf.Tensor, b: tf.Tensor) =>
  tf.sigmoid(tf.tensor1d(inputs).mul(w).sum().add(b)).sub(target).square().asScalar();
const [autoWeights, autoBias] = tf.grads(lossOf)([tf.tensor1d(weights), tf.scalar(bias)]);

const byAutodiff = [...autoWeights!.dataSync(), autoBias!.dataSync()[0]!];
const byHand = [...weightGradients, biasGradient];
const largestDifference = Math.max(...byHand.map((g, i) => Math.abs(g - byAutodiff[i]!)));
console.log(`the largest difference is ${largestDifference.toExponential(1)}`);
check('by hand as by automatic differentiation', byAutodiff, byHand, 1e-6);

// %% [markdown]
// A third opinion, which needs no theory: move one weight a hair to either side and see how much the loss
// changes.

// %%
const lossAt = (w: readonly number[]) =>
  (sigmoid(inputs.reduce((sum, x, i) => sum + x * w[i]!, bias)) - target) ** 2;
const step = 1e-5;
const measured = weights.map((w, i) => {
  const [up, down] = [weights.with(i, w + step), weights.with(i, w - step)];
  return (lossAt(up) - lossAt(down)) / (2 * step);
});
check('measured by finite differences', measured, weightGradients, 1e-6);

// %% [markdown]
// ## 2.3 One step of learning
//
// The gradient points uphill. So take a small step the other way; how small is called the *learning rate*.

// %%
const learningRate = 0.5;
let current = [...weights];
const losses20 = [lossAt(current)];
for (let i = 0; i < 20; i++) {
  const a = sigmoid(inputs.reduce((sum, x, k) => sum + x * current[k]!, bias));
  current = current.map((w, k) => w - learningRate * 2 * (a - target) * a * (1 - a) * inputs[k]!);
  losses20.push(lossAt(current));
}
show.lines({
  title: 'Twenty steps of one neuron',
  xLabel: 'step',
  yLabel: 'loss',
  series: [{ name: 'loss', y: losses20 }],
});

// %% [markdown]
// ## 2.4 Activation functions
//
// The sigmoid is one of many. Each has a shape and a slope (its *derivative*, which backpropagation
// multiplies by). The classics:

// %%
show.activation([activations.sigmoid, activations.tanh]);

// %% [markdown]
// Both go flat far from zero: the slope there is nearly 0, and a neuron that sits there hardly learns (the
// *vanishing gradient*). ReLU, $\max(0, z)$, is flat on one side only, and costs next to nothing. `linear`
// passes everything through.

// %%
show.activation([activations.relu, activations.linear]);

// %% [markdown]
// The variants of ReLU keep a little slope on the left, or round the corner.

// %%
show.activation([activations.leakyRelu, activations.elu]);

// %%
show.activation([activations.gelu, activations.swish]);

// %% [markdown]
// Is each derivative the slope of its function? We measure every one of them by finite differences, at points
// that are not corners, and ask automatic differentiation too. (Measuring is the coarsest of the three: it
// subtracts nearly equal numbers.)

// %%
const points = [-3.1, -1.7, -0.4, 0.3, 1.1, 2.6];
const functions = [
  activations.sigmoid,
  activations.tanh,
  activations.relu,
  activations.linear,
  activations.leakyRelu,
  activations.elu,
  activations.gelu,
  activations.swish,
];
const largest = (a: readonly number[], b: ArrayLike<number>) =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));
const rows = functions.map(f => {
  const formula = points.map(x => f.derivative(x));
  const slopes = points.map(x => (f(x + 1e-4) - f(x - 1e-4)) / 2e-4);
  const auto = tf
    .grad((x: tf.Tensor) => f(x).sum())(tf.tensor1d(points))
    .dataSync();
  return {
    name: f.activationName,
    'f(1)': f(1),
    "f'(1)": f.derivative(1),
    fromAutodiff: largest(formula, auto),
    fromMeasured: largest(formula, slopes),
  };
});
show.table(
  rows.map(({ fromAutodiff, fromMeasured, ...values }) => ({
    ...values,
    'autodiff differs by': fromAutodiff.toExponential(0),
    'the measured slope by': fromMeasured.toExponential(0),
  })),
  { title: 'Derivatives' },
);
const derivativesAgree = rows.every(row => row.fromAutodiff < 1e-6);
const slopesAgree = rows.every(row => row.fromMeasured < 5e-3);

// %% [markdown]
// Softmax is different: it looks at all outputs of a layer together and turns any numbers into probabilities,
// which add up to 1.

// %%
const scores = [2.0, 1.0, 0.1];
const probabilities = activations.softmax(scores);
show.bars({
  title: 'Softmax',
  categories: ['A', 'B', 'C'],
  series: [
    { name: 'score', values: scores },
    { name: 'probability', values: probabilities },
  ],
});
check(
  'softmax adds up to 1',
  probabilities.reduce((a, b) => a + b),
  1,
);

// %% [markdown]
// How does the probability of A change when its score does, the others held fast? It rises along an S, like
// the sigmoid, and its slope is $p (1 - p)$.

// %%
const scoresOfA = Array.from({ length: 121 }, (_, i) => i / 10 - 6);
const probabilityOfA = scoresOfA.map(score => activations.softmax([score, 1.0, 0.1])[0]!);
const slopeOfA = probabilityOfA.map(p => p * (1 - p));
show.lines({
  title: 'Softmax, seen from one score',
  xLabel: 'score of A',
  yLabel: 'probability of A',
  series: [
    { name: 'softmax', x: scoresOfA, y: probabilityOfA },
    { name: 'softmax, derivative', x: scoresOfA, y: slopeOfA },
  ],
});
const softmaxOfA = (score: tf.Tensor) =>
  tf
    .softmax(tf.concat([score.reshape([1]), tf.tensor1d([1.0, 0.1])]))
    .slice([0], [1])
    .sum();
const slopeAtTwo = tf.grad(softmaxOfA)(tf.scalar(2)).dataSync()[0]!;
check('the slope of softmax at 2', slopeOfA[80]!, slopeAtTwo, 1e-5);

// %% [markdown]
// Which to take? In hidden layers ReLU or one of its variants, to begin with. In the last layer what the
// question asks for: `linear` for an amount, sigmoid for yes or no, softmax for one of several.
//
// ## 2.5 What activations are for
//
// Without them layers would be for nothing: a linear layer after a linear layer is one linear layer, whose
// matrix is the product of the two.

// %%
const [first, second] = [
  tf.randomNormal([3, 4], 0, 1, 'float32', 1),
  tf.randomNormal([4, 2], 0, 1, 'float32', 2),
];
const row = tf.tensor2d([inputs]);
check('two linear layers are one', row.matMul(first).matMul(second), row.matMul(first.matMul(second)), 1e-5);

// %% [markdown]
// So without activation a network can only draw straight lines. Here is a problem that no straight line
// solves: two classes that sit crosswise.

// %%
const random = new datasets.Random(3);
const crosswise = Array.from({ length: 400 }, () => [random.next() * 2 - 1, random.next() * 2 - 1] as const);
const xs = tf.tensor2d(crosswise.map(([x, y]) => [x, y]));
const ys = tf.tensor1d(crosswise.map(([x, y]) => (x * y > 0 ? 1 : 0)));

async function learnCrosswise(activation: 'linear' | 'tanh') {
  const net = tf.sequential({
    name: activation,
    layers: [
      tf.layers.dense({ units: 8, activation, inputShape: [2] }),
      tf.layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  });
  net.compile({ optimizer: tf.train.adam(0.05), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  await net.fit(xs, ys, { epochs: 100, batchSize: 32, verbose: 0 });
  const score = (net.evaluate(xs, ys, { verbose: 0 }) as tf.Scalar[])[1]!.dataSync()[0]!;
  console.log(`${activation}: ${(100 * score).toFixed(0)} % right`);
  return { net, score };
}

const straight = await learnCrosswise('linear');
const bent = await learnCrosswise('tanh');

// %%
show.decisionSurface(straight.net, xs, ys, { title: 'Without activation' });

// %%
show.decisionSurface(bent.net, xs, ys, { title: 'With tanh' });

// %% [markdown]
// ## 2.6 Underneath: a graph
//
// Below the layers TensorFlow keeps a *graph* of operations and runs it as a whole. You may build one
// yourself: constants, operations, and a session that runs them.

// %%
const a = graph.constant(2.0);
const b = graph.constant(3.0);
const c = graph.multiply(a, b);

const session = new graph.Session();
const product = session.run(c);
session.close();
console.log(`Result: ${product}`);

// %% [markdown]
// ## Exercises
//
// **1.** What does a neuron with inputs 1 and 2, weights 0.5 and -1, bias 0.25 and a ReLU give out?

// %% tags=["exercise"]
let relued: number | undefined = undefined;
check('a neuron with ReLU', relued, activations.relu(tf.dot([1, 2], [0.5, -1]).add(0.25).dataSync()[0]!));

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// // The sum is 0.5 - 2 + 0.25 = -1.25, which is negative.
// let relued: number | undefined = Math.max(0, 1 * 0.5 + 2 * -1 + 0.25);
// ```
//
// </details>
//
// **2.** Write the leaky ReLU as a function: z where z is positive, 0.2 z elsewhere.

// %% tags=["exercise"]
let leaky: ((z: number) => number) | undefined = undefined as ((z: number) => number) | undefined;
check(
  'leaky ReLU',
  leaky && points.map(leaky),
  points.map(x => activations.leakyRelu(x)),
);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// let leaky: ((z: number) => number) | undefined = z => (z > 0 ? z : 0.2 * z);
// ```
//
// </details>
//
// **3.** Where is the slope of the sigmoid largest, and how large is it there?

// %% tags=["exercise"]
let steepest: readonly [where: number, slope: number] | undefined = undefined;
check(
  'the steepest point of the sigmoid',
  steepest,
  (() => {
    const grid = Array.from({ length: 2001 }, (_, i) => (i - 1000) / 100);
    const slopes = activations.sigmoid.derivative(grid);
    const best = slopes.indexOf(Math.max(...slopes));
    return [grid[best]!, slopes[best]!];
  })(),
  { tolerance: 1e-3, hint: 'Look at the picture in 2.4.' },
);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// let steepest: readonly [where: number, slope: number] | undefined = [0, 0.25];
// ```
//
// </details>
//
// ## Was the promise kept?

// %%
verify({
  'forward by hand equals the layer to 1e-6': Math.abs(layerOutput - output) < 1e-6,
  'backward by hand equals automatic differentiation to 1e-6': largestDifference < 1e-6,
  'every derivative equals automatic differentiation to 1e-6, and the measured slope':
    derivativesAgree && slopesAgree,
  'the slope of softmax is p (1 - p)': Math.abs(slopeOfA[80]! - slopeAtTwo) < 1e-6,
  'the neuron learned: its loss fell by more than half': losses20.at(-1)! < losses20[0]! / 2,
  'without activation the crosswise classes stay mixed, with tanh they part':
    straight.score < 0.8 && bent.score > 0.95,
  'the session multiplied 2 and 3': product === 6,
});
