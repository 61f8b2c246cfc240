// %% [markdown]
// # 12. Transfer learning
//
// *Time needed: about 40 minutes, of which the computer takes two.*
//
// **The promise.** You take a network that has learned one task and move it to another, for which there are hardly
// any examples. You do it twice: with a base of your own, which has seen the digits 0 to 4 and must read 5 to 9,
// and with a base that a research group trained on more than a million photographs. With 1 and with 3 examples a
// class, your base beats the same network trained from scratch, and it beats logistic regression, by more than
// chance. You also see how the advantage shrinks when there are more examples.
//
// *Transfer learning* takes three steps: **choose a base**, **change its head**, and **freeze** the base while the
// new head learns. A fourth step is optional: **fine-tune**, that is, unfreeze some of the base and continue the
// training with small steps.
//
// ## 12.1 Choose a base
//
// We have plenty of the digits 0 to 4. The digits 5 to 9 are the new task. The base must not see any of them, or
// the test would be worthless.

// %%
const digits = datasets.digits({ as: 'image' });
const pixels = tf.concat([digits.train.x, digits.test.x]) as tf.Tensor4D;
const truth = [...digits.train.y.dataSync(), ...digits.test.y.dataSync()];
const rowsWhere = (keep: (digit: number) => boolean) =>
  truth.flatMap((digit, row) => (keep(digit) ? [row] : []));

const oldRows = rowsWhere(digit => digit < 5);
const newRows = rowsWhere(digit => digit >= 5);
check(
  'no digit of the new task is in the base',
  oldRows.every(row => !newRows.includes(row)),
);
const oldX = pixels.gather(oldRows) as tf.Tensor4D;
const newX = pixels.gather(newRows) as tf.Tensor4D;
const newY = newRows.map(row => truth[row]! - 5);
show.images(pixels.gather([...oldRows.slice(0, 10), ...newRows.slice(0, 10)]), {
  title: 'Above: what the base learns. Below: what it is moved to.',
  labels: [...oldRows.slice(0, 10), ...newRows.slice(0, 10)].map(row => String(truth[row])),
  columns: 10,
});

// %% [markdown]
// The richer the task of a base, the better its features. Telling five digits apart teaches little. So we ask for
// more: each digit also appears turned and mirrored, in eight ways altogether, and each way is a class of its own.
// That makes 40 classes. Each picture is also moved by a pixel in four directions. To tell the 40 classes apart, a
// network must see strokes, ends and bends, and all digits are made of those.

// %%
models.setRandomSeed(12);
const turned = (x: tf.Tensor4D, way: number): tf.Tensor4D => {
  const upDown = way & 1 ? x.reverse(1) : x;
  const leftRight = way & 2 ? upDown.reverse(2) : upDown;
  return (way & 4 ? leftRight.transpose([0, 2, 1, 3]) : leftRight) as tf.Tensor4D;
};
const moved = (x: tf.Tensor4D, [down, right]: readonly [number, number]) =>
  x
    .pad([
      [0, 0],
      [1, 1],
      [1, 1],
      [0, 0],
    ])
    .slice([0, 1 - down, 1 - right, 0], [-1, 8, 8, 1]) as tf.Tensor4D;
const moves = [
  [0, 0],
  [0, 1],
  [1, 0],
  [0, -1],
  [-1, 0],
] as const;

const ways = [0, 1, 2, 3, 4, 5, 6, 7];
const richX = tf.tidy(() =>
  tf.concat(ways.flatMap(way => moves.map(move => moved(turned(oldX, way), move)))),
);
const richY = Int32Array.from(
  ways.flatMap(way => moves.flatMap(() => oldRows.map(row => truth[row]! + 5 * way))),
);

const network = (classes: number) =>
  models.Sequential([
    layers.Conv2D(32, 3, { padding: 'same', activation: 'relu', inputShape: [8, 8, 1] }),
    layers.Conv2D(32, 3, { padding: 'same', activation: 'relu' }),
    layers.MaxPooling2D(2),
    layers.Conv2D(64, 3, { padding: 'same', activation: 'relu' }),
    layers.MaxPooling2D(2),
    layers.Flatten({ name: 'features' }),
    layers.Dropout(0.3),
    layers.Dense(classes, { activation: 'softmax', name: 'head' }),
  ]);
const teacher = network(40);
teacher.compile({
  optimizer: optimizers.Adam(0.003),
  loss: 'sparseCategoricalCrossentropy',
  metrics: ['accuracy'],
});
const baseHistory = await teacher.fit(richX, richY, { epochs: 6, batchSize: 128 });

