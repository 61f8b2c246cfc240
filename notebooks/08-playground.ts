// %% [markdown]
// # 8. The playground
//
// **The promise.** You turn every knob that training has, one at a time, on networks small enough to see whole: the learning rate, the
// activation function, the regularization and its rate, the kind of problem, the batch size, the noise. For each you
// guess first, then measure. At the end you can look at a loss curve and say which knob is set wrong.
//
// *Time: about 40 minutes. Before it: lessons 2 to 4.*
//
// ## 8.1 Press train
//
// The cell below shows a network, its data and its controls. It is TensorFlow Playground, with real TensorFlow behind it. Orange points
// are one class, blue points the other; the square on the right shows what the network answers for every place in
// the plane. Each neuron has a small square of its own: what that neuron alone answers.
//
// **Press *Train*** and watch the square and the loss. Then press *Reset*: the same initial weights come back, and the old run stays as
// a pale curve, so that two settings can be compared.

// %%
const first = show.playground({ dataset: 'circle', seed: 1, title: 'circle' });

// %% [markdown]
// All that the buttons do can be done by code. `train` takes a number of epochs; `history` has the loss after each of them.

// %%
await first.train(60);
const last = (values: readonly number[]) => values.at(-1)!;
console.log(
  `loss ${first.history.loss[0]!.toFixed(3)} before training, ${last(first.history.loss).toFixed(3)} after 60 epochs;`,
  `${(100 * last(first.history.testAccuracy)).toFixed(1)} % of the test points are right`,
);

// %% [markdown]
// The loss here is *half of the squared error*: $\frac12(\hat y - y)^2$, averaged over the points. A class is $-1$ or $1$. A network that always
// answers 0 has a loss of exactly one half: remember that number, you will meet it again.
//
// ## 8.2 The learning rate
//
// **Guess:** five networks with the same data and the same initial weights learn for 60 epochs, with learning rates of 0.001, 0.03, 0.3, 3 and
// 10. Which ones learn?
//
// We need many small experiments in this lesson, so we write them as a function: it runs a playground without looking at it, and
// gives back its history. `datasets.playground` would give the bare points; here the playground itself does the work.

// %%
type Settings = Exclude<Parameters<typeof show.playground>[0], string | undefined>;

async function measured(settings: Settings, epochs: number) {
  const p = show.playground({ seed: 1, visible: false, ...settings });
  await p.train(epochs);
  const weights = p.model.getWeights().filter(weight => weight.rank === 2);
  const kernel = weights.flatMap(weight => Array.from(weight.dataSync()));
  const { history, status } = p;
  p.dispose();
  return { history, status, kernel, loss: last(history.loss), testLoss: last(history.testLoss) };
}

type Measured = Awaited<ReturnType<typeof measured>>;

const rates = [0.001, 0.03, 0.3, 3, 10];
const byRate: Measured[] = [];
for (const learningRate of rates) byRate.push(await measured({ dataset: 'circle', learningRate }, 60));
show.lines({
  title: 'The same network at five learning rates',
  xLabel: 'epoch',
  yLabel: 'training loss',
  series: byRate.map(({ history }, i) => ({ name: String(rates[i]), x: history.epoch, y: history.loss })),
});

// %% [markdown]
// - **0.001 is too small.** The loss falls, so slowly that 60 epochs end where they began, near one half.
// - **0.03 and 0.3 learn.** The higher one is there sooner, and its curve is rougher.
// - **3 and 10 are too large.** Each step overshoots the valley. With a `tanh` at the output the loss cannot run away: it cannot be larger than 2. It
//   jumps about instead, or sticks where all neurons are saturated and no gradient is left.
//
// Without that `tanh` nothing holds it back. In a regression the output is linear, and too large a rate *diverges*: the loss grows from
// step to step until it is no number any more. The playground then stops by itself and says which layer broke first.

