// %% [markdown]
// # 9a. Autoencoders
//
// **The promise.** You squeeze digits of 64 pixels through 8 numbers and get them back: with straight lines
// exactly as well as principal component analysis, with curved ones better. You clean noisy digits better than
// PCA does, and you draw digits that nobody has written, from two numbers each.
//
// Time: about a minute.
//
// ## 9.1 A network that copies its input
//
// An *autoencoder* has its input as its target. That would be easy, were there not a *bottleneck*: a layer with
// far fewer units than the input. The part before it, the *encoder*, must find a short *code*; the part after
// it, the *decoder*, makes the input again from the code. No labels are needed: learning is *unsupervised*.
//
// We measure the error on digits that training has not seen. An error on training rows would flatter any
// network that learns them by heart.

// %%
const digits = datasets.digits();
const { train, test } = digits;
const errorOf = (x: tf.Tensor, made: tf.Tensor) => tf.losses.meanSquaredError(x, made).dataSync()[0]!;
const asPictures = (x: tf.Tensor) => x.reshape([-1, 8, 8]);
console.log(`${train.x.shape[0]} digits to learn from, ${test.x.shape[0]} to test with`);

// %% [markdown]
// The simplest answer to "which few numbers say most about a digit?" is more than a hundred years old:
// *principal component analysis* (PCA). It takes the directions along which the data vary most. Among all
// linear ways through 8 numbers it has the smallest squared error on its own rows. That makes it the baseline.

// %%
const width = 8;
const pca = networks.principalComponents(train.x, width);
const pcaError = errorOf(test.x, pca.reconstruct(test.x));
console.log(`PCA with ${width} numbers: mean squared error ${pcaError.toFixed(4)} on unseen digits`);
show.images(asPictures(pca.components), { title: 'The eight directions', columns: 8 });

// %% [markdown]
// ## 9.2 A linear autoencoder is PCA
//
// Without activations an autoencoder can do no more than PCA, and if it has learnt well, no less. This is how
// to find out whether the code is right: a known answer to compare with. Training starts with long steps
// and ends with short ones, because the last percent needs them.

// %%
const settling = (rate: number, epochs: number) =>
  callbacks.LearningRateScheduler((epoch: number) => rate * Math.min(1, 2 * (1 - epoch / epochs) + 0.01));

async function autoencoder(name: string, hidden: tf.layers.Layer[], rate: number, epochs: number) {
  const model = tf.sequential({ name, layers: hidden });
  model.compile({ optimizer: optimizers.Adam(rate), loss: 'meanSquaredError' });
  await model.fit(train.x, train.x, {
    epochs,
    batchSize: 32,
    verbose: 0,
    callbacks: [settling(rate, epochs)],
  });
  return model;
}

models.setRandomSeed(1);
const linear = await autoencoder(
  'linear-autoencoder',
  [layers.Dense(width, { inputShape: [64] }), layers.Dense(64)],
  0.01,
  120,
);
const linearError = errorOf(test.x, linear.predict(test.x) as tf.Tensor);
console.log(`linear autoencoder: ${linearError.toFixed(4)}, PCA: ${pcaError.toFixed(4)}`);
show.compiled(linear);

// %% [markdown]
// Same error, but not the same code: the network has found other axes of the same eight-dimensional plane.
//
// ## 9.3 A curved one is better
//
// Digits do not lie in a plane: a 1 that leans half as far is not half of a leaning 1 and half of an upright
// one. With hidden layers and an activation, encoder and decoder bend. The bottleneck stays at 8 numbers. The
// last layer has a sigmoid because pixels go from 0 to 1; for standardised data, which go below 0 and above
// 1, it could never reach them.

// %%
models.setRandomSeed(1);
const curved = await autoencoder(
  'autoencoder',
  [
    layers.Dense(128, { activation: 'relu', inputShape: [64] }),
    layers.Dense(width, { name: 'code' }),
    layers.Dense(128, { activation: 'relu' }),
    layers.Dense(64, { activation: 'sigmoid' }),
  ],
  0.003,
  100,
);
const curvedError = errorOf(test.x, curved.predict(test.x) as tf.Tensor);
show.table(
  [
    { 'through 8 numbers': 'PCA', 'error on unseen digits': pcaError },
    { 'through 8 numbers': 'linear autoencoder', 'error on unseen digits': linearError },
    { 'through 8 numbers': 'autoencoder', 'error on unseen digits': curvedError },
  ],
  { title: 'What is lost' },
);