// %% [markdown]
// (It cannot reach 100 %: a mirrored zero is still a zero.)
//
// ## 12.2 Change the head, freeze the base
//
// Nobody asks for the 40 classes of the head any more, so we cut the head off. The rest is the base, which gives
// 256 features for each picture. When the base is *frozen*, it gives the same features for the same picture in
// every epoch. So we compute them **once** and train only the new head, which is as quick as logistic regression.
// In fact it is logistic regression, on features instead of pixels.
//
// The base looks at each picture five times, as it is and moved by a pixel, and we add up the features. Then we
// scale them to the length 8, so that a digit with much ink does not count for more.

// %%
const base = models.Model({
  inputs: teacher.inputs,
  outputs: teacher.getLayer('features').output as tf.SymbolicTensor,
});
base.trainable = false;
const unit = (x: tf.Tensor) => x.div(tf.norm(x, 2, -1, true)) as tf.Tensor2D;
const featuresOf = (x: tf.Tensor4D) =>
  tf.tidy(
    () =>
      unit(tf.addN(moves.map(move => unit(base.predict(moved(x, move)) as tf.Tensor)))).mul(8) as tf.Tensor2D,
  );
const features = featuresOf(newX);
const plain = newX.reshape([-1, 64]) as tf.Tensor2D;

// %% [markdown]
// Now the experiment. A *draw* picks a few examples of each new digit at random, and all other pictures of the new
// digits are the test. Three models learn from the same draw: a new head on the frozen base; the same network from
// scratch; logistic regression on the pixels.

// %%
const classes = [0, 1, 2, 3, 4];
const drawOf = (perClass: number, seed: number) => {
  const random = new datasets.Random(1000 * perClass + seed);
  const train = classes.flatMap(label => {
    const own = newY.flatMap((y, row) => (y === label ? [row] : []));
    return Array.from({ length: perClass }, () => own.splice(Math.floor(random.next() * own.length), 1)[0]!);
  });
  const taken = new Set(train);
  return {
    train,
    y: Float32Array.from(train, row => newY[row]!),
    test: newY.flatMap((_, row) => (taken.has(row) ? [] : [row])),
  };
};
type Draw = ReturnType<typeof drawOf>;
const scoreOf = (model: tf.LayersModel, x: tf.Tensor, { test }: Draw) =>
  tf.tidy(() =>
    metrics.accuracyScore(
      Int32Array.from(test, row => newY[row]!),
      model.predict(x.gather(test)) as tf.Tensor2D,
    ),
  );

// One layer, compiled once: plain gradient descent keeps nothing between draws.
const linear = (inputs: number) => {
  const head = models.Sequential([
    layers.Dense(5, {
      activation: 'softmax',
      inputShape: [inputs],
      kernelRegularizer: tf.regularizers.l2({ l2: 0.0005 }),
    }),
  ]);
  head.layers[0]!.setWeights([tf.zeros([inputs, 5]), tf.zeros([5])]);
  head.compile({ optimizer: optimizers.SGD(0.2), loss: 'sparseCategoricalCrossentropy' });
  return async (x: tf.Tensor2D, draw: Draw) => {
    head.setWeights([tf.zeros([inputs, 5]), tf.zeros([5])]);
    await head.fit(x.gather(draw.train), draw.y, { epochs: 120, batchSize: 150, verbose: 0 });
    return scoreOf(head, x, draw);
  };
};
const [onBase, onPixels] = [linear(256), linear(64)];

const fromScratch = async (draw: Draw) => {
  const model = network(5);
  model.compile({ optimizer: optimizers.Adam(0.003), loss: 'sparseCategoricalCrossentropy' });
  // A hundred steps, however few the examples are.
  const epochs = Math.ceil(100 / Math.ceil(draw.y.length / 25));
  await model.fit(newX.gather(draw.train), draw.y, { epochs, batchSize: 25, verbose: 0 });
  const score = scoreOf(model, newX, draw);
  model.dispose();
  return score;
};

const seeds = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const curve: { perClass: number; base: number[]; scratch: number[]; logistic: number[] }[] = [];
for (const perClass of [1, 3, 10, 30]) {
  const at = { perClass, base: [] as number[], scratch: [] as number[], logistic: [] as number[] };
  for (const seed of seeds) {
    const draw = drawOf(perClass, seed);
    at.base.push(await onBase(features, draw));
    at.logistic.push(await onPixels(plain, draw));
    at.scratch.push(await fromScratch(draw));
  }
  curve.push(at);
}