// %%
const broken = show.playground({
  dataset: 'reg-plane',
  activation: 'linear',
  learningRate: 1,
  seed: 1,
  title: 'diverges',
});
await broken.train(50);
console.log(broken.status, '·', broken.message);
broken.recover(); // the last finite weights, and a tenth of the rate
console.log('learning rate now', broken.settings.learningRate);

// %% [markdown]
// **Exercise 1.** From the measured runs: by what factor did the loss fall with a rate of 0.03, from before the first epoch to after the last one?

// %% tags=["exercise"]
let factor: number | undefined = undefined;
check('the factor by which the loss fell', factor, byRate[1]!.history.loss[0]! / byRate[1]!.loss, {
  tolerance: 0.01,
  hint: 'The first entry of `history.loss` is the loss before training.',
});

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// let factor: number | undefined = byRate[1]!.history.loss[0]! / last(byRate[1]!.history.loss);
// ```
//
// </details>
//
// ## 8.3 The activation function
//
// *Exclusive or* puts each class into two opposite corners. No straight line parts them.
//
// **Guess:** one of the four activation functions can never learn this, however long it trains. Which one, and why?

// %%
const activations = ['linear', 'sigmoid', 'tanh', 'relu'] as const;
const byActivation: Measured[] = [];
for (const activation of activations) byActivation.push(await measured({ dataset: 'xor', activation }, 100));
show.table(
  activations.map((activation, i) => ({
    activation,
    'training loss': byActivation[i]!.loss,
    'test loss': byActivation[i]!.testLoss,
  })),
  { title: 'Exclusive or after 100 epochs' },
);

// %% [markdown]
// The **linear** network stays near one half. Layers of linear neurons, however many, compute one linear function: a straight boundary.
// The **sigmoid** network has not learnt it *yet*: its slope is at most one quarter, and that of two layers one sixteenth, so gradients reach
// the first layer weakly. `tanh` has a slope of 1 in the middle, `relu` everywhere above 0. Give the sigmoid more epochs, or a higher rate, and it
// learns as well: try it in the playground above.
//
// ## 8.4 A hidden layer, or better features
//
// The *spiral* is the hardest of the data sets: two arms wound into each other.
//
// **Guess:** which of these networks learns it? One without a hidden layer; one with a hidden layer of 8; and the same with
// $\sin x$ and $\sin y$ as inputs beside $x$ and $y$.

// %%
const spirals: Record<string, Settings> = {
  'no hidden layer': { networkShape: [] },
  '8 hidden neurons': { networkShape: [8] },
  '8 hidden neurons, sines too': { networkShape: [8], features: ['x', 'y', 'sinX', 'sinY'] },
};
const bySpiral: Record<string, Measured> = {};
for (const [name, settings] of Object.entries(spirals))
  bySpiral[name] = await measured({ dataset: 'spiral', ...settings }, 200);
show.lines({
  title: 'Spiral',
  xLabel: 'epoch',
  yLabel: 'test loss',
  series: Object.entries(bySpiral).map(([name, { history }]) => ({
    name,
    x: history.epoch,
    y: history.testLoss,
  })),
});

// %% [markdown]
// Without a hidden layer the boundary is a straight line, and half of the points are wrong. Eight neurons draw eight soft lines: not enough for
// three turns. The sines hand the network waves to start from, and the same eight neurons suffice. This is *feature
// engineering*. More layers find such features by themselves, at the price of more epochs: press *Train* and see two hidden layers of eight do it.

// %%
const spiral = show.playground({
  dataset: 'spiral',
  networkShape: [8, 8],
  features: ['x', 'y', 'sinX', 'sinY'],
  seed: '0.5',
  title: 'spiral',
});
await spiral.train(150);
console.log(`training loss ${last(spiral.history.loss).toFixed(3)}`);

// %% [markdown]
// ## 8.5 Regularization and its rate
//
// *Regularization* pulls weights towards zero while the network learns. **L1** takes the same small step off every weight, whatever its size; **L2**
// takes a share of it, so that large weights shrink most. Here are two noisy clouds, six neurons, and all seven features, most of which are of no use.
//
// **Guess:** which of the two makes weights exactly zero?

