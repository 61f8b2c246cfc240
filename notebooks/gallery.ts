// %% [markdown]
// # Gallery: every view there is
//
// **The promise.** Each kind of view once, on real data, with the code that makes it. Everything here stays in
// the file: on GitHub, in nbviewer and on paper you see the same drawings; in JupyterLab they can be zoomed,
// sorted and asked, and the button **⋯** of each saves it as PNG, SVG or CSV.
//
// The data are eight by eight pixels of handwritten digits, and measurements of tumours, wines, flowers and
// patients. They come with Epochlab; nothing is fetched.
//
// ## Models
//
// ### Model summary
//
// `model.summary()` lists the layers and draws how they are joined. Choose a layer in the table or in the
// graph to see its weights.

// %%
const digits = datasets.digits({ as: 'image' });

const model = tf.sequential({
  name: 'digits-cnn',
  layers: [
    tf.layers.conv2d({
      filters: 12,
      kernelSize: 3,
      padding: 'same',
      activation: 'relu',
      inputShape: [8, 8, 1],
      name: 'edges',
    }),
    tf.layers.maxPooling2d({ poolSize: 2 }),
    tf.layers.conv2d({ filters: 24, kernelSize: 3, padding: 'same', activation: 'relu', name: 'parts' }),
    tf.layers.flatten(),
    tf.layers.dropout({ rate: 0.3 }),
    tf.layers.dense({ units: 32, activation: 'relu', name: 'thoughts' }),
    tf.layers.dense({ units: 10, activation: 'softmax', name: 'digit' }),
  ],
});
model.compile({
  optimizer: tf.train.adam(0.002),
  loss: 'sparseCategoricalCrossentropy',
  metrics: ['accuracy'],
});
model.summary();

// %% [markdown]
// Branches, layers that are used twice and models inside models have their place in it. Here two pictures go
// through the same reader, which is frozen; the small triangle opens it.

// %%
const pictureA = tf.input({ shape: [8, 8, 1], name: 'first' });
const pictureB = tf.input({ shape: [8, 8, 1], name: 'second' });
model.trainable = false;

const answers = [pictureA, pictureB].map(picture => model.apply(picture) as tf.SymbolicTensor);
const both = tf.layers.concatenate({ name: 'both' }).apply(answers) as tf.SymbolicTensor;
const wide = tf.layers.dense({ units: 24, activation: 'relu', name: 'wide' }).apply(both);
const narrow = tf.layers.dense({ units: 4, activation: 'tanh', name: 'narrow' }).apply(both);
const joined = tf.layers.concatenate({ name: 'joined' }).apply([wide, narrow] as tf.SymbolicTensor[]);
const same = tf.layers.dense({ units: 1, activation: 'sigmoid', name: 'same' }).apply(joined);
const pair = tf.model({
  inputs: [pictureA, pictureB],
  outputs: same as tf.SymbolicTensor,
  name: 'same-digit',
});
pair.summary();

// %% [markdown]
// ### Learning-rate finder
//
// Before training: how large may the steps be? It trains for a moment with a rate that grows, and puts the
// weights back.

// %%
model.trainable = true;
const suggested = await show.learningRateFinder(model, digits.train.x, digits.train.y, {
  from: 1e-5,
  to: 1,
  steps: 100,
  title: 'digits-cnn',
});
console.log(`a good rate: ${suggested?.toPrecision(2)}`);

// %% [markdown]
// ### Training
//
// The view of a training run appears by itself. While it runs you can pause it, step it, stop it and change its
// learning rate; afterwards it stays. The callback keeps a copy of some weights, for later.

// %%
const snapshots: { time: number; values: Float32Array }[] = [];
const keepWeights = new tf.CustomCallback({
  onEpochEnd: async epoch => {
    const weights = model.getLayer('thoughts').getWeights()[0]!;
    snapshots.push({ time: epoch + 1, values: (await weights.data()) as Float32Array });
  },
});
const history = await model.fit(digits.train.x, digits.train.y, {
  epochs: 16,
  batchSize: 32,
  validationSplit: 0.15,
  callbacks: [keepWeights],
});

// %% [markdown]
// A loop of your own gets the same view and the same controls. Several losses can share a plot: here two
// networks that learn against each other, one to tell iris flowers from made-up ones, one to make them up.

