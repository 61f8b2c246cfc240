// %% [markdown]
// # 9b. Generative adversarial networks
//
// **The promise.** You train two networks against each other until one of them draws digits that a third
// network reads, all ten of them, and no copies. You watch the digits appear while it trains, and you learn
// three measures without which such a network fools you.
//
// Time: a minute and a quarter.
//
// ## 9.7 A forger and a detective
//
// How do you train a network to draw, when nobody can write down how good a drawing is? Have a second network judge.
//
// - The *generator* makes a sample of random numbers, the *noise*. It is a forger.
// - The *discriminator* says of a sample whether it is real or generated. It is a detective.
//
// They learn in turns. In one step the discriminator learns to say 1 of real samples and 0 of generated ones.
// Then the generator learns to have its samples called 1: the gradient flows through the discriminator,
// which is left as it is, into the generator. The generator never sees a real sample.
//
// We begin with points in a plane, where everything can be seen: eight clumps in a ring.

// %%
const ring = datasets.ringOfGaussians({ seed: 1 });
const scatter = (name: string, points: tf.Tensor) => {
  const rows = points.arraySync() as number[][];
  return { name, x: rows.map(([x]) => x!), y: rows.map(([, y]) => y!) };
};
const real = scatter('real', ring.x.slice([0, 0], [400, 2]));
show.lines({ title: 'Eight clumps', form: 'points', series: [real] });

// %% [markdown]
// Two small networks. The generator turns 8 random numbers into a point; the discriminator turns a point
// into one number, large for "real". Each has an optimizer **of its own**, with a rate of its own.
// `labelSmoothing` asks the discriminator for 0.8 rather than 1 of real points: a detective who is never quite
// sure goes on giving useful gradients.

// %%
const ringNetworks = () => ({
  generator: models.Sequential(
    [
      layers.Dense(128, { activation: 'relu', inputShape: [8] }),
      layers.Dense(128, { activation: 'relu' }),
      layers.Dense(2),
    ],
    { name: 'ring-gan' },
  ),
  discriminator: models.Sequential([
    layers.Dense(128, { activation: 'relu', inputShape: [2] }),
    layers.Dense(128, { activation: 'relu' }),
    layers.Dense(1),
  ]),
  latentDim: 8,
});
const twoAdams = () => ({
  generatorOptimizer: optimizers.Adam(0.001, { beta1: 0.5 }),
  discriminatorOptimizer: optimizers.Adam(0.001, { beta1: 0.5 }),
});

models.setRandomSeed(1);
const ringGan = new networks.GAN({ ...ringNetworks(), seed: 1 });
const ringRates = twoAdams();
ringGan.compile({ ...ringRates, labelSmoothing: 0.2 });

// Long steps first, short ones in the second half: two that chase each other come to rest only if both slow down.
const settling = (rate: number, epochs: number, both: ReturnType<typeof twoAdams>) => ({
  onEpochEnd: (epoch: number) => {
    const now = rate * Math.min(1, 2 * (1 - (epoch + 1) / epochs) + 0.02);
    optimizers.setLearningRate(both.generatorOptimizer, now);
    optimizers.setLearningRate(both.discriminatorOptimizer, now);
  },
});

// %% [markdown]
// Both losses are drawn as it trains, and the points move in the plot above them.

// %%
const moving = show.lines({ title: 'Generated points', form: 'points', series: [real] });
const ringHistory = await ringGan.fit(ring.x, {
  epochs: 150,
  batchSize: 128,
  callbacks: [settling(0.001, 150, ringRates)],
  samples: 400,
  onSamples: (points, epoch) =>
    moving.update({
      title: `Generated points after ${epoch} epochs`,
      form: 'points',
      series: [real, scatter('generated', points)],
    }),
});

// %%
const covered = networks.modeCoverage(ringGan.generate(2000), ring.centers, 3 * ring.deviation);
const lastLoss = ringHistory.history.discriminatorLoss.at(-1)!;
console.log(`the discriminator's loss in the last epoch: ${lastLoss.toFixed(3)}`);
console.log(
  `${covered.modes} of 8 clumps are reached; ${(100 * covered.near).toFixed(0)} % of the points lie within ` +
    `three standard deviations of one; points at each: ${covered.counts.join(', ')}`,
);

