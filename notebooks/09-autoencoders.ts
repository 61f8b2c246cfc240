// %% [markdown]
// # 9a. Autoencoders
//
// *Time needed: about 45 minutes, of which the computer takes one.*
//
// **The promise.** You squeeze digits of 64 pixels through 8 numbers and get them back: with a linear network
// exactly as well as with principal component analysis (PCA), with a non-linear one better. You clean noisy digits
// better than PCA does. And you draw digits that nobody has written, each from two numbers.
//
// ## 9.1 A network that copies its input
//
// An *autoencoder* is trained to output its own input. That would be easy without the *bottleneck*, a layer with
// far fewer units than the input has numbers. The part before the bottleneck, the *encoder*, must find a short
// *code*; the part after it, the *decoder*, must rebuild the input from that code. No labels are needed, so this
// is *unsupervised* learning.
//
// We measure the error on digits that the training has not seen. A network can learn its training rows by heart,
// so the error on those would look better than it is.

// %%
const digits = datasets.digits();
const { train, test } = digits;
const errorOf = (x: tf.Tensor, made: tf.Tensor) => tf.losses.meanSquaredError(x, made).dataSync()[0]!;
const asPictures = (x: tf.Tensor) => x.reshape([-1, 8, 8]);
console.log(`${train.x.shape[0]} digits to learn from, ${test.x.shape[0]} to test with`);

// %% [markdown]
// Which few numbers say most about a digit? The simplest answer is more than a hundred years old: *principal
// component analysis* (PCA) takes the directions along which the data vary most. Among all linear methods with 8
// numbers it has the smallest squared error on the rows that it was fitted to, which makes it our baseline.

// %%
const width = 8;
const pca = networks.principalComponents(train.x, width);
const pcaError = errorOf(test.x, pca.reconstruct(test.x));
console.log(`PCA with ${width} numbers: mean squared error ${pcaError.toFixed(4)} on unseen digits`);
show.images(asPictures(pca.components), { title: 'The eight directions', columns: 8 });

// %% [markdown]
// ## 9.2 A linear autoencoder is PCA
//
// Without activation functions an autoencoder can do no better than PCA, and if it has been trained well it does
// no worse. So here is a known answer that tells us whether the code is right. Training starts with long steps and
// ends with short ones, because the last percent of the error needs those.

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
// The error is the same, but the code is not: the network has found other axes of the same eight-dimensional
// plane.
//
// ## 9.3 A non-linear one is better
//
// Digits do not lie in a plane. Take the pixel-by-pixel average of an upright 1 and a slanted 1: it is not a 1
// that is slanted half as much, but two faint ones. With hidden layers and an activation function, encoder and
// decoder can follow such bends. The bottleneck still has 8 numbers. The last layer has a sigmoid, because pixels
// go from 0 to 1. Standardised data go below 0 and above 1, where a sigmoid never gets.

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
// Give the network a noisy digit and ask for the clean one. `GaussianNoise` adds *new* noise in every step of the
// training, and none afterwards. If the noise were drawn only once, the network could learn it by heart. Note that
// the target is the clean digit, not the noisy one.
//
// We measure the *peak signal-to-noise ratio*. For pixels from 0 to 1 it is PSNR = -10 log10(mean squared error),
// in decibels. Ten decibels more mean a tenth of the error.

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
// Can the decoder *invent* digits, from a code that belongs to no digit? The decoders above hardly can. Their
// codes lie in scattered clusters, and between the clusters the decoder has never been trained. A *variational*
// autoencoder fills these gaps. For each digit, its encoder answers with a small cloud instead of a point: a
// normal distribution, with a mean and a variance for each number of the code. During training, a random point of
// the cloud is decoded. The loss has two parts:
//
// - the *reconstruction*: how badly the digit is rebuilt, **summed** over its 64 pixels;
// - the *divergence* (in full, Kullback-Leibler divergence): how far the cloud is from the standard normal
//   distribution.
//
// Their sum, with the divergence weighted by `beta` = 1, is the negative *evidence lower bound* (ELBO). The
// encoder gives the *logarithm* of the variance, since a logarithm may be any number. The divergence of one number
// of a cloud is (mean² + variance - log variance - 1) / 2. Here it is for one cloud, once by this formula and once
// by the definition: the mean of log q(z) - log p(z) over many random points z, where q is the cloud and p the
// standard normal distribution.

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
// Now the network. Its code has only two numbers, so that we can draw it.

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
// The plot shows where unseen digits lie in the plane of these two numbers, the *latent space*. Nobody has told
// the network which digit is which, and yet each digit has a place of its own. (`encode` gives the means; random
// points are needed only in training.)

