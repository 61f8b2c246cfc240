// %% [markdown]
// # 5. Convolution
//
// *Time needed: about 45 minutes, of which the computer takes less than one.*
//
// **The promise.** You compute a convolution by hand, patch by patch, and see that the layer does the same. Then
// you train a convolutional network that reads at least 98 of 100 unseen digits, and look inside it: at the
// filters that it has learned, and at what they respond to.
//
// ## 5.1 Patch by patch
//
// The dense layers so far take a picture as a row of numbers and do not know which pixels are neighbours. A
// *convolution* does. It goes over the picture in small overlapping patches and does the same calculation with
// each of them. Here is a digit, followed by its patches of 3 x 3 pixels.

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
  ink: true,
});

// %% [markdown]
// The calculation for each patch is: multiply its nine pixels by the nine weights of a *filter* (or *kernel*) and
// add up the products. The filter below responds to horizontal edges. Its weights are positive in the top row
// and negative in the bottom row, so a patch with ink at the top and none at the bottom gives a large number,
// the opposite gives a very negative one, and an even patch gives zero.

// %%
const filter = [
  [1, 1, 1],
  [0, 0, 0],
  [-1, -1, -1],
];
const times = (patch: number[][]) => patch.map((line, i) => line.map((pixel, j) => pixel * filter[i]![j]!));
const responseTo = (patch: number[][]) =>
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
console.log(`the nine products add up to ${responseTo(patch).toFixed(2)}, the response at row 0, column 3`);

// %% [markdown]
// Now the same at all 36 places. The result is called a *feature map*.

// %%
const featureMap = [0, 1, 2, 3, 4, 5].map(row =>
  [0, 1, 2, 3, 4, 5].map(column => responseTo(patchAt(row, column))),
);
show.heatmap(featureMap, {
  title: 'Feature map: the response of the filter at each place',
  colours: 'diverging',
  yLabel: 'row',
  xLabel: 'column',
});

// %% [markdown]
// That is all a convolution does. `tf.conv2d` computes the same. (If a picture has several *channels*, such as
// red, green and blue, a filter has weights for each of them, and the products of all channels are added up.)

// %%
const byLibrary = tf.conv2d(picture, tf.tensor4d(filter.flat(), [3, 3, 1, 1]), 1, 'valid').reshape([6, 6]);
check('convolution by hand', byLibrary, featureMap, 1e-5);

// %% [markdown]
// ## 5.2 Stride and padding
//
// A patch of 3 x 3 fits into 8 x 8 pixels at 6 x 6 places, so the feature map is smaller than the picture. Two
// settings change that.
//
// *Padding* surrounds the picture with zeros, so that the filter also fits at its edges. With the padding `same`
// the feature map is as large as the picture; `valid` means no padding. The *stride* is the distance from one
// patch to the next: with a stride of 2 the filter visits only every second place, and the feature map has half
// the height and half the width.
//
// For $n$ pixels, a filter of $k$ pixels, a stride of $s$ and $p$ zeros in all, the size of the feature map is
//
// $$ \left\lfloor \frac{n + p - k}{s} \right\rfloor + 1 $$

// %%
const kernel = tf.tensor4d(filter.flat(), [3, 3, 1, 1]);
const sizeOf = (padding: 'valid' | 'same', stride: number) =>
  tf.conv2d(picture, kernel, stride, padding).shape.slice(1, 3).join(' x ');
show.table(
  (['valid', 'same'] as const).flatMap(padding =>
    [1, 2].map(stride => ({ padding, stride, 'feature map': sizeOf(padding, stride) })),
  ),
  { title: 'A 3 x 3 filter on 8 x 8 pixels' },
);

// %% [markdown]
// With stride 2 and no padding, the layer keeps every second row and column of our feature map. By hand:

// %%
const everySecond = [0, 2, 4].map(row => [0, 2, 4].map(column => featureMap[row]![column]!));
check('a stride of 2 by hand', tf.conv2d(picture, kernel, 2, 'valid').reshape([3, 3]), everySecond, 1e-5);

// %% [markdown]
// ## 5.3 Pooling
//
// *Max pooling* keeps the largest value of each block of 2 x 2. Like a stride it makes the feature map smaller,
// and after it a shift by one pixel changes less.

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
// ## 5.4 A convolutional network
//
// In a convolutional network nobody designs the filters. They are weights, and training finds them. Each layer
// of filters works on the feature maps of the layer before, so it sees a larger part of the picture: first
// edges, then corners and arcs, then parts of digits. At the end, dense (*fully connected*) layers make the
// decision. *Dropout* switches off a random share of its inputs during training, so that the network cannot rely
// on any single one.

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
// The first layer has only 160 parameters: 16 filters, each with 3 x 3 weights and one bias, which it uses at all
// 64 places. This *weight sharing* is the reason why a convolutional network can learn from few pictures.
//
// We train it in two phases: 20 epochs with a large learning rate, then 8 with a fifth of it, so that the weights
// can settle.

