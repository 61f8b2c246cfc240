// %% [markdown]
// # 11b. Capsule networks
//
// *Time needed: about 30 minutes, of which the computer takes two. This is the second of the three parts of lesson
// 11, after [11a, graph networks](11-graph-networks.ipynb).*
//
// **The promise.** You let capsules vote, first by hand and then with a layer. A capsule network reads at least 95
// of 100 unseen digits and draws each of them again from sixteen numbers. Then you find out, with an interval,
// whether it reads turned digits better than convolutional networks of the same size, and you see how much the
// answer depends on which of them you ask.
//
// ## 11.1 A vector instead of a number
//
// A unit of a convolutional network says how *sure* it is that a feature is present. Pooling then throws away
// where exactly. A *capsule* (Sabour, Frosst and Hinton 2017) outputs a vector instead. Its *length* says how sure
// it is. Its *direction* says what the thing looks like: thick or thin, upright or slanted.
//
// If the length is to mean "how sure", it must lie between 0 and 1. *Squashing* shortens a vector s accordingly
// and keeps its direction: |s|² / (1 + |s|²) · s / |s|.

// %%
const squash = (vectors: tf.Tensor) => {
  const squared = vectors.square().sum(-1, true);
  // The small number keeps the root's derivative finite where a vector is 0.
  return vectors.mul(squared.div(squared.add(1).mul(squared.add(1e-7).sqrt())));
};
const sizes = Array.from({ length: 41 }, (_, i) => i / 8);
show.lines({
  title: 'Squashing',
  xLabel: 'length before',
  yLabel: 'length after',
  series: [{ name: 'squash', x: sizes, y: sizes.map(size => size ** 2 / (1 + size ** 2)) }],
});

// %% [markdown]
// ## 11.2 Routing by agreement
//
// Each lower capsule *votes* on each upper capsule. Its vote is its vector times a matrix that is learned, one
// matrix for each pair, and says what the lower capsule expects the upper one to be. The upper capsule is the
// squashed sum of the votes, each multiplied by a share. The shares are found in rounds:
//
// 1. At first each lower capsule gives all upper ones the same share.
// 2. Where a vote agrees with the upper capsule that came out (their dot product is large), its share grows for
//    the next round.
// 3. The shares of *one lower capsule over the upper ones* always add up to 1. A softmax sees to that.
//
// Here are three lower and two upper capsules. Lower capsules 0 and 1 expect nearly the same of upper capsule 0.

// %%
const votes = tf.tensor3d([
  [[2, 1], [0.5, -1]],
  [[2, 1.2], [-1, 0.5]],
  [[-1, 0.5], [1.5, 1.5]],
]); // prettier-ignore

let logits = tf.zeros([3, 2]);
let upper = tf.zeros([2, 2]);
for (let round = 1; round <= 3; round++) {
  const shares = logits.softmax();
  upper = squash(votes.mul(shares.expandDims(-1)).sum(0));
  console.log(
    `round ${round}: shares ${JSON.stringify(shares.arraySync(), (_, v) => (typeof v === 'number' ? Number(v.toFixed(2)) : v))}`,
  );
  logits = logits.add(votes.mul(upper.expandDims(0)).sum(-1));
}

// %% [markdown]
// The shares move to where the capsules agree. `layers.Capsules` does the same. We give it the lower vectors [1],
// so that its weights are the votes themselves.

// %%
const byLayer = layers.Capsules(2, 2, { routings: 3 });
byLayer.apply(tf.ones([1, 3, 1]));
byLayer.setWeights([votes.reshape([3, 1, 4])]);
check(
  'three rounds of routing by hand',
  byLayer.apply(tf.ones([1, 3, 1])).squeeze([0]),
  upper.arraySync() as number[][],
  1e-4,
);

// %% [markdown]
// ## 11.3 The network
//
// The network has four parts: a convolution; *primary capsules*, which are a second convolution whose channels are
// read as vectors; one capsule for each digit, connected by routing; and a decoder. The lengths of the ten digit
// capsules are the answer. The decoder draws the picture again from the vector of the *true* digit. Without it,
// nothing would give the directions a meaning.
//
// Two losses are added. The *margin loss* asks that the capsule of the true digit be at least 0.9 long and those
// of the other digits at most 0.1, and squares what is missing. The error of the drawing is the *sum* of the
// squared differences over the pixels. The paper gives this sum the weight 0.0005 for 784 pixels. Our pictures
// have 64, so the same balance needs 0.006.