// %%
show.embedding(vae.encode(test.x), { labels: test.y, title: 'The latent space of unseen digits' });

// %% [markdown]
// Next, the decoder draws a grid of points of that plane. Neighbours look alike. In the row after that you walk
// from one digit to another and watch it change on the way (*interpolation*).

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
// **... the divergence outweighs the reconstruction?** Many examples take the *mean* over the pixels instead of
// the sum, so that the reconstruction counts only a 64th. Setting beta = 64 has the same effect. The cheapest
// thing for the encoder is then to give the same cloud for every digit, at a divergence of 0. All that is left for
// the decoder is to draw the grey average of all digits. This is called *posterior collapse*.

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
// **... the data do not fit the decoder's last layer?** A sigmoid gives values from 0 to 1. The network says so
// before it takes a step.

// %%
try {
  await vae.fit(test.x.mul(16), { epochs: 1 });
} catch (error) {
  console.log((error as Error).message);
}

// %% [markdown]
// ## Exercises
//
// **1.** How many numbers does a linear autoencoder of width 8 learn for pictures of 64 pixels, biases included?

// %% tags=["exercise"]
const parameters = undefined;
exercise('9a.1', parameters);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const parameters = 64 * 8 + 8 + (8 * 64 + 64);
// ```
//
// </details>
//
// **2.** A cloud that is itself the standard normal distribution has a divergence of 0. What is the divergence of
// a cloud with one number, mean 2 and variance 1?

// %% tags=["exercise"]
const divergence = undefined;
exercise('9a.2', divergence);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const divergence = (2 ** 2 + 1 - Math.log(1) - 1) / 2;
// ```
//
// </details>
//
// **3.** Which point of the latent space lies halfway between the mean code of all unseen zeros and the mean code
// of all unseen ones? Give a list of two numbers.

// %% tags=["exercise"]
const halfway = undefined;
exercise('9a.3', halfway, vae.encode(test.x), test.y);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const [codes, digitsOfCodes] = [vae.encode(test.x).arraySync(), test.y.dataSync()];
// const meanCode = (digit: number) => {
//   const own = codes.filter((_, i) => digitsOfCodes[i] === digit);
//   return [0, 1].map(axis => own.reduce((sum, code) => sum + code[axis]!, 0) / own.length);
// };
// const halfway = [0, 1].map(axis => (meanCode(0)[axis]! + meanCode(1)[axis]!) / 2);
// ```
//
// </details>
//
// **4.** A small experiment: how many components does PCA need to lose no more than the non-linear autoencoder
// loses with 8 numbers (`curvedError`)? Measure on the unseen digits.

// %% tags=["exercise"]
const components = undefined;
exercise('9a.4', components, train.x, test.x, curvedError);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// let components = 1;
// while (errorOf(test.x, networks.principalComponents(train.x, components).reconstruct(test.x)) > curvedError) components++;
// ```
//
// </details>
//
// ## What you have learnt
//
// - An autoencoder squeezes its input and rebuilds it. Its bottleneck decides how much is kept.
// - A linear autoencoder is PCA. A non-linear one loses less with as many numbers.
// - Given noisy input and clean targets, it learns to clean.
// - A variational autoencoder codes each input as a cloud, so that the decoder can draw from any point in between.
//   Its loss is a reconstruction plus a divergence, and if the divergence outweighs the rest, the code collapses.
//
// The drawings of a variational autoencoder are a little blurred, because each pixel is an average of what it
// might be. In [lesson 9b](09-generative-adversarial-networks.ipynb) a second network judges the drawings instead,
// and they become sharper. First, was this lesson's promise kept?

// %%
verify({
  'a linear autoencoder is within 2 % of PCA': Math.abs(linearError / pcaError - 1) < 0.02,
  'a non-linear one loses less': curvedError < pcaError,
  'it cleans better than PCA, and PCA better than nothing':
    decibels.autoencoder > decibels.PCA && decibels.PCA > decibels['noisy digits'],
  'the divergence equals its definition within 1 %': Math.abs(byDraws / byFormula - 1) < 0.01,
  'both numbers of the code are in use, and none after collapse': activeUnits === 2 && collapsedUse === 0,
});