// %%
const some = test.x.slice([0, 0], [10, 64]);
const threeRows = tf.concat([some, pca.reconstruct(some), curved.predict(some) as tf.Tensor2D]);
show.images(asPictures(threeRows), {
  title: 'Ten unseen digits, then by PCA, then by the autoencoder',
  columns: 10,
});

// %% [markdown]
// ## 9.4 Denoising
//
// Give the network a noisy digit and ask for the clean one. `GaussianNoise` adds *new* noise in each step of
// training, and none afterwards: noise drawn only once would be one more thing to learn by heart. The target
// is the clean digit, not the noisy one.
//
// The measure is the *peak signal-to-noise ratio*, PSNR = -10 log10(mean squared error) decibels for pixels of
// 0 to 1: ten decibels more is a tenth of the error.

// %%
const deviation = 0.3;
models.setRandomSeed(2);
const noisy = test.x.add(tf.randomNormal(test.x.shape, 0, deviation)) as tf.Tensor2D;
const noisyTrain = train.x.add(tf.randomNormal(train.x.shape, 0, deviation)) as tf.Tensor2D;
const psnr = (x: tf.Tensor, made: tf.Tensor) => -10 * Math.log10(errorOf(x, made));

// PCA denoises too: small components are mostly noise. It gets the number of components that suits it best.
const byPca = [4, 8, 12, 16, 24].map(
  count => networks.principalComponents(noisyTrain, count).reconstruct(noisy) as tf.Tensor,
);
const bestPca = byPca.reduce((best, one) => (psnr(test.x, one) > psnr(test.x, best) ? one : best));

const denoiser = await autoencoder(
  'denoiser',
  [
    layers.GaussianNoise(deviation, { inputShape: [64] }),
    layers.Dense(256, { activation: 'relu' }),
    layers.Dense(256, { activation: 'relu' }),
    layers.Dense(64, { activation: 'sigmoid' }),
  ],
  0.002,
  60,
);
const cleaned = denoiser.predict(noisy) as tf.Tensor;
const decibels = {
  'noisy digits': psnr(test.x, noisy),
  PCA: psnr(test.x, bestPca),
  autoencoder: psnr(test.x, cleaned),
};
show.bars({
  title: 'Unseen digits, cleaned',
  yLabel: 'PSNR in decibels',
  categories: Object.keys(decibels),
  series: [{ name: 'PSNR', values: Object.values(decibels) }],
});

// %%
const firstTen = (x: tf.Tensor) => asPictures(x.slice([0, 0], [10, 64]));
show.images(tf.concat([noisy, bestPca, cleaned].map(firstTen)), {
  title: 'Noisy, cleaned by PCA, cleaned by the autoencoder',
  columns: 10,
  range: [0, 1],
});

// %% [markdown]
// ## 9.5 The variational autoencoder
//
// Can the decoder *invent* digits, from a code that no digit has? The ones above hardly can: their codes
// lie about in clumps, and between the clumps the decoder has never been. A *variational* autoencoder tidies up.
// Its encoder answers with a small cloud for each digit, a normal distribution with a mean and a variance
// for each number of the code. Training decodes a random point of the cloud. And the loss has two parts:
//
// - the *reconstruction*: how badly the digit is made again, **summed** over its 64 pixels;
// - the *divergence* (Kullback-Leibler): how far the clouds are from the standard normal distribution.
//
// Together, with the divergence counted `beta` = 1 time, they are the negative *evidence lower bound* (ELBO). The encoder
// gives the *logarithm of the variance*, since that may be any number. Here is the divergence for one cloud, by
// the formula and by the definition, the mean of log q(z) - log p(z) over many draws.

