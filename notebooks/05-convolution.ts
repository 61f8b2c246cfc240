// %% [markdown]
// # 5. Convolution
//
// **The promise.** You do a convolution by hand, patch by patch, and see that the layer does the same. Then
// you train a convolutional network that reads at least 98 of 100 unseen digits, and look inside it at the
// filters it found and at what they see.
//
// ## 5.1 Patch by patch
//
// The dense layers so far take a picture as a row of numbers and do not know which pixels are neighbours. A
// *convolution* does: it cuts the picture into small overlapping patches and does the same to each of them.
// Here is a digit, and its patches of 3 x 3 pixels.

// %%
const digits = datasets.digits({ as: 'image' });
const zeros = Array.from(digits.test.y.dataSync()).indexOf(0);
const picture = digits.test.x.gather([zeros]) as tf.Tensor4D;
const pixels = picture.reshape([8, 8]).arraySync() as number[][];
show.heatmap(pixels, { title: 'A zero, 8 x 8 pixels', yLabel: 'row', xLabel: 'column' });

// %%
const patchAt = (row: number, column: number) =>
  [0, 1, 2].map(i => [0, 1, 2].map(j => pixels[row + i]![column + j]!));

const places = [0, 1, 2, 3, 4, 5].flatMap(row => [0, 1, 2, 3, 4, 5].map(column => [row, column] as const));
show.images(tf.tensor3d(places.map(([row, column]) => patchAt(row, column))), {
  title: 'Its 36 patches, which overlap',
  labels: places.map(([row, column]) => `${row}, ${column}`),
  columns: 6,
});

// %% [markdown]
// To each patch we do the same: multiply its nine pixels by the nine weights of a *filter* and add up. This
// filter answers to edges: it is positive above and negative below, so a patch that is bright above and dark
// below gives a large number, the opposite a very negative one, and an even patch nothing.

// %%
const filter = [
  [1, 1, 1],
  [0, 0, 0],
  [-1, -1, -1],
];
const times = (patch: number[][]) => patch.map((line, i) => line.map((pixel, j) => pixel * filter[i]![j]!));
const answerOf = (patch: number[][]) =>
  times(patch)
    .flat()
    .reduce((a, b) => a + b);

// One patch, the filter, and their nine products.
const patch = patchAt(0, 3);
const side = (rows: number[][]) => rows.map(row => row.map(value => value.toFixed(2).padStart(6)).join(''));
const [pixelRows, filterRows, productRows] = [patch, filter, times(patch)].map(side) as [
  string[],
  string[],
  string[],
];
for (const i of [0, 1, 2]) console.log(`${pixelRows[i]}   x${filterRows[i]}   =${productRows[i]}`);
console.log(`the nine products add up to ${answerOf(patch).toFixed(2)}, the answer at row 0, column 3`);

// %% [markdown]
// Now the same at all 36 places.

// %%

const featureMap = [0, 1, 2, 3, 4, 5].map(row =>
  [0, 1, 2, 3, 4, 5].map(column => answerOf(patchAt(row, column))),
);
show.heatmap(featureMap, {
  title: 'What the filter answers at each place',
  colours: 'diverging',
  yLabel: 'row',
  xLabel: 'column',
});

// %% [markdown]
// That is all there is to it. `tf.conv2d` does the same (and adds over the channels, where a picture has
// several, such as red, green, blue).

// %%
const byLibrary = tf.conv2d(picture, tf.tensor4d(filter.flat(), [3, 3, 1, 1]), 1, 'valid').reshape([6, 6]);
check('convolution by hand', byLibrary, featureMap, 1e-5);

// %% [markdown]
// ## 5.2 Pooling
//
// *Max pooling* keeps the largest of each 2 x 2 block. The map gets smaller, and a shift by one pixel changes
// little.

// %%
const pooled = [0, 1, 2].map(row =>
  [0, 1, 2].map(column =>
    Math.max(...[0, 1].flatMap(i => [0, 1].map(j => featureMap[2 * row + i]![2 * column + j]!))),
  ),
);
check(
  'max pooling by hand',
  tf.maxPool(byLibrary.reshape([1, 6, 6, 1]) as tf.Tensor4D, 2, 2, 'valid').reshape([3, 3]),
  pooled,
  1e-5,
);
show.heatmap(pooled, { title: 'After max pooling', colours: 'diverging' });

// %% [markdown]
// ## 5.3 A convolutional network
//
// Nobody chooses the filters: they are weights, and training finds them. Layers of them see more and more:
// edges, then corners and arcs, then parts of digits. At the end dense (*fully connected*) layers decide.
// `dropout` turns off a random part of its inputs while training, so that the network cannot lean on any
// single one.