// %%
const settle = callbacks.LearningRateScheduler((epoch: number) => (epoch < 20 ? 0.002 : 0.0004));
const history = await model.fit(digits.train.x, digits.train.y, {
  epochs: 28,
  batchSize: 32,
  validationSplit: 0.1,
  callbacks: [settle],
});

// %%
const scores = model.predict(digits.test.x);
const accuracy = metrics.accuracyScore(digits.test.y, scores);
console.log(`${(100 * accuracy).toFixed(1)} % of the unseen digits are read correctly`);
show.confusionMatrix(digits.test.y, scores, { labels: digits.labels });

// %% [markdown]
// ## 5.5 Look inside
//
// Here are the sixteen filters of the first layer as training has made them. Blue weights are positive, orange
// ones negative. Look for filters with blue on one side and orange on the other: they respond to edges, like the
// filter that we designed in 5.1.

// %%
show.filters(model.getLayer('edges'), { title: 'Filters of the first layer' });

// %% [markdown]
// These are the feature maps that the sixteen filters make of our zero. In each map, find the strokes that its
// filter responds to: some light up along the upper edges, others along the left or right ones.

// %%
show.featureMaps(model, 'edges', picture, { title: 'A zero, seen by the first layer' });

// %% [markdown]
// The third convolution comes after the first pooling. Its maps are smaller, and it is harder to say in words
// what each one stands for; many stay dark, because their filters respond to parts of other digits.

// %%
show.featureMaps(model, 'parts', picture, { title: 'The same zero, seen by the third layer' });

// %% [markdown]
// Which pixels matter for the answer? The *saliency* of a pixel says how much the winning score changes when the
// pixel changes. It is a gradient again, this time with respect to the input.

// %%
show.saliency(model, picture, { title: 'Which pixels decide' });

// %% [markdown]
// ## 5.6 What convolution gains
//
// For comparison we train a dense network with about as many parameters on the same pictures. Then comes the
// interesting test: the same unseen digits, shifted one pixel to the right. Neither network has ever seen shifted
// digits.

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
const read = (net: tf.LayersModel, x: tf.Tensor) => metrics.accuracyScore(digits.test.y, net.predict(x));
const gain = [
  {
    network: 'convolutional',
    parameters: model.countParams(),
    'in place': read(model, digits.test.x),
    'shifted by a pixel': read(model, moved),
  },
  {
    network: 'dense',
    parameters: dense.countParams(),
    'in place': read(dense, digits.test.x),
    'shifted by a pixel': read(dense, moved),
  },
];
show.table(gain, { title: 'Unseen digits' });

// %% [markdown]
// Both networks suffer, but the dense network far more: for it, a shifted digit is a completely different row of
// numbers. The convolutional network finds the same edges, one place further on.
//
// ## Exercises
//
// **1.** How many parameters does a convolution with 8 filters of 5 x 5 have, if the picture has 3 channels?

// %% tags=["exercise"]
const parameters = undefined;
exercise('5.1', parameters);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const parameters = 8 * (5 * 5 * 3 + 1);
// ```
//
// </details>
//
// **2.** Write a 3 x 3 filter like that of 5.1, but for upright edges: positive where there is ink on the left
// and none on the right.

// %% tags=["exercise"]
const sideways = undefined;
exercise('5.2', sideways);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const sideways = [
//   [1, 0, -1],
//   [1, 0, -1],
//   [1, 0, -1],
// ];
// ```
//
// </details>
//
// **3.** A picture of 28 x 28 pixels goes through a convolution with 5 x 5 filters, a stride of 2 and no padding.
// How high is the feature map?

// %% tags=["exercise"]
const height = undefined;
exercise('5.3', height);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const height = Math.floor((28 - 5) / 2) + 1;
// ```
//
// </details>
//
// **4.** A small experiment: what share of the test digits does the convolutional network read when they are
// shifted *down* by one pixel?

// %% tags=["exercise"]
const readShiftedDown = undefined;
exercise('5.4', readShiftedDown, model, digits.test.x, digits.test.y);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const down = digits.test.x.pad([[0, 0], [1, 0], [0, 0], [0, 0]]).slice([0, 0, 0, 0], [-1, 8, 8, 1]);
// const readShiftedDown = read(model, down);
// ```
//
// </details>
//
// ## What you have learnt
//
// - A convolution multiplies every patch of a picture by the same filter. Stride and padding determine the size of
//   the feature map; pooling shrinks it and makes it less sensitive to shifts.
// - Training finds the filters: edges first, then larger parts.
// - Weight sharing needs few parameters and carries over to other places of the picture.
//
// Pictures have neighbours in space; the sequences of [lesson 6](06-recurrent-networks.ipynb) have neighbours in
// time. Did this lesson deliver what it promised?

// %%
const handmade = byLibrary.sub(tf.tensor2d(featureMap)).abs().max().dataSync()[0]!;
verify({
  'convolution by hand equals the library': handmade < 1e-5,
  'the convolutional network reads at least 98 % of the unseen digits': accuracy >= 0.98,
  'shifted by a pixel, it reads more digits than the dense network':
    gain[0]!['shifted by a pixel'] > gain[1]!['shifted by a pixel'],
});