// %%
const cloud = { mean: tf.tensor2d([[0.5, -1.5]]), logVariance: tf.tensor2d([[-1, 0.5]]) };
const byFormula = networks.klDivergence(cloud).dataSync()[0]!;
const byDraws = tf.tidy(() => {
  const noise = tf.randomNormal([200_000, 2], 0, 1, 'float32', 11);
  const z = cloud.mean.add(cloud.logVariance.mul(0.5).exp().mul(noise));
  const logQ = noise.square().add(cloud.logVariance).mul(-0.5);
  const logP = z.square().mul(-0.5);
  return logQ.sub(logP).sum(-1).mean().dataSync()[0]!;
});
console.log(`divergence by the formula ${byFormula.toFixed(3)}, by 200,000 draws ${byDraws.toFixed(3)}`);

// %% [markdown]
// Now the network, with a code of only two numbers, so that we can draw it.

// %%
const encoderAndDecoder = (codeSize: number) => {
  const input = layers.Input({ shape: [64] });
  const hidden = layers.Dense(128, { activation: 'relu' }).apply(input) as tf.SymbolicTensor;
  const mean = layers.Dense(codeSize, { name: 'mean' }).apply(hidden) as tf.SymbolicTensor;
  const logVariance = layers.Dense(codeSize, { name: 'logVariance' }).apply(hidden) as tf.SymbolicTensor;
  return {
    encoder: tf.model({ inputs: input, outputs: [mean, logVariance], name: 'vae' }),
    decoder: models.Sequential([
      layers.Dense(128, { activation: 'relu', inputShape: [codeSize] }),
      layers.Dense(64, { activation: 'sigmoid' }),
    ]),
  };
};

models.setRandomSeed(1);
const vae = new networks.VariationalAutoencoder({ ...encoderAndDecoder(2), beta: 1, seed: 1 });
vae.compile({ optimizer: optimizers.Adam(0.003) });
const learnt = await vae.fit(train.x, { epochs: 60, batchSize: 32 });

// %%
const bound = vae.evaluate(test.x);
const { activeUnits, divergences } = vae.latentUse(test.x);
console.log(`loss of the last epoch: ${learnt.history.loss.at(-1)!.toFixed(2)} nats`);
console.log(
  `ELBO on unseen digits ${bound.elbo.toFixed(2)} nats: reconstruction ${bound.reconstruction.toFixed(2)}, ` +
    `divergence ${bound.divergence.toFixed(2)} (${divergences.map(one => one.toFixed(2)).join(' + ')}); ` +
    `${activeUnits} of 2 numbers in use`,
);

// %% [markdown]
// Where unseen digits lie in the plane of the two numbers. The network has never been told which digit is
// which, and yet each has its place. (`encode` gives the means: only training draws.)

// %%
show.embedding(vae.encode(test.x), { labels: test.y, title: 'The latent space of unseen digits' });

// %% [markdown]
// And here is what the decoder makes of a grid of points of that plane. Neighbours look alike: walk from one digit
// to another and see it change on the way (*interpolation*).

// %%
const side = 10;
const grid = Array.from({ length: side * side }, (_, i) => [
  -2.2 + (4.4 * (i % side)) / (side - 1),
  2.2 - (4.4 * Math.floor(i / side)) / (side - 1),
]);
show.images(asPictures(vae.decode(grid)), {
  title: 'From -2.2 to 2.2 in both directions',
  columns: side,
});

// %%
const digitOf = (digit: number) =>
  vae.encode(test.x.slice([Array.from(test.y.dataSync()).indexOf(digit), 0], [1, 64]));
const [from, to] = [digitOf(0), digitOf(6)];
const way = tf.concat(
  Array.from({ length: 10 }, (_, i) => from.mul(1 - i / 9).add(to.mul(i / 9)) as tf.Tensor2D),
);
show.images(asPictures(vae.decode(way)), { title: 'From a 0 to a 6 in ten steps', columns: 10 });

// %% [markdown]
// ## 9.6 What goes wrong when ...
//
// **... the divergence outweighs the reconstruction?** Take the *mean* over the pixels instead of the sum,
// as many examples do, and the reconstruction counts a 64th; the same happens with beta = 64. Then the best that the
// encoder can do is to say the same of every digit, which costs nothing, and the decoder draws
// one grey average. This is *posterior collapse*.