// %%
const flowers = datasets.iris();
const real = flowers.train.x as tf.Tensor2D;
const generator = tf.sequential({
  layers: [
    tf.layers.dense({ units: 16, activation: 'relu', inputShape: [4] }),
    tf.layers.dense({ units: 4 }),
  ],
});
const critic = tf.sequential({
  layers: [
    tf.layers.dense({ units: 16, activation: 'relu', inputShape: [4] }),
    tf.layers.dense({ units: 1 }),
  ],
});
const says = (flower: tf.Tensor, answer: 0 | 1) => {
  const opinion = critic.apply(flower) as tf.Tensor;
  return tf.losses.sigmoidCrossEntropy(tf.fill(opinion.shape, answer), opinion) as tf.Scalar;
};
const weightsOf = (net: tf.LayersModel) => net.trainableWeights.map(weight => weight.read() as tf.Variable);

const [criticOptimizer, generatorOptimizer] = [tf.train.adam(0.003), tf.train.adam(0.003)];
const loop = show.training('made-up flowers', {
  epochs: 1,
  stepsPerEpoch: 200,
  optimizer: generatorOptimizer,
});
for (let step = 0; step < 200; step++) {
  const [criticLoss, generatorLoss] = tf.tidy(() => {
    const madeUp = (seed: number) =>
      generator.apply(tf.randomNormal(real.shape, 0, 1, 'float32', seed)) as tf.Tensor;
    const judge = () => tf.add(says(real, 1), says(madeUp(2 * step), 0)).asScalar();
    const forge = () => says(madeUp(2 * step + 1), 1);
    return [
      criticOptimizer.minimize(judge, true, weightsOf(critic))!.dataSync()[0]!,
      generatorOptimizer.minimize(forge, true, weightsOf(generator))!.dataSync()[0]!,
    ] as const;
  });
  if (!(await loop.step({ loss: { critic: criticLoss, generator: generatorLoss } }))) break;
}
loop.finish();

// %% [markdown]
// ### Run comparison
//
// Runs with a name can be laid over each other, and beside each other with their settings.