// %%
const model = tf.sequential({
  name: 'digits-cnn',
  layers: [
    tf.layers.conv2d({
      filters: 16,
      kernelSize: 3,
      padding: 'same',
      activation: 'relu',
      inputShape: [8, 8, 1],
      name: 'edges',
    }),
    tf.layers.conv2d({ filters: 32, kernelSize: 3, padding: 'same', activation: 'relu', name: 'corners' }),
    tf.layers.maxPooling2d({ poolSize: 2 }),
    tf.layers.conv2d({ filters: 64, kernelSize: 3, padding: 'same', activation: 'relu', name: 'parts' }),
    tf.layers.maxPooling2d({ poolSize: 2 }),
    tf.layers.flatten(),
    tf.layers.dropout({ rate: 0.4 }),
    tf.layers.dense({ units: 64, activation: 'relu' }),
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
// The first layer has only 160 parameters: 16 filters of 3 x 3 weights and a bias, used at all 64 places.
// *Sharing* weights is why convolution learns from so few pictures.
//
// We train in two parts: first with long steps, then with a learning rate a fifth of it, to settle.

// %%
const settle = callbacks.LearningRateScheduler((epoch: number) => (epoch < 20 ? 0.002 : 0.0004));
const history = await model.fit(digits.train.x, digits.train.y, {
  epochs: 28,
  batchSize: 32,
  validationSplit: 0.1,
  callbacks: [settle],
});

// %%
const scores = model.predict(digits.test.x) as tf.Tensor2D;
const accuracy = metrics.accuracyScore(digits.test.y, scores);
console.log(`${(100 * accuracy).toFixed(1)} % of the unseen digits are read correctly`);
show.confusionMatrix(digits.test.y, scores, { labels: digits.labels });

// %% [markdown]
// ## 5.4 Look inside
//
// The sixteen filters of the first layer, as training made them: blue is positive, orange negative. Some look
// like the edge filter that we made up.

// %%
show.filters(model.getLayer('edges'), { title: 'Filters of the first layer' });

// %% [markdown]
// What each of them answers to our zero: its *feature maps*. Then those of the third layer, after the first
// pooling: smaller, and harder to put in words.

// %%
show.featureMaps(model, 'edges', picture, { title: 'A zero, seen by the first layer' });

// %%
show.featureMaps(model, 'parts', picture, { title: 'The same zero, seen by the third layer' });

// %% [markdown]
// Which pixels matter for the answer? The *saliency* of a pixel is how much the winning score changes when
// the pixel does.

// %%
show.saliency(model, picture, { title: 'Which pixels decide' });

// %% [markdown]
// ## 5.5 What is gained
//
// A dense network with about as many parameters, trained on the same pictures. Then the test that matters:
// the same unseen digits, moved by one pixel to the right. Neither network has seen moved digits.

// %%
const dense = tf.sequential({
  name: 'digits-dense',
  layers: [
    tf.layers.flatten({ inputShape: [8, 8, 1] }),
    tf.layers.dense({ units: 256, activation: 'relu' }),
    tf.layers.dropout({ rate: 0.4 }),
    tf.layers.dense({ units: 88, activation: 'relu' }),
    tf.layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
dense.compile({
  optimizer: tf.train.adam(0.002),
  loss: 'sparseCategoricalCrossentropy',
  metrics: ['accuracy'],
});
const denseHistory = await dense.fit(digits.train.x, digits.train.y, {
  epochs: 28,
  batchSize: 32,
  verbose: 0,
});

// %%
const moved = tf.tidy(() =>
  digits.test.x
    .pad([
      [0, 0],
      [0, 0],
      [1, 0],
      [0, 0],
    ])
    .slice([0, 0, 0, 0], [-1, 8, 8, 1]),
);
const read = (net: tf.LayersModel, x: tf.Tensor) =>
  metrics.accuracyScore(digits.test.y, net.predict(x) as tf.Tensor);
const gain = [
  {
    network: 'convolutional',
    parameters: model.countParams(),
    'in place': read(model, digits.test.x),
    'moved by a pixel': read(model, moved),
  },
  {
    network: 'dense',
    parameters: dense.countParams(),
    'in place': read(dense, digits.test.x),
    'moved by a pixel': read(dense, moved),
  },
];
show.table(gain, { title: 'Unseen digits' });

// %% [markdown]
// ## Exercises
//
// **1.** How many parameters has a convolution with 8 filters of 5 x 5 on a colour picture (3 channels)?

// %% tags=["exercise"]
let parameters: number | undefined = undefined;
check(
  'parameters of a convolution',
  parameters,
  tf
    .sequential({ layers: [tf.layers.conv2d({ filters: 8, kernelSize: 5, inputShape: [32, 32, 3] })] })
    .countParams(),
  {
    hint: 'Each filter has a weight for every pixel of its patch in every channel, and one bias.',
  },
);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// let parameters: number | undefined = 8 * (5 * 5 * 3 + 1);
// ```
//
// </details>
//
// **2.** Write the filter that answers to bright left, dark right edges: the filter above, turned by a
// quarter.

// %% tags=["exercise"]
let sideways: number[][] | undefined = undefined;
check('the filter for upright edges', sideways, tf.transpose(tf.tensor2d(filter)).arraySync() as number[][]);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// let sideways: number[][] | undefined = [[1, 0, -1], [1, 0, -1], [1, 0, -1]];
// ```
//
// </details>
//
// **3.** Without padding (`valid`), what is left of an 8 x 8 picture after two convolutions of 3 x 3? Give
// the height.

// %% tags=["exercise"]
let height: number | undefined = undefined;
check(
  'height after two convolutions',
  height,
  tf
    .zeros([1, 8, 8, 1])
    .conv2d(tf.zeros([3, 3, 1, 1]), 1, 'valid')
    .conv2d(tf.zeros([3, 3, 1, 1]), 1, 'valid').shape[1]!,
);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// let height: number | undefined = 8 - 2 - 2;
// ```
//
// </details>
//
// ## Was the promise kept?

// %%
const handmade = byLibrary.sub(tf.tensor2d(featureMap)).abs().max().dataSync()[0]!;
verify({
  'convolution by hand equals the library': handmade < 1e-5,
  'the convolutional network reads at least 98 % of the unseen digits': accuracy >= 0.98,
  'moved by a pixel, it reads more digits than the dense network':
    gain[0]!['moved by a pixel'] > gain[1]!['moved by a pixel'],
});