// %%
const meanOf = (values: readonly number[]) => values.reduce((a, b) => a + b) / values.length;
// Half the width of a 95 % interval of the mean of ten: Student's t is 2.262 at nine degrees of freedom.
const halfWidth = (values: readonly number[]) => {
  const mean = meanOf(values);
  return 2.262 * Math.sqrt(meanOf(values.map(value => (value - mean) ** 2)) / (values.length - 1));
};
const interval = (values: readonly number[]) =>
  `${meanOf(values).toFixed(3)} ± ${halfWidth(values).toFixed(3)}`;
const gainOver = (at: (typeof curve)[number], rival: 'scratch' | 'logistic') =>
  at.base.map((score, i) => score - at[rival][i]!);
show.table(
  curve.map(at => ({
    'examples a class': at.perClass,
    'frozen base': interval(at.base),
    'from scratch': interval(at.scratch),
    'logistic regression': interval(at.logistic),
    'base - scratch': interval(gainOver(at, 'scratch')),
    'base - logistic': interval(gainOver(at, 'logistic')),
  })),
  { title: 'Unseen digits 5 to 9 read correctly: mean of 10 draws, 95 % interval' },
);

// %% [markdown]
// Look at the last two columns. They show the difference *in the same draw*, with its interval. As long as the
// interval lies above 0, the base pays. It pays most with a single example, where the network from scratch has
// next to nothing to learn from. With more examples the network from scratch catches up, and the gain shrinks to
// about a point.

// %%
const clearOfZero = (values: readonly number[]) => meanOf(values) - halfWidth(values) > 0;
for (const at of curve)
  console.log(
    `${String(at.perClass).padStart(2)} a class: over scratch ${clearOfZero(gainOver(at, 'scratch')) ? 'it pays' : 'it does not pay'}, over logistic regression ${clearOfZero(gainOver(at, 'logistic')) ? 'it pays' : 'it does not pay'}`,
  );

// %% [markdown]
// ## 12.3 Fine-tuning, and what goes wrong
//
// Fine-tuning unfreezes the base and continues the training. The order matters. A new head starts from random
// weights, so the gradients that it sends down are random, too. **What goes wrong when everything is trained at
// once, with large steps?** These gradients destroy what the base has learned. So the head comes first, on a
// frozen base. Then everything is trained, with a learning rate that is thirty times smaller. *And compile again
// after each change of `trainable`*: a compiled model trains what was trainable when it was compiled.

// %%
const finetuned = async (draw: Draw, plan: readonly { frozen: boolean; rate: number; epochs: number }[]) => {
  // Reads the weights of the base into a network of its own, so that the base stays as it is.
  const copy = network(5);
  copy.layers
    .slice(0, 6)
    .forEach((layer: tf.layers.Layer, i: number) => layer.setWeights(teacher.layers[i]!.getWeights()));
  const x = newX.gather(draw.train);
  for (const { frozen, rate, epochs } of plan) {
    for (const layer of copy.layers.slice(0, 6)) layer.trainable = !frozen;
    copy.compile({ optimizer: optimizers.Adam(rate), loss: 'sparseCategoricalCrossentropy' });
    await copy.fit(x, draw.y, { epochs, batchSize: 16, verbose: 0 });
  }
  const score = scoreOf(copy, newX, draw);
  copy.dispose();
  return score;
};
const plans = {
  'head only': [{ frozen: true, rate: 0.01, epochs: 30 }],
  'head, then all with small steps': [
    { frozen: true, rate: 0.01, epochs: 30 },
    { frozen: false, rate: 0.0003, epochs: 15 },
  ],
  'all at once with large steps': [{ frozen: false, rate: 0.03, epochs: 45 }],
};
const tuned: { plan: string; scores: number[] }[] = [];
for (const [plan, phases] of Object.entries(plans)) {
  const scores: number[] = [];
  for (const seed of seeds.slice(0, 3)) scores.push(await finetuned(drawOf(10, seed), phases));
  tuned.push({ plan, scores });
}
show.table(
  tuned.map(({ plan, scores }) => ({ plan, 'mean of 3 draws': meanOf(scores), worst: Math.min(...scores) })),
  { title: '10 examples a class' },
);

// %% [markdown]
// **What goes wrong without a second `compile`?** A model that is unfrozen after `compile` trains on as it was
// compiled, that is, frozen, with a warning at most. So: freeze, compile, train; unfreeze, compile, train. The
// check shows that freezing before `compile` works.