// %%
for (const batchSize of [16, 64, 256]) {
  const small = tf.sequential({
    name: `batches of ${batchSize}`,
    layers: [
      tf.layers.flatten({ inputShape: [8, 8, 1] }),
      tf.layers.dense({ units: 32, activation: 'relu' }),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  small.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  const isLast = batchSize === 256;
  await small.fit(digits.train.x, digits.train.y, {
    epochs: 8,
    batchSize,
    validationSplit: 0.15,
    ...(isLast
      ? { callbacks: [show.live({ compare: ['batches of 16', 'batches of 64'] })] }
      : { verbose: 0 }),
  });
}

// %%
show.runComparison({
  title: 'Batch sizes',
  runs: ['batches of 16', 'batches of 64', 'batches of 256'],
});

// %% [markdown]
// ### Compiled
//
// The TensorFlow graphs of the model, and how fast they run.

// %%
show.compiled(model);

// %% [markdown]
// ## How good is it?
//
// ### Confusion matrix
//
// Rows are what a digit is, columns what it was taken for. Click a cell, or go there with the arrow keys, and
// you see its pictures.

// %%
const scores = model.predict(digits.test.x) as tf.Tensor2D;
show.confusionMatrix(digits.test.y, scores, {
  labels: digits.labels,
  images: digits.test.x,
  title: 'digits-cnn',
});

// %% [markdown]
// ### Image grid
//
// Pictures with what they are and what they were taken for; mistakes stand out.

// %%
const truth = Array.from(digits.test.y.dataSync());
const taken = Array.from(scores.argMax(-1).dataSync());
const odd = truth.flatMap((digit, i) => (digit === taken[i] ? [] : [i])).slice(0, 6);
const first = [...odd, ...Array.from({ length: 24 - odd.length }, (_, i) => i)];
show.images(tf.gather(digits.test.x, first), {
  title: 'Unseen digits, the mistakes first',
  labels: first.map(i => truth[i]!),
  predictions: first.map(i => taken[i]!),
  ink: true,
});

// %% [markdown]
// ### ROC, precision and recall, calibration
//
// Tumours: malignant or benign? Two measurements only, so that there is something left to see.

// %%
const tumours = datasets.breastCancer();
const columnsOf = (x: tf.Tensor2D, from: number, count: number) => x.slice([0, from], [-1, count]);
const malignant = tf.sub(1, tumours.test.y) as tf.Tensor1D;
const doctor = tf.sequential({
  name: 'two-measurements',
  layers: [tf.layers.dense({ units: 1, activation: 'sigmoid', inputShape: [2] })],
});
doctor.compile({ optimizer: tf.train.adam(0.03), loss: 'binaryCrossentropy' });
await doctor.fit(columnsOf(tumours.train.x, 8, 2), tf.sub(1, tumours.train.y), { epochs: 15, verbose: 0 });
const suspicion = Array.from((doctor.predict(columnsOf(tumours.test.x, 8, 2)) as tf.Tensor).dataSync());
show.roc(malignant, suspicion, { title: 'Malignant, from symmetry and fractal dimension' });

// %%
show.prCurve(malignant, suspicion, { title: 'Malignant, from symmetry and fractal dimension' });

// %%
show.calibration(malignant, suspicion, { bins: 6, title: 'Malignant, from symmetry and fractal dimension' });

// %% [markdown]
// ## Inside the network
//
// ### Filters and feature maps
//
// The filters of the first layer, and the answer of each to a three.

// %%
show.filters(model.getLayer('edges'), { title: 'Filters of the layer edges' });

// %%
const three = digits.test.x.slice([truth.indexOf(3), 0, 0, 0], [1, -1, -1, -1]);
show.featureMaps(model, 'edges', three, { title: 'A three, seen by the layer edges' });

// %% [markdown]
// ### Saliency and activation maps
//
// Which pixels sway the answer, and where the network sees its evidence.

// %%
const some = tf.gather(
  digits.test.x,
  [0, 1, 2, 3, 4, 5].map(digit => truth.indexOf(digit)),
);
show.saliency(model, some, { title: 'Which pixels sway the answer', labels: [0, 1, 2, 3, 4, 5] });

// %%
show.activationMap(model, some, { title: 'Where the evidence lies', labels: [0, 1, 2, 3, 4, 5] });

// %% [markdown]
// ### Histogram over time
//
// The weights of a dense layer after each epoch of the training above.

// %%
show.histogramOverTime(snapshots, { title: 'Weights of the layer thoughts', measure: 'weight' });

// %% [markdown]
// ### Embedding
//
// The 32 numbers that the layer before the last makes of each digit, drawn on a plane so that neighbours stay
// neighbours.

// %%
const thoughts = tf.model({
  inputs: model.inputs,
  outputs: model.getLayer('thoughts').output as tf.SymbolicTensor,
});
show.embedding(thoughts.predict(digits.test.x.slice(0, 240)) as tf.Tensor2D, {
  title: 'Unseen digits',
  method: 'umap',
  labels: digits.test.y.slice(0, 240),
  classNames: digits.labels,
});

// %% [markdown]
// ### Attention
//
// A small Transformer learns whether a review is kind. Each row is a word that asks, each column a word that
// it looks at.

// %%
const reviews = datasets.sentiment();
const vocabulary = tokenizers.words(reviews.train.map(review => review.text));
const longest = 34;
const tokensOf = (texts: readonly string[]) => vocabulary.batch(texts, { length: longest });

const reviewIn = tf.input({ shape: [longest], dtype: 'int32' });
const vectors = layers.TokenAndPositionEmbedding(vocabulary.vocabulary.size, longest, 32, { maskZero: true });
const encoder = layers.TransformerEncoder(64, 2);
const read = encoder.apply(vectors.apply(reviewIn)) as tf.SymbolicTensor;
const pooled = tf.layers.globalAveragePooling1d({}).apply(read) as tf.SymbolicTensor;
const kind = tf.layers.dense({ units: 1, activation: 'sigmoid' }).apply(pooled) as tf.SymbolicTensor;
const reader = tf.model({ inputs: reviewIn, outputs: kind, name: 'review-reader' });
reader.compile({ optimizer: tf.train.adam(0.003), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
await reader.fit(
  tokensOf(reviews.train.map(review => review.text)),
  tf.tensor1d(reviews.train.map(review => review.label)),
  { epochs: 4, batchSize: 64, verbose: 0 },
);

const review = 'although the plot was dull , the ending was anything but boring';
const words = [...vocabulary.split(review)];
const looks = encoder.attentionScores(vectors.apply(vocabulary.batch([review])) as tf.Tensor);
show.attention(looks.squeeze([0]), { title: review, queries: words, keys: words });

// %% [markdown]
// ### Decision surface
//
// Two measurements of wines, three growers, and what a small network says about every place between them.

// %%
const wine = datasets.wine();
const twoOf = (x: tf.Tensor2D) => tf.gather(x, [0, 6], 1) as tf.Tensor2D;
const taster = tf.sequential({
  name: 'taster',
  layers: [
    tf.layers.dense({ units: 12, activation: 'tanh', inputShape: [2] }),
    tf.layers.dense({ units: 3, activation: 'softmax' }),
  ],
});
taster.compile({
  optimizer: tf.train.adam(0.03),
  loss: 'sparseCategoricalCrossentropy',
  metrics: ['accuracy'],
});
await taster.fit(twoOf(wine.train.x), wine.train.y, { epochs: 40, batchSize: 16, verbose: 0 });
show.decisionSurface(
  taster,
  twoOf(tf.concat([wine.train.x, wine.test.x])),
  tf.concat([wine.train.y, wine.test.y]),
  {
    title: 'Which grower?',
    xLabel: `${wine.features[0]} (standardized)`,
    yLabel: `${wine.features[6]} (standardized)`,
    classNames: wine.labels,
    resolution: 40,
    heldOut: Array.from({ length: wine.train.y.size + wine.test.y.size }, (_, i) => i >= wine.train.y.size),
  },
);

// %% [markdown]
// ### Loss surface
//
// How fast does an illness progress? Two measurements of the blood that nearly always go together, and the
// loss of every pair of weights for them: a long valley, in which plain gradient descent creeps.

// %%
const patients = datasets.diabetes();
const [cholesterol, lowDensity] = [4, 5].map(column =>
  Array.from(patients.train.x.slice([0, column], [-1, 1]).dataSync()),
) as [number[], number[]];
const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const measuredProgress = Array.from(patients.train.y.dataSync());
const progress = measuredProgress.map(value => value - average(measuredProgress));
const errorsOf = (a: number, b: number) =>
  progress.map((target, i) => a * cholesterol[i]! + b * lowDensity[i]! - target);
const lossOf = (a: number, b: number) => average(errorsOf(a, b).map(error => error ** 2));

const descend = (rate: number, momentum: number, steps = 40) => {
  const points: [number, number][] = [[-50, -10]];
  let [velocityA, velocityB] = [0, 0];
  for (let step = 0; step < steps; step++) {
    const [a, b] = points.at(-1)!;
    const errors = errorsOf(a, b);
    velocityA = momentum * velocityA - rate * average(errors.map((error, i) => 2 * error * cholesterol[i]!));
    velocityB = momentum * velocityB - rate * average(errors.map((error, i) => 2 * error * lowDensity[i]!));
    points.push([a + velocityA, b + velocityB]);
  }
  return points;
};
show.lossSurface({
  title: 'Progress of an illness from two measurements',
  x: [-60, 60],
  y: [-60, 60],
  xLabel: 'weight of the total cholesterol',
  yLabel: 'weight of the low-density part',
  loss: lossOf,
  logarithmic: true,
  resolution: 36,
  paths: [
    { name: 'gradient descent', points: descend(0.1, 0) },
    { name: 'with momentum', points: descend(0.1, 0.8) },
  ],
});

// %% [markdown]
// ## Data
//
// ### Table
//
// With the statistics of each column. The heads sort.

// %%
const unscaled = datasets.iris({ standardize: false });
const kinds = Array.from(unscaled.train.y.dataSync(), i => unscaled.labels[i]!);
const measured = unscaled.train.x.arraySync() as number[][];
show.table(
  measured.map((row, i) => ({
    kind: kinds[i],
    ...Object.fromEntries(unscaled.features.map((name, column) => [name, row[column]])),
  })),
  { title: 'Iris flowers' },
);

// %% [markdown]
// ### Lines
//
// Anything over anything. What a dollar in each of four companies became.

// %%
const prices = datasets.stocks().rows;
const companies = ['AAPL', 'AMZN', 'IBM', 'MSFT'];
const yearOf = (date: string) =>
  Number((Number(date.slice(0, 4)) + (Number(date.slice(5, 7)) - 1) / 12).toFixed(2));
show.lines({
  title: 'A dollar of January 2000',
  xLabel: 'year',
  yLabel: 'US dollars',
  yScale: 'log',
  series: companies.map(name => {
    const rows = prices.filter(row => row.symbol === name);
    return {
      name,
      x: rows.map(row => yearOf(row.date)),
      y: rows.map(row => Number((row.price / rows[0]!.price).toFixed(3))),
    };
  }),
});

// %% [markdown]
// ### Bars
//
// Counts side by side.

// %%
const countsOf = (y: tf.Tensor1D) => tf.bincount(y.toInt() as tf.Tensor1D, [], 10).dataSync();
show.bars({
  title: 'Pictures of each digit',
  categories: digits.labels,
  xLabel: 'digit',
  yLabel: 'pictures',
  series: [
    { name: 'to learn from', values: countsOf(digits.train.y) },
    { name: 'to test with', values: countsOf(digits.test.y) },
  ],
});

// %% [markdown]
// ### Heat map
//
// How the thirteen measurements of the wines go together: blue together, orange against each other.

// %%
const centred = wine.train.x.sub(wine.train.x.mean(0));
const covariance = tf.matMul(centred, centred, true, false).div(wine.train.y.size);
const spread = tf.moments(wine.train.x, 0).variance.sqrt();
show.heatmap(covariance.div(tf.outerProduct(spread as tf.Tensor1D, spread as tf.Tensor1D)), {
  title: 'Correlations of the measurements',
  rowLabels: wine.features,
  columnLabels: wine.features,
  colours: 'diverging',
});

// %% [markdown]
// ### Raster plot
//
// Spikes over time. Each of the 64 pixels of a three fires the more often the blacker it is.

// %%
const chance = three.reshape([1, 64]).mul(0.25);
const spikes = tf.randomUniform([100, 64], 0, 1, 'float32', 5).less(chance);
show.raster(spikes.toFloat(), {
  title: 'The pixels of a three as neurons',
  timeLabel: 'ms',
  groups: [
    { name: 'upper half', count: 32 },
    { name: 'lower half', count: 32 },
  ],
});

// %% [markdown]
// ### Graphs
//
// Nodes and the edges between them: here the atoms of a made-up molecule. Point at a node, or go from node to
// node with the arrow keys, to see its neighbours. Edges may have weights, such as attention.

// %%
const molecule = datasets.molecules({ count: 20 }).train.graphs.find(one => one.label === 1)!;
show.nodeLink(molecule.edges, {
  title: 'A molecule with two rings',
  names: molecule.atoms,
  labels: molecule.atoms,
});

// %% [markdown]
// ### Sound
//
// Waveform, spectrogram, and a player: three bells, struck one after the other.

// %%
const rate = 3000;
const bell = (pitch: number, struck: number) => (time: number) =>
  time < struck
    ? 0
    : [1, 2, 3, 3.7].reduce(
        (sum, partial, i) =>
          sum +
          (Math.exp(-(time - struck) * (3 + 3 * i)) / (i + 1)) *
            Math.sin(2 * Math.PI * pitch * partial * time),
        0,
      );
const bells = [bell(262, 0.05), bell(330, 0.25), bell(392, 0.45)];
const sound = Float32Array.from({ length: 0.7 * rate }, (_, i) =>
  bells.reduce((sum, ring) => sum + ring(i / rate) / 5, 0),
);
show.audio(sound, rate, { title: 'Three bells', windowLength: 128 });

// %% [markdown]
// ### The playground
//
// A network of a few neurons that learns while you work its controls, as in TensorFlow Playground. Here it has learnt for 150 epochs;
// with a kernel, press *Train* to go on.

// %%
const play = show.playground({
  dataset: 'spiral',
  networkShape: [8],
  features: ['x', 'y', 'sinX', 'sinY'],
  noise: 5,
  seed: 1,
});
const learnt = await play.train(150);
console.log(`loss ${learnt.loss[0]!.toFixed(3)} before, ${learnt.loss.at(-1)!.toFixed(3)} after`);

// %% [markdown]
// ### Any figure of plotly.js
//
// For what has no view of its own, `show.plot` takes a figure as plotly.js does.

// %%
show.plot({
  data: unscaled.labels.map((name, i) => ({
    type: 'violin',
    name,
    y: measured.filter((_, row) => kinds[row] === name).map(row => row[2]),
    box: { visible: true },
    meanline: { visible: true },
    line: { color: ['#0072B2', '#E69F00', '#009E73'][i] },
  })),
  layout: { title: { text: 'Petal length of three irises' }, yaxis: { title: { text: 'cm' } } },
});

// %% [markdown]
// ## Was the promise kept?
//
// Every kind was drawn, and the numbers in the drawings are right.

// %%
const correct = taken.filter((digit, i) => digit === truth[i]).length / truth.length;
const sick = Array.from(malignant.dataSync());
const scoresOf = (answer: number) => suspicion.filter((_, i) => sick[i] === answer);
// The area under the ROC curve: the share of pairs, one ill and one well, in which the ill one scores higher.
const pairs = scoresOf(1).flatMap(ill => scoresOf(0).map(well => (ill > well ? 1 : ill === well ? 0.5 : 0)));
const rightOrder = pairs.reduce((sum: number, won) => sum + won, 0) / pairs.length;
verify({
  'the network reads at least 95 % of the unseen digits': correct >= 0.95,
  'the area under the ROC curve is the share of pairs in the right order':
    Math.abs(metrics.rocAucScore(malignant, suspicion) - rightOrder) < 1e-6,
  'momentum is through the valley before plain gradient descent is':
    lossOf(...descend(0.1, 0.8).at(-1)!) < lossOf(...descend(0.1, 0).at(-1)!),
});
