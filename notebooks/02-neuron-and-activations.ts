// %% [markdown]
// # 2. One neuron, by hand
//
// *Time needed: about 30 minutes, of which the computer takes a few seconds.*
//
// **The promise.** You calculate by hand what a neuron computes (the *forward pass*) and how it learns (the
// *backward pass*), and TensorFlow agrees with you to one part in a million. Then you see why networks need
// activation functions, and compare nine of them with their derivatives.
//
// ## 2.1 The forward pass
//
// In the cortex of your brain, neurons are wired to one another by *axons*. A neuron fires, that is, it sends
// a signal on, when enough of the signals that reach it are active. A single neuron achieves little, but there
// are billions of them, each with thousands of connections, and together they learn.
//
// The artificial neuron is a loose imitation. It takes several *inputs*, has one *weight* for each of them and
// one *bias*, and computes in two steps: first the weighted sum $z$ of its inputs, then its output $a$, by an
// *activation function* $f$:
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
// Our activation function is the *sigmoid*, $\sigma(z) = 1 / (1 + e^{-z})$, which squeezes any number into the
// range from 0 to 1.

// %%
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const output = sigmoid(z);
console.log(`the neuron's output is ${output.toFixed(6)}`);

// %% [markdown]
// A dense layer with one unit is exactly this neuron. With the same weights it gives the same output.

// %%
const neuron = tf.sequential({
  layers: [tf.layers.dense({ units: 1, activation: 'sigmoid', inputShape: [3] })],
});
neuron.setWeights([tf.tensor2d(weights, [3, 1]), tf.tensor1d([bias])]);
const layerOutput = neuron.predict(tf.tensor2d([inputs])).dataSync()[0]!;
check('the layer computes the same', layerOutput, output, 1e-6);

// %% [markdown]
// ## 2.2 The backward pass
//
// Suppose that the output should have been $t = 1$. How wrong is the neuron? As the loss we take the squared
// difference, $L = (a - t)^2$.
//
// To learn, the neuron must know how the loss changes when each weight changes. That is the partial derivative
// of $L$ with respect to the weight; all the partial derivatives together are called the *gradient*. The chain
// rule computes it link by link, starting at the loss and going backwards through the network. Hence the name
// *backpropagation*:
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
    parameter: `weight ${i + 1}`,
    'input x': x,
    'gradient by hand': weightGradients[i],
  })),
  { parameter: 'bias', 'input x': 1, 'gradient by hand': biasGradient },
]);

// %% [markdown]
// TensorFlow computes gradients by itself, which is called *automatic differentiation*: `tf.grads` takes a
// function and returns another one, which computes its partial derivatives.

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
// A third way needs no theory at all: move one weight a tiny step to either side and measure how much the loss
// changes. This is called the method of *finite differences*.

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
// ## 2.3 Learning, step by step
//
// The gradient points uphill, towards a larger loss. So the neuron takes a small step in the opposite
// direction. The size of the step is the gradient times a number called the *learning rate*.

// %%
/** The loss at the start and after each step. */
function lossesWith(learningRate: number, steps: number) {
  let current = weights;
  const losses = [lossAt(current)];
  for (let i = 0; i < steps; i++) {
    const a = sigmoid(inputs.reduce((sum, x, k) => sum + x * current[k]!, bias));
    current = current.map((w, k) => w - learningRate * 2 * (a - target) * a * (1 - a) * inputs[k]!);
    losses.push(lossAt(current));
  }
  return losses;
}
const losses20 = lossesWith(0.5, 20);
show.lines({
  title: 'Twenty steps of one neuron',
  xLabel: 'step',
  yLabel: 'loss',
  series: [{ name: 'loss', y: losses20 }],
});

// %% [markdown]
// ## 2.4 Activation functions
//
// The sigmoid is one of many activation functions. Each drawing below shows one function and its *derivative*,
// the factor by which backpropagation multiplies on its way through the neuron. The two classics come first:

// %%
show.activation(activations.sigmoid);

// %%
show.activation(activations.tanh);

// %% [markdown]
// Both flatten out far from zero. There the derivative is almost 0, so hardly any gradient passes through, and
// the neuron hardly learns. This is the *vanishing gradient* problem. Notice also how small the derivative of
// the sigmoid is everywhere: never above 0.25. That of tanh reaches 1.
//
// *ReLU* (rectified linear unit), $\max(0, z)$, is flat on the negative side only, and very cheap to compute.

// %%
show.activation(activations.relu);

// %% [markdown]
// The *linear* activation passes its input on unchanged.

// %%
show.activation(activations.linear);

// %% [markdown]
// A ReLU neuron whose sum is always negative has the derivative 0 for every example, so it never learns again
// (a *dead* neuron). Two variants avoid that: *leaky ReLU* keeps a small slope on the negative side, and *ELU*
// bends down smoothly towards -1.

// %%
show.activation(activations.leakyRelu);

// %%
show.activation(activations.elu);

// %% [markdown]
// *GELU* and *Swish* round off the corner of ReLU and dip slightly below zero. Transformers (lesson 7) use them
// a great deal.

// %%
show.activation(activations.gelu);

// %%
show.activation(activations.swish);

