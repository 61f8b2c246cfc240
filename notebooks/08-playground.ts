// %% [markdown]
// # 8. The playground
//
// *Time needed: about 40 minutes, of which the computer takes less than one. Before it: lessons 2 to 4.*
//
// **The promise.** You turn every knob that training has, one at a time, on networks that are small enough to see
// as a whole: the learning rate, the activation function, the hidden layers, the regularization, the noise, the
// kind of problem, the batch size. Each time you guess first and measure afterwards. At the end you can look at a
// loss curve and say which knob is set wrong.
//
// ## 8.1 Press Train
//
// The cell below shows a network, its data and its controls. It is TensorFlow Playground with the real TensorFlow
// behind it. Orange points belong to one class, blue points to the other. The square on the right shows what the
// network answers at every place of the plane, and the small square of each neuron shows what that neuron alone
// answers.
//
// **Press *Train*** and watch the square and the loss. Then press *Reset*: the same initial weights come back, and
// the old curve stays as a pale line, so that you can compare two settings.

// %%
const first = show.playground({ dataset: 'circle', seed: 1, title: 'circle' });

// %% [markdown]
// Everything that the buttons do can be done in code as well. `train` takes a number of epochs, and `history`
// keeps the loss after each of them.

// %%
await first.train(60);
const last = (values: readonly number[]) => values.at(-1)!;
console.log(
  `loss ${first.history.loss[0]!.toFixed(3)} before training, ${last(first.history.loss).toFixed(3)} after 60 epochs;`,
  `${(100 * last(first.history.testAccuracy)).toFixed(1)} % of the test points are right`,
);

// %% [markdown]
// The loss here is *half of the squared error*, $\frac12(\hat y - y)^2$, averaged over the points. The class is
// $-1$ or $1$. A network that always answers 0 therefore has a loss of exactly one half. Remember that number, you
// will meet it again.
//
// ## 8.2 The learning rate
//
// **Guess:** five networks with the same data and the same initial weights train for 60 epochs, with the learning
// rates 0.001, 0.03, 0.3, 3 and 10. Which of them learn?
//
// This lesson needs many small experiments, so we write a function for them. It runs a playground that is not
// shown, and returns the history of the run and its final weights.

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
// - **0.001 is too small.** The loss falls so slowly that after 60 epochs it is still near one half.
// - **0.03 and 0.3 learn.** The higher rate gets there sooner, and its curve is rougher.
// - **3 and 10 are too large.** Every step overshoots the valley. Because of the `tanh` at the output the loss
//   cannot grow beyond 2. Instead it jumps about, or it gets stuck where all neurons are *saturated*: their slope
//   is almost 0, so hardly any gradient is left.
//
// Without that `tanh` nothing limits the loss. The output of a regression is linear, and there too high a rate
// makes training *diverge*: the loss grows from step to step until it is no longer a finite number. The playground
// then stops by itself and says which layer broke first.

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
// ## 8.3 The activation function
//
// In the data set *exclusive or* each class lies in two opposite corners. No straight line separates them.
//
// **Guess:** with one of these four activation functions the network can never learn this, however long it trains.
// Which one, and why?

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
// The **linear** network stays near one half. However many linear layers there are, together they compute one
// linear function, and its boundary is a straight line. The **sigmoid** network has not learned it *yet*. The
// slope of a sigmoid is at most one quarter, that of two of them in a row at most one sixteenth, so only weak
// gradients reach the first layer. The slope of `tanh` is 1 in the middle, that of `relu` is 1 everywhere above 0.
// With more epochs or a higher rate the sigmoid learns it as well: try it in the playground above.
//
// ## 8.4 A hidden layer, or better features
//
// The *spiral* is the hardest of the data sets: two arms are wound around each other.
//
// **Guess:** which of these networks learns it? One has no hidden layer; one has a hidden layer with 8 neurons;
// and one has the same hidden layer, and takes $\sin x$ and $\sin y$ as inputs in addition to $x$ and $y$.

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
// Without a hidden layer the boundary is a straight line, and half of the points are wrong. Eight neurons draw
// eight soft lines, which is not enough for three turns. The sines give the network waves to start from, and then
// the same eight neurons are enough. To choose helpful inputs by hand is called *feature engineering*. Deeper
// networks find such features by themselves, but they need more epochs. The next network has two hidden layers of
// eight.

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
// *Regularization* pulls the weights towards zero while the network learns. **L1** takes the same small amount off
// every weight, whatever its size. **L2** takes off a share of each weight, so that large weights shrink most.
// Here we have two noisy clouds, six neurons and all seven features, most of which are useless.
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
    'all weights': kernel.length,
    'size of all weights': size(kernel),
    'training loss': loss,
    'test loss': testLoss,
  })),
  { title: 'Two noisy clouds after 100 epochs' },
);