// %%
const regularizations = ['none', 'L1', 'L2'] as const;
const byRegularization: Measured[] = [];
for (const regularization of regularizations)
  byRegularization.push(
    await measured(
      {
        dataset: 'gauss',
        noise: 30,
        networkShape: [6],
        features: ['x', 'y', 'xSquared', 'ySquared', 'xTimesY', 'sinX', 'sinY'],
        regularization,
        regularizationRate: regularization === 'none' ? 0 : 0.01,
      },
      100,
    ),
  );
const zeros = (kernel: readonly number[]) => kernel.filter(weight => weight === 0).length;
const size = (kernel: readonly number[]) => Math.hypot(...kernel);
show.table(
  byRegularization.map(({ kernel, loss, testLoss }, i) => ({
    regularization: regularizations[i]!,
    'weights at zero': zeros(kernel),
    'of weights': kernel.length,
    'size of all weights': size(kernel),
    'training loss': loss,
    'test loss': testLoss,
  })),
  { title: 'Two noisy clouds after 100 epochs' },
);

// %% [markdown]
// **L1** cuts links: once a weight has been driven through zero it stays there, and the network shows which features it needs. **L2** makes weights
// smaller and cuts none. Both cost some training loss, and the test loss hardly changes: that is the bargain. The *regularization rate* says how hard
// they pull. Too high a rate pulls everything to zero, and the loss goes back to one half:

// %%
const tooMuch = await measured({ dataset: 'circle', regularization: 'L1', regularizationRate: 1 }, 30);
console.log(
  `L1 at a rate of 1: ${zeros(tooMuch.kernel)} of ${tooMuch.kernel.length} weights at zero, loss ${tooMuch.loss.toFixed(3)}`,
);

// %% [markdown]
// **Exercise 2.** Which share of the weights did L1 set to zero (a number from 0 to 1)?

// %% tags=["exercise"]
let share: number | undefined = undefined;
check(
  'the share of weights at zero',
  share,
  byRegularization[1]!.kernel.filter(w => w === 0).length / byRegularization[1]!.kernel.length,
);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// let share: number | undefined = zeros(byRegularization[1]!.kernel) / byRegularization[1]!.kernel.length;
// ```
//
// </details>
//
// ## 8.6 Noise, and the gap between training and test
//
// Noise moves points into the other class's land. A network that is large and trains long learns the *training* points by heart, their noise included, and the
// *test* points have other noise.
//
// **Guess:** what happens to the gap between test and training loss when the noise grows from 0 to 25 %?

// %%
const noises = [0, 25];
const byNoise: Measured[] = [];
for (const noise of noises)
  byNoise.push(
    await measured(
      { dataset: 'circle', noise, networkShape: [8, 8], percTrainData: 20, learningRate: 0.1, batchSize: 4 },
      200,
    ),
  );
const gap = ({ loss, testLoss }: { loss: number; testLoss: number }) => testLoss - loss;
show.lines({
  title: 'A large network on 100 noisy points',
  xLabel: 'epoch',
  yLabel: 'loss',
  series: byNoise.flatMap(({ history }, i) => [
    { name: `noise ${noises[i]} %, training`, x: history.epoch, y: history.loss },
    { name: `noise ${noises[i]} %, test`, x: history.epoch, y: history.testLoss },
  ]),
});
console.log(byNoise.map((run, i) => `noise ${noises[i]} %: gap ${gap(run).toFixed(3)}`).join(', '));

// %% [markdown]
// This is *overfitting*: the training loss goes on falling, the test loss does not. More data, a smaller network, regularization or
// stopping earlier narrow the gap.
//
// ## 8.7 The problem type: regression beside classification
//
// A *classification* asks which of two classes; its output goes through `tanh`. A *regression* asks how much; its output is the weighted sum itself, a *linear*
// output. The plane below is a linear function of $x$ and $y$.
//
// **Guess:** how many hidden layers does it need?