// %%
models.setRandomSeed(1);
const collapsed = new networks.VariationalAutoencoder({ ...encoderAndDecoder(2), beta: 64, seed: 1 });
collapsed.compile({ optimizer: optimizers.Adam(0.003) });
await collapsed.fit(train.x, { epochs: 10, batchSize: 32, verbose: 0 });
const collapsedUse = collapsed.latentUse(test.x).activeUnits;
console.log(`numbers in use with beta = 64: ${collapsedUse} of 2`);
show.images(asPictures(tf.concat([some, collapsed.reconstruct(some) as tf.Tensor2D])), {
  title: 'Ten digits, and what a collapsed network makes of them',
  columns: 10,
});

// %% [markdown]
// **... data do not fit the decoder's last layer?** A sigmoid gives 0 to 1. The network says so before it takes
// a step.

// %%
try {
  await vae.fit(test.x.mul(16), { epochs: 1 });
} catch (error) {
  console.log((error as Error).message);
}

// %% [markdown]
// ## Exercises
//
// **1.** How many numbers must a linear autoencoder of width 8 learn for pictures of 64 pixels, biases included?

// %% tags=["exercise"]
let numbers: number | undefined = undefined;
check('parameters of the linear autoencoder', numbers, linear.countParams(), {
  hint: 'Two dense layers: weights and one bias for each of their units.',
});

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// let numbers: number | undefined = 64 * 8 + 8 + (8 * 64 + 64);
// ```
//
// </details>
//
// **2.** A cloud that is the standard normal distribution itself has a divergence of 0. What is the divergence of a
// cloud with mean 2 and variance 1, of one dimension?

// %% tags=["exercise"]
let divergence: number | undefined = undefined;
check(
  'divergence of N(2, 1)',
  divergence,
  networks.klDivergence({ mean: tf.tensor2d([[2]]), logVariance: tf.tensor2d([[0]]) }).dataSync()[0]!,
  { hint: 'log 1 is 0, so of 1 + log var - mean^2 - var only one term is left.' },
);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// let divergence: number | undefined = 0.5 * 2 ** 2;
// ```
//
// </details>
//
// **3.** Make the point of the latent plane halfway between the mean codes of all unseen zeros and all unseen
// ones, as a list of two numbers.

// %% tags=["exercise"]
let halfway: number[] | undefined = undefined;
const meanCode = (digit: number) =>
  tf.tidy(() => {
    const rows = Array.from(test.y.dataSync()).flatMap((label, i) => (label === digit ? [i] : []));
    return vae.encode(tf.gather(test.x, rows)).mean(0).arraySync() as number[];
  });
check('halfway between 0 and 1', halfway, tf.tensor2d([meanCode(0), meanCode(1)]).mean(0), 1e-4);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// let halfway: number[] | undefined = [0, 1].map(axis => {
//   const codes = vae.encode(test.x).arraySync();
//   const labels = test.y.dataSync();
//   const meanOf = (digit: number) => {
//     const own = codes.filter((_, i) => labels[i] === digit);
//     return own.reduce((sum, code) => sum + code[axis]!, 0) / own.length;
//   };
//   return (meanOf(0) + meanOf(1)) / 2;
// });
// ```
//
// </details>
//
// ## Was the promise kept?
//
// An autoencoder squeezes and makes again; its bottleneck decides what is kept. Linear, it is PCA; curved, it loses
// less; given noise, it cleans; with clouds in place of points, it invents. What it invents is a little blurred: each pixel is an
// average of what it might be. The next lesson, [generative adversarial networks](09-generative-adversarial-networks.ipynb),
// has a second network judge the pictures instead.

// %%
verify({
  'a linear autoencoder is within 2 % of PCA': Math.abs(linearError / pcaError - 1) < 0.02,
  'a curved one loses less': curvedError < pcaError,
  'it cleans better than PCA, and PCA better than nothing':
    decibels.autoencoder > decibels.PCA && decibels.PCA > decibels['noisy digits'],
  'the divergence equals its definition within 1 %': Math.abs(byDraws / byFormula - 1) < 0.01,
  'both numbers of the code are in use, and none after collapse': activeUnits === 2 && collapsedUse === 0,
});