// %% [markdown]
// Are these really the derivatives? We compare each formula with automatic differentiation and with finite
// differences, at points that are not corners. (Finite differences are the least exact of the three, because
// they subtract two nearly equal numbers.)

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
    'finite differences by': fromMeasured.toExponential(0),
  })),
  { title: 'Derivatives' },
);
const derivativesAgree = rows.every(row => row.fromAutodiff < 1e-6);
const slopesAgree = rows.every(row => row.fromMeasured < 5e-3);

// %% [markdown]
// *Softmax*, the ninth, is different: it takes all the outputs of a layer together and turns them into
// probabilities, which add up to 1.

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
// How does the probability of A change with its score, while the other scores stay the same? It follows an
// S-shaped curve like the sigmoid, and its derivative is $p (1 - p)$.

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
// Which one should you use? In hidden layers start with ReLU or one of its variants. In the last layer the
// question decides: linear for an amount (*regression*), the sigmoid for yes or no (*binary classification*),
// softmax for one of several classes.
//
// ## 2.5 Why networks need activation functions
//
// Without activation functions, additional layers would be useless: two linear layers in a row are equivalent
// to a single one, whose matrix is the product of theirs.

// %%
const [first, second] = [
  tf.randomNormal([3, 4], 0, 1, 'float32', 1),
  tf.randomNormal([4, 2], 0, 1, 'float32', 2),
];
const row = tf.tensor2d([inputs]);
check('two linear layers are one', row.matMul(first).matMul(second), row.matMul(first.matMul(second)), 1e-5);

// %% [markdown]
// So a network without activation functions can separate classes only by a straight line. Here is a problem
// that no straight line solves: one class lies at the top right and bottom left, the other at the top left and
// bottom right.

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
  const score = net.evaluate(xs, ys, { verbose: 0 })[1]!.dataSync()[0]!;
  console.log(`${activation}: ${(100 * score).toFixed(0)} % right`);
  return { net, score };
}

const straight = await learnCrosswise('linear');
const bent = await learnCrosswise('tanh');

// %%
show.decisionSurface(straight.net, xs, ys, { title: 'Without activation function' });

// %%
show.decisionSurface(bent.net, xs, ys, { title: 'With tanh' });

// %% [markdown]
// ## 2.6 Under the layers: a graph
//
// Under the layers TensorFlow builds a *graph* of operations and runs it as a whole. You can also build a
// graph yourself, from constants and operations, and run it in a *session*.

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
// **1.** A neuron has the inputs 1 and 2, the weights 0.5 and -1, the bias 0.25 and ReLU as its activation
// function. What is its output?

// %% tags=["exercise"]
const relued = undefined;
exercise('2.1', relued);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// // The sum is 0.5 - 2 + 0.25 = -1.25, which is negative.
// const relued = Math.max(0, 1 * 0.5 + 2 * -1 + 0.25);
// ```
//
// </details>
//
// **2.** Write leaky ReLU as a function of z: the result is z where z is positive, and 0.2 z elsewhere.

// %% tags=["exercise"]
const leaky = undefined;
exercise('2.2', leaky);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const leaky = (z: number) => (z > 0 ? z : 0.2 * z);
// ```
//
// </details>
//
// **3.** For which z is the sigmoid steepest, and how large is its derivative there? Answer with a list:
// `[z, derivative]`.

// %% tags=["exercise"]
const steepest = undefined;
exercise('2.3', steepest);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// // The derivative is a (1 - a). It is largest for a = 0.5, which is the sigmoid of 0.
// const steepest = [0, 0.5 * (1 - 0.5)];
// ```
//
// </details>
//
// **4.** A small experiment: after twenty steps with the learning rate 0.5 the loss in 2.3 was about 0.005. Find
// a learning rate with which the loss falls below 0.001 in only five steps.

// %% tags=["exercise"]
const faster = undefined;
exercise('2.4', faster, lossesWith);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// for (const rate of [1, 2, 4, 8]) console.log(rate, lossesWith(rate, 5).at(-1));
// const faster = 4;
// ```
//
// </details>
//
// ## What you have learnt
//
// - A neuron computes a weighted sum of its inputs and passes it through an activation function.
// - Backpropagation applies the chain rule from the loss back to every weight; the gradient says how to change
//   the weights, and the learning rate how far.
// - Activation functions are what makes several layers more powerful than one.
//
// [Lesson 3](03-loss-and-gradient-descent.ipynb) looks at the two ends of this process: which loss to choose,
// and how to walk downhill faster than by plain steps. Here is the check of what you and TensorFlow have
// computed:

// %%
verify({
  'the forward pass by hand equals the layer to 1e-6': Math.abs(layerOutput - output) < 1e-6,
  'the backward pass by hand equals automatic differentiation to 1e-6': largestDifference < 1e-6,
  'every derivative equals automatic differentiation to 1e-6, and finite differences':
    derivativesAgree && slopesAgree,
  'the derivative of softmax is p (1 - p)': Math.abs(slopeOfA[80]! - slopeAtTwo) < 1e-6,
  'the neuron learned: its loss fell by more than half': losses20.at(-1)! < losses20[0]! / 2,
  'without an activation function the classes stay mixed, with tanh they are separated':
    straight.score < 0.8 && bent.score > 0.95,
  'the session multiplied 2 and 3': product === 6,
});