// %%
const plane = await measured({ dataset: 'reg-plane', networkShape: [] }, 20);
const bumps = await measured({ dataset: 'reg-gauss', networkShape: [] }, 20);
console.log(
  `no hidden layer: plane ${plane.testLoss.toExponential(1)}, six bumps ${bumps.testLoss.toFixed(3)}`,
);
const hills = show.playground({ dataset: 'reg-gauss', networkShape: [8, 6], seed: 1, title: 'six bumps' });
await hills.train(40);
console.log(`two hidden layers: six bumps ${last(hills.history.testLoss).toFixed(4)}`);

// %% [markdown]
// None: a single linear neuron *is* a plane. The six bumps need hidden layers. For a regression the view shows the *root of the mean squared
// error* (RMSE), in the units of what is predicted, and $R^2$, the share of the variance that is explained.
//
// ## 8.8 The batch size, at equal epochs and at equal steps
//
// The document says: "smaller batches are more effective". An epoch of 300 points has 300 steps with a batch size of 1, and 10 with 30.
//
// **Guess:** who wins after 20 epochs? And who wins after the same number of *steps*?

// %%
const batches: readonly { readonly batchSize: number; readonly epochs: number }[] = [
  { batchSize: 1, epochs: 5 },
  { batchSize: 30, epochs: 5 },
  { batchSize: 30, epochs: 150 },
];
const byBatch: Measured[] = [];
for (const { batchSize, epochs } of batches)
  byBatch.push(await measured({ dataset: 'xor', percTrainData: 60, batchSize }, epochs));
show.table(
  batches.map(({ batchSize, epochs }, i) => ({
    'batch size': batchSize,
    epochs,
    steps: (300 / batchSize) * epochs,
    'training loss': byBatch[i]!.loss,
    seconds: last(byBatch[i]!.history.seconds),
  })),
  { title: 'Small and large batches' },
);

// %% [markdown]
// At equal *epochs* the small batch wins by far: it took thirty times as many steps. At equal *steps* the large batch is as good, and each of its steps is
// computed from thirty points at once. So small batches learn more from each pass over the data, and large ones use the machine better. Lesson 4 measures
// the same on digits.
//
// ## 8.9 Look inside
//
// Point at a neuron: its own map fills the large square. Click a link to see its weight while it trains, to set it by hand, to freeze or to cut it. By code:

// %%
first.changeLink({ layer: 0, input: 0, unit: 0, weight: 0, learns: false }); // cut: from x to the first neuron
const cutLoss = last(first.history.loss);
await first.train(20);
console.log(
  `after the cut ${cutLoss.toFixed(3)}, after 20 more epochs ${last(first.history.loss).toFixed(3)}`,
);

// %% [markdown]
// The network loses a link, and the others learn to do without it.
//
// One *training step* has three parts: the *forward pass* computes the output and its loss; the *backward pass* finds the derivative of the loss by each weight,
// from the output back; the *update* moves each weight against its derivative. `inside` does one part at a time, for one point. In the view, press *Look inside*: click
// the plane to choose the point and a neuron to see its formula, then press *Backward pass* and *Update*.
//
// **Guess:** the derivative of the loss by a weight is the neuron's $\delta$ times one more number. Which one?

// %%
const step = show.playground({ dataset: 'circle', seed: 1, title: 'one step' });
step.inside.at({ sample: 0, layer: 0, unit: 1 }); // the first training point, the second neuron of the first layer
const forward = step.inside.now!;
console.log(
  `forward: sum ${forward.neuron.sum.toFixed(4)}, output ${forward.neuron.output.toFixed(4)}, loss ${forward.loss!.toFixed(4)}`,
);
step.inside.step();
const backward = step.inside.now!.neuron;
const { delta } = backward.backward!;
for (const { from, input, gradient } of backward.terms)
  console.log(`backward: δ · ${from} = ${delta.toFixed(4)} · ${input.toFixed(4)} = ${gradient!.toFixed(4)}`);