// %%
const kernelOf = (model: tf.LayersModel) => model.layers[0]!.getWeights()[0]!;
const late = network(5);
late.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy' });
const some = drawOf(3, 0);
const someX = newX.gather(some.train);
const lateBefore = kernelOf(late).dataSync().slice();
for (const layer of late.layers.slice(0, 6)) layer.trainable = false;
late.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy' });
await late.fit(someX, some.y, { epochs: 2, verbose: 0 });
const stayed = Array.from(kernelOf(late).dataSync()).every((value, i) => value === lateBefore[i]);
check('frozen, then compiled, then trained: the weights stay', stayed);

// %% [markdown]
// ## 12.4 A base that others have trained
//
// *EfficientNet-Lite0* was trained on ImageNet: 1.3 million photographs in 1,000 classes. Set-up has put its
// weights beside this library. `includeTop: false` leaves out its head. The pictures here are emoji, which Google,
// Twitter and Microsoft have drawn, each in its own style. Does a drawing show an animal, a vehicle or a landmark?
// The head learns from only five drawings of each class, all by Google. The test consists of Microsoft's drawings
// of other things. ImageNet's photographs have 224 x 224 pixels, so we enlarge the drawings to that size, as the
// base knows it.

// %%
const emoji = datasets.emoji();
const side = 224;
const efficient = applications.EfficientNetLite0({
  weights: 'imagenet',
  includeTop: false,
  inputShape: [side, side, 3],
});
efficient.trainable = false;
const pick = (maker: string, from: number, to: number) =>
  emoji.labels.flatMap(label =>
    emoji.rows.flatMap((row, i) => (row.maker === maker && row.label === label ? [i] : [])).slice(from, to),
  );
const [seen, unseen] = [pick('Google', 0, 5), pick('Microsoft', 5, 25)];
const nameOf = (i: number) => emoji.rows[i]!.name;
check('no thing of the test was learned from', !unseen.some(i => seen.map(nameOf).includes(nameOf(i))));
const enlarged = (rows: number[]) =>
  tf.image.resizeBilinear(emoji.x.gather(rows) as tf.Tensor4D, [side, side]).mul(255) as tf.Tensor4D;
const answers = (rows: number[]) => Int32Array.from(rows, i => emoji.y.dataSync()[i]!);
show.images(
  tf.image.resizeBilinear(emoji.x.gather([...seen, ...unseen.slice(0, 15)]) as tf.Tensor4D, [40, 40]),
  {
    title: 'Learned from (Google), and some of the test (Microsoft)',
    columns: 15,
  },
);

// %% [markdown]
// The base must get its pictures **as in its own training**. `preprocessInput` takes pixels from 0 to 255 and
// turns them into (x - 127) / 128. Other preprocessing raises no error. It only makes the features worse.

// %%
const { preprocessInput } = applications.efficientNetLite;
const mapsOf = (prepare: (x: tf.Tensor4D) => tf.Tensor4D, rows: number[]) =>
  tf.tidy(() => efficient.predict(prepare(enlarged(rows)), { batchSize: 8 }) as tf.Tensor4D);
const trainHead = async (prepare: (x: tf.Tensor4D) => tf.Tensor4D) => {
  models.setRandomSeed(4);
  const [x, xTest] = [seen, unseen].map(rows => mapsOf(prepare, rows).mean([1, 2])) as [
    tf.Tensor2D,
    tf.Tensor2D,
  ];
  const head = models.Sequential([layers.Dense(3, { activation: 'softmax', inputShape: [1280] })]);
  head.compile({ optimizer: optimizers.Adam(0.003), loss: 'sparseCategoricalCrossentropy' });
  await head.fit(x, answers(seen), { epochs: 40, verbose: 0 });
  return metrics.accuracyScore(answers(unseen), head.predict(xTest) as tf.Tensor2D);
};
const asTrained = await trainHead(x => preprocessInput(x));
const asBytes = await trainHead(x => x);
console.log(
  `pixels as the base knows them: ${asTrained.toFixed(3)}; pixels from 0 to 255 as they are: ${asBytes.toFixed(3)}`,
);

// %% [markdown]
// One can also fine-tune only the top layers. Everything below stays frozen, so its outputs are computed once.
// **What goes wrong when batch normalisation stays in training mode?** Its moving averages, learned from a million
// photographs, are overwritten by those of fifteen drawings. When it is frozen (`trainable = false`), it works as
// in prediction and keeps them.