// %% [markdown]
// **L1** cuts links. Once a weight has been driven to zero it stays there, and the remaining links show which
// features the network needs. **L2** makes weights smaller and cuts none. Both raise the training loss a little
// and hardly change the test loss. The *regularization rate* says how hard they pull. If it is too high, every
// weight is pulled to zero, and the loss goes back to one half:

// %%
const tooMuch = await measured({ dataset: 'circle', regularization: 'L1', regularizationRate: 1 }, 30);
console.log(
  `L1 at a rate of 1: ${zeros(tooMuch.kernel)} of ${tooMuch.kernel.length} weights at zero, loss ${tooMuch.loss.toFixed(3)}`,
);

// %% [markdown]
// ## 8.6 Noise, and the gap between training and test
//
// Noise moves points into the area of the other class. A large network that trains for long learns the *training*
// points by heart, including their noise. The noise of the *test* points is different.
//
// **Guess:** what happens to the gap between test loss and training loss when the noise grows from 0 to 25 %?

// %%
const overfitting: Settings = {
  dataset: 'circle',
  noise: 25,
  networkShape: [8, 8],
  percTrainData: 20,
  learningRate: 0.1,
  batchSize: 4,
};
const noises = [0, 25];
const byNoise: Measured[] = [];
for (const noise of noises) byNoise.push(await measured({ ...overfitting, noise }, 200));
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
// This is *overfitting*: the training loss goes on falling, the test loss does not. More data, a smaller network,
// regularization and fewer epochs all narrow the gap.
//
// ## 8.7 The kind of problem: regression and classification
//
// A *classification* asks which of two classes a point belongs to, and its output goes through `tanh`. A
// *regression* asks for an amount, and its output is the weighted sum itself: a *linear* output. The amount below
// is a linear function of $x$ and $y$, so its graph is a plane.
//
// **Guess:** how many hidden layers does a network need to learn it?

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
// None. A single linear neuron *is* a plane. The six bumps of the second data set need hidden layers. For a
// regression the view shows the *root of the mean squared error* (RMSE), in the units of the predicted amount, and
// $R^2$, the share of the variance that is explained.
//
// ## 8.8 The batch size: equal epochs, equal steps
//
// One often reads that smaller batches are more effective. With 300 points, an epoch has 300 steps if the batch
// size is 1, and 10 steps if it is 30.
//
// **Guess:** which batch size is ahead after the same number of *epochs*? And which after the same number of
// *steps*?

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
// At equal *epochs* the small batch wins by far, because it has taken thirty times as many steps. At equal *steps*
// the large batch is as good, and each of its steps is computed from thirty points at once. So small batches learn
// more from each pass over the data, and large ones make better use of the machine. Lesson 4 measures the same
// with digits.
//
// ## 8.9 Look inside
//
// Point at a neuron, and its own map fills the large square. Click a link to see its weight while it trains, to
// set it by hand, to freeze it or to cut it. In code a link is cut like this:

// %%
first.changeLink({ layer: 0, input: 0, unit: 0, weight: 0, learns: false }); // cut: from x to the first neuron
const cutLoss = last(first.history.loss);
await first.train(20);
console.log(
  `after the cut ${cutLoss.toFixed(3)}, after 20 more epochs ${last(first.history.loss).toFixed(3)}`,
);