step.inside.step();
const updated = step.inside.now!.neuron;
for (const { from, value, gradient, after } of updated.terms)
  console.log(
    `update of ${from}: ${value.toFixed(4)} − ${step.settings.learningRate} · ${gradient!.toFixed(4)} = ${after!.toFixed(4)}`,
  );

// %% [markdown]
// The other number is the *input* of the weight: a weight whose input is 0 learns nothing from this point. That is all of backpropagation: $\delta$ goes back through the
// weights and slopes, and each weight takes its share. An epoch does this for all points, averaged over each batch.
//
// **Exercise 3, a small experiment.** Train `circle` with *one* hidden neuron and with *three*, 100 epochs each with `measured`. Give the test loss with one neuron divided
// by the test loss with three. (A ring needs at least three lines around it.)

// %% tags=["exercise"]
let ratio: number | undefined = undefined;
const [one, three] = [
  await measured({ dataset: 'circle', networkShape: [1] }, 100),
  await measured({ dataset: 'circle', networkShape: [3] }, 100),
];
check('one neuron beside three', ratio, one.testLoss / three.testLoss, {
  tolerance: 0.05,
  hint: 'Use `testLoss` of what `measured` gives.',
});

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const lossWith = async (units: number) => (await measured({ dataset: 'circle', networkShape: [units] }, 100)).testLoss;
// let ratio: number | undefined = (await lossWith(1)) / (await lossWith(3));
// ```
//
// </details>
//
// ## 8.10 What to take away
//
// | you see | the knob |
// | --- | --- |
// | the loss creeps | a higher learning rate, or an activation function with larger slopes |
// | the loss jumps about, or diverges | a lower learning rate |
// | it sticks at one half | no hidden layer, a linear activation, or far too much regularization |
// | training falls, test does not | more data, a smaller network, regularization, fewer epochs |
// | an epoch takes long | larger batches, and more epochs |
//
// A link of the original opens here too: `show.playground('https://playground.tensorflow.org/#activation=relu&dataset=spiral')`, and the view links back.
// [Lesson 9](09-generative-networks.ipynb) lets networks make things up.
//
// ## Was the promise kept?

// %%
verify({
  'a learning rate of 0.001 leaves the loss near one half, 0.03 brings it below 0.05':
    byRate[0]!.loss > 0.45 && byRate[1]!.loss < 0.05,
  'rates of 3 and 10 do not learn the circle': byRate[3]!.loss > 0.3 && byRate[4]!.loss > 0.3,
  'a linear regression with a rate of 1 diverges, and goes on with a tenth of it':
    broken.settings.learningRate === 0.1 && broken.status === 'paused',
  'linear neurons do not learn exclusive or, tanh and ReLU do':
    byActivation[0]!.loss > 0.45 && byActivation[2]!.loss < 0.05 && byActivation[3]!.loss < 0.05,
  'eight neurons learn the spiral with sines, not without':
    bySpiral['8 hidden neurons']!.loss > 0.3 && bySpiral['8 hidden neurons, sines too']!.loss < 0.1,
  'two hidden layers bring the spiral below 0.05': last(spiral.history.loss) < 0.05,
  'L1 sets weights to zero, L2 makes them smaller and sets none':
    zeros(byRegularization[1]!.kernel) > 10 &&
    zeros(byRegularization[2]!.kernel) === 0 &&
    size(byRegularization[2]!.kernel) < size(byRegularization[0]!.kernel),
  'noise widens the gap between training and test': gap(byNoise[1]!) > 3 * gap(byNoise[0]!),
  'the derivative by a weight is delta times its input, and the update moves it by the learning rate':
    updated.terms.every(
      ({ value, gradient, input, after }) =>
        Math.abs(gradient! - delta * input) < 1e-5 &&
        Math.abs(after! - (value - step.settings.learningRate * gradient!)) < 1e-5,
    ),
  'at equal epochs the small batch is ahead, at equal steps the large one is as good':
    byBatch[0]!.loss < byBatch[1]!.loss - 0.2 && byBatch[2]!.loss < byBatch[0]!.loss + 0.05,
});