// %%
const digits = datasets.digits({ as: 'image' });
const oneHot = (y: tf.Tensor1D) => tf.oneHot(y, 10).toFloat() as tf.Tensor2D;
const [trainY, flat] = [oneHot(digits.train.y), digits.train.x.reshape([-1, 64])];

const EPOCHS = 16;
const settle = callbacks.LearningRateScheduler(
  (epoch: number) => 0.003 * Math.min(1, 2 * (1 - epoch / EPOCHS) + 0.02),
);
async function trainCapsules(seed: number) {
  models.setRandomSeed(seed);
  const network = networks.capsules.capsuleNetwork({
    inputShape: [8, 8, 1],
    classes: 10,
    filters: 96,
    kernelSize: 4,
    dimCapsule: 16,
  });
  network.training.compile({
    optimizer: tf.train.adam(0.003),
    loss: [losses.margin, losses.sumSquaredError],
    lossWeights: [1, 0.006],
  });
  await network.training.fit([digits.train.x, trainY], [trainY, flat], {
    epochs: EPOCHS,
    batchSize: 32,
    callbacks: [settle],
    verbose: 0,
  });
  return network;
}
const capsules = await trainCapsules(0);
capsules.training.summary();

// %%
show.compiled(capsules.training);

// %% [markdown]
// How many unseen digits does it read?

// %%
const read = (model: tf.LayersModel, pictures: tf.Tensor) =>
  metrics.accuracyScore(digits.test.y, model.predict(pictures) as tf.Tensor);
const accuracy = read(capsules.classifier, digits.test.x);
console.log(`${(100 * accuracy).toFixed(1)} % of the unseen digits are read correctly`);
show.confusionMatrix(digits.test.y, capsules.classifier.predict(digits.test.x) as tf.Tensor, {
  labels: digits.labels,
});

// %% [markdown]
// ## 11.4 What the vectors hold
//
// Each row below belongs to one digit: first the picture, then its drawing from the capsule, then drawings from
// vectors in which one of the sixteen numbers was changed. One number may make the digit thicker, another may
// slant it. Nobody has told the network which.

// %%
const some = [0, 1, 2, 3].map(d => Array.from(digits.test.y.dataSync()).indexOf(d));
const vectors = capsules.capsules.predict(digits.test.x.gather(some)) as tf.Tensor3D;
const draw = (changed: tf.Tensor3D) =>
  capsules.decoder.predict(
    layers.CapsuleMask().apply([changed, oneHot(tf.tensor1d([0, 1, 2, 3], 'int32'))]),
  ) as tf.Tensor2D;
const shifted = [-0.3, -0.15, 0.15, 0.3].map(by =>
  draw(vectors.add(tf.oneHot([2], 16).mul(by).reshape([1, 1, 16]))),
);
const rows = tf.stack([digits.test.x.gather(some).reshape([4, 64]), draw(vectors), ...shifted], 1);
show.images(rows.reshape([24, 8, 8]), {
  title: 'Picture, drawing, and drawings with one number moved by -0.3, -0.15, 0.15, 0.3',
  columns: 6,
});
const drawingError = draw(vectors)
  .sub(digits.test.x.gather(some).reshape([4, 64]))
  .square()
  .sum(-1)
  .mean()
  .dataSync()[0]!;
console.log(`sum of squared errors of a drawing: ${drawingError.toFixed(1)}`);

// %% [markdown]
// ## 11.5 Turned digits
//
// It is said that capsules cope better with things that are seen from another angle. We turn each unseen digit by
// some angle of up to 30 degrees, five times by different angles. None of the networks has seen turned digits. The
// rivals are two convolutional networks with as many parameters. (The decoder is not counted, since it takes no
// part in the reading.) One shrinks the picture with a stride of 2, as the capsules do, the other with max
// pooling. Each network is trained five times.