// %% [markdown]
// Measured beforehand with 5 seeds: 8 of 8 clumps each time, and 87.7 % of the points near
// one (95 % interval 85.9 to 89.5 %).
//
// Without label smoothing the same network gets stuck, with some seeds for a while, with this one for good: *mode
// collapse*. The generator has found one thing that fools the discriminator, makes nothing else, and moves on
// to another one when it is found out. Each of its points looks fine; only the counts tell.

// %%
models.setRandomSeed(1);
const collapsing = new networks.GAN({ ...ringNetworks(), seed: 1 });
collapsing.compile(twoAdams());
await collapsing.fit(ring.x, { epochs: 50, batchSize: 128, verbose: 0 });
const fewer = networks.modeCoverage(collapsing.generate(2000), ring.centers, 3 * ring.deviation);
console.log(`${fewer.modes} of 8 clumps are reached; points at each: ${fewer.counts.join(', ')}`);

// %% [markdown]
// ## 9.8 Digits
//
// Now pictures. The generator has *batch normalisation*, which keeps its layers busy with different things.
// The discriminator has dropout. The last layer has a sigmoid, since pixels go from 0 to 1.
//
// The real digits go through the discriminator in one batch and the generated ones in another. If both were mixed, a
// batch normalisation in it would average over real and generated ones together and give the secret away.

// %%
const digits = datasets.digits();
const { train, test } = digits;
const noiseSize = 32;

models.setRandomSeed(1);
const generator = models.Sequential(
  [
    layers.Dense(128, { inputShape: [noiseSize] }),
    layers.BatchNormalization({ momentum: 0.9 }),
    layers.LeakyReLU({ alpha: 0.2 }),
    layers.Dense(256),
    layers.BatchNormalization({ momentum: 0.9 }),
    layers.LeakyReLU({ alpha: 0.2 }),
    layers.Dense(64, { activation: 'sigmoid' }),
  ],
  { name: 'digits-gan' },
);
const discriminator = models.Sequential([
  layers.Dense(256, { inputShape: [64] }),
  layers.LeakyReLU({ alpha: 0.2 }),
  layers.Dropout(0.2),
  layers.Dense(128),
  layers.LeakyReLU({ alpha: 0.2 }),
  layers.Dropout(0.2),
  layers.Dense(1),
]);
const gan = new networks.GAN({ generator, discriminator, latentDim: noiseSize, seed: 1 });
const rates = twoAdams();
gan.compile({ ...rates, labelSmoothing: 0.1 });

// %% [markdown]
// ### A judge
//
// Who says whether a drawing is a digit? A classifier of digits alone will not do: it has to answer with one of
// ten digits, and is sure of itself even when it sees noise. So the judge learns an eleventh answer, "no digit",
// from three kinds of pictures that are none: noise, digits with their pixels shuffled, and two digits laid over
// each other.

// %%
const rows = train.x.arraySync();
const shuffledPixels = tf.tensor2d(rows.map((row, i) => new datasets.Random(i).shuffled(row)));
const others = tf.gather(train.x, new datasets.Random(5).shuffled(rows.keys()));
const noDigits = tf.concat([
  tf.randomUniform([rows.length, 64]),
  shuffledPixels,
  train.x.add(others).div(2),
] as tf.Tensor2D[]);
const NONE = 10;
const judge = models.Sequential([
  layers.Dense(256, { activation: 'relu', inputShape: [64] }),
  layers.Dropout(0.3),
  layers.Dense(11, { activation: 'softmax' }),
]);
judge.compile({ optimizer: optimizers.Adam(0.002), loss: 'sparseCategoricalCrossentropy' });
await judge.fit(
  tf.concat([train.x, train.x, train.x, noDigits]),
  tf.concat([train.y, train.y, train.y, tf.fill([noDigits.shape[0]], NONE, 'int32') as tf.Tensor1D]),
  { epochs: 12, batchSize: 64, verbose: 0 },
);
const answersTo = (x: tf.Tensor) => Array.from((judge.predict(x) as tf.Tensor).argMax(1).dataSync());
const recognised = (x: tf.Tensor) => {
  const answers = answersTo(x);
  return answers.filter(answer => answer !== NONE).length / answers.length;
};
console.log(
  `recognised: unseen digits ${recognised(test.x).toFixed(3)}, noise ${recognised(tf.randomUniform([500, 64])).toFixed(3)}`,
);