// %% [markdown]
// The network loses a link, and the other links learn to do without it.
//
// One *training step* has three parts. The *forward pass* computes the output and its loss. The *backward pass*
// goes from the output back to the input and finds the derivative of the loss with respect to each weight. The
// *update* moves each weight against its derivative. `inside` does one part at a time, for one point. In the view,
// press *Look inside*, click the plane to choose the point, click a neuron to see its formula, then press
// *Backward pass* and *Update*.
//
// **Guess:** the derivative with respect to a weight is the $\delta$ of its neuron times one more number. Which
// number?

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
// It is the *input* of the weight. A weight whose input is 0 learns nothing from this point. That is all there is
// to backpropagation: $\delta$ travels back through the weights and slopes, and each weight is changed in
// proportion to $\delta$ and its input. An epoch does this for all points, averaged over each batch.
//
// ## 8.10 Which knob is it?
//
// | you see | turn this knob |
// | --- | --- |
// | the loss hardly falls | a higher learning rate, or an activation function with larger slopes |
// | the loss jumps about, or diverges | a lower learning rate |
// | the loss stays at one half | add a hidden layer, use an activation that is not linear, or lower the regularization rate |
// | the training loss falls, the test loss does not | more data, a smaller network, regularization, fewer epochs |
// | an epoch takes long | larger batches, and more epochs |
//
// A link to the original opens here too:
// `show.playground('https://playground.tensorflow.org/#activation=relu&dataset=spiral')`. The view also has a link
// back to it.
//
// ## Exercises
//
// **1.** By what factor did the loss of 8.2 fall with a rate of 0.03, from before the first epoch to the end of
// the last one? The run is `byRate[1]`.

// %% tags=["exercise"]
const factor = undefined;
exercise('8.1', factor, byRate[1]!.history.loss);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const factor = byRate[1]!.history.loss[0]! / last(byRate[1]!.history.loss);
// ```
//
// </details>
//
// **2.** Which share of its weights did L1 set to zero in 8.5? Give a number from 0 to 1. The run is
// `byRegularization[1]`.

// %% tags=["exercise"]
const share = undefined;
exercise('8.2', share, byRegularization[1]!.kernel);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const share = zeros(byRegularization[1]!.kernel) / byRegularization[1]!.kernel.length;
// ```
//
// </details>
//
// **3.** How many hidden neurons does the circle need at least, in one hidden layer, if the test loss is to be
// below 0.1 after 100 epochs? Guess first, then measure with `measured`.

// %% tags=["exercise"]
const fewest = undefined;
exercise('8.3', fewest);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// let fewest = 1;
// while ((await measured({ dataset: 'circle', networkShape: [fewest] }, 100)).testLoss >= 0.1) fewest++;
// ```
//
// </details>
//
// **4.** A small experiment: the large network of 8.6 overfits when the noise is 25 %. Halve the gap between its
// training and its test loss, and get a lower test loss as well. Noise, data and network stay as they are; the
// settings are in `overfitting`. The answer is the result of `await measured({ ...overfitting, ... }, epochs)`.

// %% tags=["exercise"]
const better = undefined;
exercise('8.4', better, byNoise[1]!);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const better = await measured({ ...overfitting, regularization: 'L2', regularizationRate: 0.02 }, 200);
// ```
//
// </details>
//
// ## What you have learnt
//
// - Too low a learning rate creeps, too high a rate jumps or diverges.
// - Hidden layers, activation function and features decide what a network can learn. No amount of training makes
//   up for them.
// - L1 cuts links, L2 shrinks weights, and a gap between training and test loss calls for one of them, for more
//   data or for a smaller network.
// - Small batches learn more per epoch, large batches compute more per second.
// - Backpropagation gives each weight its neuron's $\delta$ times its input.
//
// In [lesson 9](09-autoencoders.ipynb) networks learn without labels, and draw digits that nobody has written.
// First, was the promise kept?

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