// %%
const below = models.Model({
  inputs: efficient.inputs,
  outputs: efficient.getLayer('block7a_project_bn').output as tf.SymbolicTensor,
});
const belowMaps = tf.tidy(() => below.predict(preprocessInput(enlarged(seen))) as tf.Tensor4D);
const averagesMove = async (frozen: boolean) => {
  const norm = layers.BatchNormalization({ epsilon: 1e-3 });
  const model = models.Sequential([
    layers.Conv2D(64, 1, { useBias: false, inputShape: [7, 7, 320] }),
    norm,
    layers.GlobalAveragePooling2D(),
    layers.Dense(3, { activation: 'softmax' }),
  ]);
  norm.trainable = !frozen;
  model.compile({ optimizer: optimizers.Adam(0.0003), loss: 'sparseCategoricalCrossentropy' });
  const average = () => (norm as tf.layers.Layer).getWeights()[2]!.dataSync().slice();
  const before = average();
  await model.fit(belowMaps, answers(seen), { epochs: 3, verbose: 0 });
  return average().some((value, i) => value !== before[i]);
};
const [movesThawed, movesFrozen] = [await averagesMove(false), await averagesMove(true)];
console.log(`moving averages change: ${movesThawed} in training mode, ${movesFrozen} when frozen`);

// %% [markdown]
// ## Exercises
//
// **1.** Which share of the parameters of `network(5)` is trained while its base is frozen? The base gives 256
// features, and the head tells five digits apart.

// %% tags=["exercise"]
const trained = undefined;
exercise('12.1', trained, network(5));

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const trained = (256 * 5 + 5) / network(5).countParams();
// ```
//
// </details>
//
// **2.** How many examples a class does the network from scratch need to be as good as the frozen base with 3?
// Take the smallest of 1, 3, 10 and 30 that is enough, by the means in the table.

// %% tags=["exercise"]
const catchUp = undefined;
exercise('12.2', catchUp, curve);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const baseWith3 = meanOf(curve.find(at => at.perClass === 3)!.base);
// const catchUp = curve.find(at => meanOf(at.scratch) >= baseWith3)!.perClass;
// ```
//
// </details>
//
// **3.** A small experiment: does a head need training at all? For each of the five digits, take the mean of the
// features of its ten examples in `tenEach`. A test digit belongs to the class with the nearest mean. Which share
// of the test digits is read correctly? The features are in `features`, the classes in `newY`; both have a row for
// each of the new digits.

// %%
const tenEach = drawOf(10, 0);
console.log(`a trained head reads ${(await onBase(features, tenEach)).toFixed(3)}`);

// %% [markdown]
// Now without training:

// %% tags=["exercise"]
const byMeans = undefined;
exercise('12.3', byMeans, features, newY, tenEach);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const tested = features.gather(tenEach.test);
// const distances = classes.map(label => {
//   const own = tenEach.train.filter(row => newY[row] === label);
//   return tf.squaredDifference(tested, features.gather(own).mean(0)).sum(1) as tf.Tensor1D;
// });
// const byMeans = metrics.accuracyScore(
//   Int32Array.from(tenEach.test, row => newY[row]!),
//   tf.stack(distances, 1).argMin(1).dataSync(),
// );
// ```
//
// </details>
//
// ## What you have learnt
//
// - Choose a base that has learned a rich task, cut off its head, and train a new head on features that are
//   computed once.
// - A base pays where examples are few. With more of them the advantage shrinks.
// - Fine-tune last, with small steps, and compile after each change of `trainable`.
// - Give the base its pictures as in its own training, and keep batch normalisation frozen.
//
// In [lesson 13](13-case-study-images.ipynb) the base meets drawings by makers that it has never seen. First, was
// this lesson's promise kept?

// %%
const [one, three] = curve as [(typeof curve)[number], (typeof curve)[number]];
verify({
  'with 1 example a class the base is above the same network from scratch': clearOfZero(
    gainOver(one, 'scratch'),
  ),
  'with 1 example a class the base is above logistic regression': clearOfZero(gainOver(one, 'logistic')),
  'with 3 examples a class the base is above the same network from scratch': clearOfZero(
    gainOver(three, 'scratch'),
  ),
  'with 3 examples a class the base is above logistic regression': clearOfZero(gainOver(three, 'logistic')),
  'a frozen batch normalisation keeps its averages': movesThawed && !movesFrozen,
  "the pre-trained base is above chance by 20 points on another maker's drawings": asTrained >= 1 / 3 + 0.2,
  'and worse with other preprocessing': asTrained > asBytes,
});