// %% [markdown]
// ### The game
//
// Above the losses, forty samples of the same noise, again and again. Every ten epochs the judge has a look too.

// %%
const epochs = 120;
const grid = show.images(gan.generate(40).reshape([-1, 8, 8]), { title: 'Before training', columns: 10 });
const quality: { epoch: number; recognised: number }[] = [];
const judging = {
  onEpochEnd: (epoch: number) => {
    if ((epoch + 1) % 10 === 0)
      quality.push({
        epoch: epoch + 1,
        recognised: recognised(gan.generate(500)),
      });
  },
};
const { history } = await gan.fit(train.x, {
  epochs,
  batchSize: 32,
  callbacks: [settling(0.001, epochs, rates), judging],
  onSamples: (samples, epoch) => grid.update(samples.reshape([-1, 8, 8]), { title: `After ${epoch} epochs` }),
});
console.log(gan.isTraced ? 'the steps ran as one graph' : 'the steps ran op by op');

// %% [markdown]
// Now look at the losses beside what the judge says. The drawings became better and better; the generator's loss
// did not fall. It cannot tell you how good the drawings are, since its opponent learnt too.
// **In a game, losses say who is ahead, not how well both play.**

// %%
show.lines({
  title: 'Losses, and the share of samples that is recognised',
  xLabel: 'epoch',
  yLabel: '',
  series: [
    { name: 'generator loss', y: history.generatorLoss },
    { name: 'discriminator loss', y: history.discriminatorLoss },
    { name: 'recognised', x: quality.map(({ epoch }) => epoch), y: quality.map(one => one.recognised) },
  ],
});

// %% [markdown]
// ## 9.9 Three measures
//
// "Recognised" alone can be fooled. A generator that draws nothing but ones would be recognised every time; one that
// copies its training data, too. So we ask three questions:
//
// 1. What share is **recognised**?
// 2. Which digit is the **rarest**, and how rare? (An even share is 10 %.)
// 3. How far is a sample from the **nearest training digit**, beside how far unseen digits are?
//
// In the table are the network, two cheats, and a simple baseline: a normal distribution with the data's principal components.

// %%
const samples = gan.generate(1000) as tf.Tensor2D;
const components = networks.principalComponents(train.x, 40);
const spread = tf.moments(components.encode(train.x), 0).variance.sqrt();
const normal = components
  .decode(tf.randomNormal([1000, 40], 0, 1, 'float32', 3).mul(spread))
  .clipByValue(0, 1);
const ones = tf.gather(
  test.x,
  Array.from(test.y.dataSync()).flatMap((label, i) => (label === 1 ? [i] : [])),
);
const copies = train.x.slice([0, 0], [1000, 64]);

const mean = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0) / values.length;
const measured = (name: string, x: tf.Tensor) => {
  const answers = answersTo(x);
  const shares = digits.labels.map(
    (_, digit) => answers.filter(one => one === digit).length / answers.length,
  );
  return {
    samples: name,
    recognised: recognised(x),
    'rarest digit': Math.min(...shares),
    'distance to the nearest training digit': mean(networks.nearestDistances(x, train.x)),
  };
};
const [byGan, byNormal, byCollapse, byCopying, unseen] = [
  measured('the GAN', samples),
  measured('normal distribution', normal),
  measured('draws only ones', ones),
  measured('copies', copies),
  measured('unseen digits', test.x),
] as const;
show.table([byGan, byNormal, byCollapse, byCopying, unseen], { title: 'Three measures' });

// %% [markdown]
// Measured beforehand with 5 seeds, the network's samples are recognised in 83.1 % of cases (95 % interval 81.5 to
// 84.7 %), and the rarest digit is 5.7 % of them.
//
// Between two samples: the noise of one is turned into that of another, step by step.