// %%
function turned(images: tf.Tensor4D, degrees: number, seed: number): tf.Tensor4D {
  const random = new datasets.Random(seed);
  const values = images.dataSync();
  const pixel = (k: number, i: number, j: number) =>
    i < 0 || j < 0 || i > 7 || j > 7 ? 0 : values[k * 64 + i * 8 + j]!;
  const result = new Float32Array(values.length);
  for (let k = 0; k < images.shape[0]; k++) {
    const angle = ((2 * random.next() - 1) * degrees * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    for (let place = 0; place < 64; place++) {
      const [di, dj] = [Math.floor(place / 8) - 3.5, (place % 8) - 3.5];
      const [i, j] = [3.5 + cos * di - sin * dj, 3.5 + sin * di + cos * dj];
      const [i0, j0] = [Math.floor(i), Math.floor(j)];
      const [fi, fj] = [i - i0, j - j0];
      // Between four pixels: bilinear.
      const above = (1 - fj) * pixel(k, i0, j0) + fj * pixel(k, i0, j0 + 1);
      const below = (1 - fj) * pixel(k, i0 + 1, j0) + fj * pixel(k, i0 + 1, j0 + 1);
      result[k * 64 + place] = (1 - fi) * above + fi * below;
    }
  }
  return tf.tensor4d(result, images.shape);
}
const turnedDigits = [1, 2, 3, 4, 5].map(seed => turned(digits.test.x, 30, seed));
show.images(turnedDigits[0]!.slice([0, 0, 0, 0], [16, 8, 8, 1]), {
  title: 'Unseen digits, turned',
  columns: 8,
});

// %%
const convolution = (options: object) =>
  layers.Conv2D({ filters: 32, kernelSize: 3, activation: 'relu', ...options });
const rivals = {
  'convolutional, with a stride': () => [
    convolution({ padding: 'same', inputShape: [8, 8, 1] }),
    convolution({ strides: 2 }),
    layers.Flatten(),
    layers.Dense(292, { activation: 'relu' }),
  ],
  'convolutional, with max pooling': () => [
    convolution({ padding: 'same', inputShape: [8, 8, 1] }),
    convolution({ padding: 'same' }),
    layers.MaxPooling2D(2),
    layers.Flatten(),
    layers.Dense(167, { activation: 'relu' }),
  ],
};
async function trainRival(hidden: () => tf.layers.Layer[], seed: number) {
  models.setRandomSeed(seed);
  const model = models.Sequential([...hidden(), layers.Dense(10, { activation: 'softmax' })]);
  model.compile({ optimizer: tf.train.adam(0.003), loss: 'categoricalCrossentropy' });
  await model.fit(digits.train.x, trainY, { epochs: EPOCHS, batchSize: 32, callbacks: [settle], verbose: 0 });
  return model;
}

const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
interface Runs {
  readonly parameters: number;
  readonly upright: number[];
  readonly turned: number[];
}
const runs: Record<string, Runs> = {};
function note(network: string, model: tf.LayersModel) {
  const own = (runs[network] ??= { parameters: model.countParams(), upright: [], turned: [] });
  own.upright.push(read(model, digits.test.x));
  own.turned.push(mean(turnedDigits.map(pictures => read(model, pictures))));
}
for (let seed = 0; seed < 5; seed++) {
  note('capsules', (seed === 0 ? capsules : await trainCapsules(seed)).classifier);
  for (const [name, hidden] of Object.entries(rivals)) note(name, await trainRival(hidden, seed));
}

// %%
/** Half of a 95 % interval of the mean of five. */
function half(values: number[]): number {
  const m = mean(values);
  return (2.776 * Math.sqrt(mean(values.map(v => (v - m) ** 2)) * (5 / 4))) / Math.sqrt(5);
}
const percent = (values: number[]) =>
  `${(100 * mean(values)).toFixed(1)} ± ${(100 * half(values)).toFixed(1)} %`;
show.table(
  Object.entries(runs).map(([network, { parameters, upright, turned }]) => ({
    network,
    parameters,
    upright: percent(upright),
    'turned by up to 30 degrees': percent(turned),
  })),
  { title: 'Unseen digits, mean of five runs with 95 % interval' },
);
const ours = runs['capsules']!;
const advantages = Object.keys(rivals).map(rival => {
  const points = ours.turned.map((one, i) => one - runs[rival]!.turned[i]!);
  return { rival, middle: mean(points), low: mean(points) - half(points), high: mean(points) + half(points) };
});
for (const { rival, middle, low, high } of advantages)
  console.log(
    `capsules minus ${rival}: ${(100 * middle).toFixed(1)} points on turned digits, 95 % interval ${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)}`,
  );

// %% [markdown]
// Is the interval above 0, or does it contain 0? On turned digits the capsules are ahead of the network with a
// stride, but not of the network with max pooling. So the sentence "capsules read turned digits better than a
// convolutional network of the same size" is true or not, depending on which network you choose. It also depends
// on the capsules: measured beforehand with 8 numbers each and a third of the filters, they were not ahead of the
// network with a stride either. The paper found its advantage on larger digits (28 x 28, with moves and
// distortions), against one rival. Believe intervals, even where they spoil a good story.
//
// ## 11.6 What goes wrong when ...
//
// Few networks have been rewritten so often with mistakes in them. Each of the following comes from published
// code.
//
// **... the softmax goes over the wrong axis?** The shares of one lower capsule over the *upper* ones must add up
// to 1. If the softmax goes over the lower capsules instead, the upper ones no longer compete.

// %%
const lower = capsules.classifier.layers[2]!.output as tf.SymbolicTensor;
const primary = tf.model({ inputs: capsules.classifier.inputs, outputs: lower });
const routing = capsules.classifier.getLayer('capsules_classes') as ReturnType<typeof layers.Capsules>;
const couplings = routing.couplings(
  primary.predict(digits.test.x.slice([0, 0, 0, 0], [2, 8, 8, 1])) as tf.Tensor3D,
);
check(
  'shares over the upper capsules add up to 1',
  couplings.sum(-1).sub(1).abs().max().dataSync()[0]!,
  0,
  1e-4,
);
const overLower = couplings.sum(1).arraySync() as number[][];
console.log(`the same shares over the lower capsules: ${overLower[0]!.map(v => v.toFixed(1)).join(', ')}`);

// %% [markdown]
// **... the whole batch shares its routing?** Then the answer for a picture depends on which other pictures are in
// its batch. Here it does not.

// %%
const together = capsules.classifier.predict(digits.test.x.slice([0, 0, 0, 0], [8, 8, 8, 1])) as tf.Tensor;
const alone = capsules.classifier.predict(digits.test.x.slice([0, 0, 0, 0], [1, 8, 8, 1])) as tf.Tensor;
check('alone as in a batch', alone, together.slice([0, 0], [1, 10]).arraySync() as number[][], 1e-4);

// %% [markdown]
// **... squashing goes over the wrong axis?** It must go over the numbers of a capsule, the last axis. If it goes
// over the capsules, lengths are no longer limited to 1.

// %%
const three = tf.tensor2d([[3, 4], [0.3, 0.4], [6, 8]]); // prettier-ignore
const lengthsOf = (v: tf.Tensor) =>
  Array.from(v.square().sum(-1).sqrt().dataSync(), l => l.toFixed(2)).join(', ');
console.log(
  `lengths 5, 0.5 and 10 become ${lengthsOf(squash(three))}; over the wrong axis ${lengthsOf(squash(three.transpose()).transpose())}`,
);

// %% [markdown]
// **... the margin is not squared, or a mean takes the place of a sum?** The weight of the drawings, 0.006,
// belongs to a *sum* over pixels. Keras's mean squared error is this sum divided by 64 (in the paper by 784). With
// it, the decoder learns hardly anything.

// %%
const [p, q] = [tf.tensor2d([[0.5, 0.3]]), tf.tensor2d([[1, 0]])];
const [asPaper, unsquared] = [losses.margin(q, p).dataSync()[0]!, 0.4 + 0.5 * 0.2];
console.log(`margin loss ${asPaper.toFixed(2)}, without squares ${unsquared.toFixed(2)}`);
const sumOverMean = losses
  .sumSquaredError(flat, flat.mul(0.5))
  .div(losses.meanSquaredError(flat, flat.mul(0.5)));
check('sum over mean', sumOverMean.mean().dataSync()[0]!, 64, 1e-2);

// %% [markdown]
// **... a capsule's vector is zero?** The derivative of a square root at 0 is infinite, and infinity times 0 is
// NaN: one empty capsule, and all weights are lost. A small number under the root prevents it.

// %%
const zero = tf.zeros([1, 3]);
const bare = tf
  .grad(v => v.square().sum(-1).sqrt())(zero)
  .dataSync()[0]!;
const safe = tf
  .grad(v => layers.CapsuleLength().apply(v.reshape([1, 1, 3])))(zero)
  .dataSync()[0]!;
console.log(`gradient of the length at 0: ${bare} bare, ${safe} in layers.CapsuleLength`);

// %% [markdown]
// **... the decoder draws from the longest capsule during training?** At first the longest capsule is seldom the
// right one, and the decoder teaches the wrong one. `CapsuleMask` takes the true class as its second input.
// Without a second input, as when the network is used, it keeps the longest capsule.
//
// ## Exercises
//
// **1.** How long is the vector [3, 4] after squashing?

// %% tags=["exercise"]
const length = undefined;
exercise('11b.1', length);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const length = 25 / 26;
// ```
//
// </details>
//
// **2.** How many votes are cast in our network for one picture? There are 3 x 3 places with 2 primary capsules
// each.

// %% tags=["exercise"]
const cast = undefined;
exercise('11b.2', cast);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const cast = 3 * 3 * 2 * 10;
// ```
//
// </details>
//
// **3.** There are two classes. The capsule of the true class is 0.6 long, that of the other class 0.2. What is
// the margin loss?

// %% tags=["exercise"]
const marginLoss = undefined;
exercise('11b.3', marginLoss);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const marginLoss = 0.3 ** 2 + 0.5 * 0.1 ** 2;
// ```
//
// </details>
//
// **4.** A small experiment: which of the sixteen numbers of a capsule changes a drawing most? Add 0.3 to each of
// them in turn, draw the four digits of 11.4 (`draw(vectors)`), and compare the sums of the squared differences.
// The answer is the place of the number, from 0 to 15.

// %% tags=["exercise"]
const strongest = undefined;
exercise('11b.4', strongest, vectors, draw);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const changeBy = (number: number) => {
//   const moved = vectors.add(tf.oneHot([number], 16).mul(0.3).reshape([1, 1, 16])) as tf.Tensor3D;
//   return draw(moved).squaredDifference(draw(vectors)).sum().dataSync()[0]!;
// };
// const sizesOfChange = Array.from({ length: 16 }, (_, number) => changeBy(number));
// const strongest = sizesOfChange.indexOf(Math.max(...sizesOfChange));
// ```
//
// </details>
//
// ## What you have learnt
//
// - A capsule outputs a vector. Its length says how sure it is, its direction what the thing looks like.
// - Routing by agreement finds in a few rounds which votes count.
// - Two losses train the network: a margin for the lengths and a drawing for the directions.
// - Whether a new kind of network is better depends on its rivals. Give them as many parameters and their best
//   form, repeat the runs, and look at the interval.
//
// [Lesson 11c](11-spiking-networks.ipynb) has neurons that speak in pulses. First, was this lesson's promise kept?

// %%
verify({
  'the layer routes as we did by hand':
    byLayer
      .apply(tf.ones([1, 3, 1]))
      .squeeze([0])
      .sub(upper)
      .abs()
      .max()
      .dataSync()[0]! < 1e-4,
  'at least 95 of 100 unseen digits, mean of five runs': mean(ours.upright) >= 0.95,
  'drawn again with less error than an empty picture':
    drawingError < digits.test.x.gather(some).square().sum().dataSync()[0]! / 4,
  'turned digits: compared with two networks whose parameters differ by less than 1 %, with intervals':
    Object.values(runs).every(({ parameters }) => Math.abs(parameters / ours.parameters - 1) < 0.01) &&
    advantages.every(({ low, high }) => high > low),
  'on turned digits capsules are ahead of the network with a stride': advantages[0]!.middle > 0,
});