// %%
const ends = tf.randomNormal([2, noiseSize], 0, 1, 'float32', 8) as tf.Tensor2D;
const [start, end] = tf.split(ends, 2) as [tf.Tensor2D, tf.Tensor2D];
const way = tf.concat(
  Array.from({ length: 10 }, (_, i) => start.mul(1 - i / 9).add(end.mul(i / 9)) as tf.Tensor2D),
);
show.images(gan.generate(way).reshape([-1, 8, 8]), { title: 'From one sample to another', columns: 10 });

// %% [markdown]
// ## 9.10 What goes wrong when ...
//
// **... the data do not fit the generator's last layer?** Much material ends the generator in a tanh, which gives -1
// to 1, and takes pixels of 0 to 1. The discriminator needs a glance: whatever has a negative pixel is
// generated. The network refuses such data.

// %%
const withTanh = models.Sequential([layers.Dense(64, { activation: 'tanh', inputShape: [noiseSize] })]);
const mismatched = new networks.GAN({ generator: withTanh, discriminator, latentDim: noiseSize });
mismatched.compile({ generatorOptimizer: optimizers.Adam(), discriminatorOptimizer: optimizers.Adam() });
try {
  await mismatched.fit(train.x);
} catch (error) {
  console.log((error as Error).message);
}

// %% [markdown]
// **... you freeze the discriminator?** Older examples join both networks in one model and set
// `discriminator.trainable = false` for the generator's step. Forgotten, or set after `compile`, it has either no
// effect or too much of it. Here each optimizer has the weights of its own network, and there is
// nothing to freeze.

// %%
const frozen = models.Sequential([layers.Dense(1, { inputShape: [64] })]);
frozen.trainable = false;
try {
  new networks.GAN({ generator, discriminator: frozen, latentDim: noiseSize }).compile({
    generatorOptimizer: optimizers.Adam(),
    discriminatorOptimizer: optimizers.Adam(),
  });
} catch (error) {
  console.log((error as Error).message);
}

// %% [markdown]
// ## Exercises
//
// **1.** The discriminator cannot tell real from generated and says 1/2 of everything. What is its loss, the mean
// of -log(1/2) over both halves?

// %% tags=["exercise"]
let undecided: number | undefined = undefined;
check(
  'the loss of an undecided discriminator',
  undecided,
  losses
    .BinaryCrossentropy()(tf.tensor2d([[1], [0]]), tf.fill([2, 1], 0.5))
    .mean()
    .dataSync()[0]!,
  { tolerance: 1e-4, hint: 'The natural logarithm. Compare it with the curve of the ring.' },
);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// let undecided: number | undefined = -Math.log(1 / 2);
// ```
//
// </details>
//
// **2.** Of 1,000 samples, which share has the digit that the generator draws most? (`answersTo(samples)` has
// the judge's answers.)

// %% tags=["exercise"]
let commonest: number | undefined = undefined;
check(
  'the commonest digit',
  commonest,
  Math.max(
    ...tf
      .bincount(tf.tensor1d(answersTo(samples), 'int32'), [], 11)
      .slice([0], [10])
      .dataSync(),
  ) / 1000,
  { hint: 'Count each of the answers 0 to 9, and take the largest count.' },
);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// let commonest: number | undefined = Math.max(
//   ...digits.labels.map((_, digit) => answersTo(samples).filter(answer => answer === digit).length / 1000),
// );
// ```
//
// </details>
//
// ## Was the promise kept?
//
// A generator and a discriminator learn from each other. The losses are those of a game, so quality needs measures of its own:
// recognised, complete, and no copies. Where the [autoencoder](09-autoencoders.ipynb) averages, the GAN commits itself, and its
// digits are sharper; in return it may leave some out.

// %%
verify({
  'every clump of the ring is reached, and 80 % of the points lie near one':
    covered.modes === 8 && covered.near >= 0.8,
  'three of four samples are recognised, far more than of the normal distribution':
    byGan.recognised >= 0.75 && byGan.recognised > byNormal.recognised + 0.3,
  'every digit is at least 3 % of the samples': byGan['rarest digit'] >= 0.03,
  'the samples are no copies':
    byGan['distance to the nearest training digit'] >= 0.9 * unseen['distance to the nearest training digit'],
});
