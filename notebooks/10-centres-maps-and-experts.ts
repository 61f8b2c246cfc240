// %% [markdown]
// # 10. Centres, maps and experts
//
// *Time needed: about 45 minutes, of which the computer takes one and a half.*
//
// **The promise.** You meet three kinds of networks that do more than add up weighted inputs. The first compares
// its input with *centres*. Most of its training is arithmetic, and it reads digits about as well as a
// feed-forward network before it has taken a single gradient step. The second lays 1,437 digits out on a *map*
// without knowing which digit is which. The third is a team of *experts* with a gate that decides whose answer
// counts. It beats its best expert, and it beats a plain network with as many parameters. All figures are means of
// five runs.
//
// ## 10.1 A unit that asks "how near?"
//
// A dense unit adds up its weighted inputs, so in one direction its answer grows without end. A unit with a
// *radial basis function* (RBF) has a place among the data instead, its *centre* $c$. It says how near the input
// $x$ is: its answer $e^{-|x - c|^2 / 2 s^2}$ is 1 at the centre and falls to 0 in every direction. The *width*
// $s$ says how far the unit reaches.

// %%
const places = Array.from({ length: 121 }, (_, i) => [i / 20 - 3]);
const answersOf = (width: number) => {
  const unit = layers.RadialBasis(1, { centers: [[0]], widths: width, inputShape: [1] });
  return (unit.apply(tf.tensor2d(places)) as tf.Tensor).dataSync();
};
show.lines({
  title: 'One unit with its centre at 0, three widths',
  xLabel: 'input',
  yLabel: 'answer',
  series: [0.3, 0.7, 1.5].map(width => ({
    name: `width ${width}`,
    x: places.flat(),
    y: answersOf(width),
  })),
});

// %% [markdown]
// `layers.RadialBasis(units)` is a layer like any other, and its centres and widths are its weights. One line
// computes the same by hand:

// %%
const distance = (a: number[], b: number[]) => Math.hypot(...a.map((value, i) => value - b[i]!));
const byHand = (x: number[], center: number[], width: number) =>
  Math.exp(-(distance(x, center) ** 2) / (2 * width ** 2));

const pair = layers.RadialBasis(2, {
  centers: [
    [0, 0],
    [3, 4],
  ],
  widths: [5, 2],
  inputShape: [2],
});
check('the layer answers what the formula says', pair.apply(tf.tensor2d([[3, 0]])) as tf.Tensor, [
  [byHand([3, 0], [0, 0], 5), byHand([3, 0], [3, 4], 2)],
]);

// %% [markdown]
// ## 10.2 Through every point
//
// A *radial basis function network* consists of a layer of such units and a dense layer that adds up their
// answers. If every data point is a centre, there are as many weights as points, and the curve can pass through
// all of them: the weights are the solution of a system of linear equations (*exact interpolation*). Here are
// twelve noisy points of a sine. `ridge: 0` asks for the exact solution, and `useBias: false` leaves out the bias,
// so that there are exactly as many weights as points.

// %%
const noise = new datasets.Random('noise');
const pointsX = Array.from({ length: 12 }, (_, i) => [i / 2]);
const pointsY = pointsX.map(([x]) => Math.sin(x!) + 0.2 * noise.normal());
const exact = networks.radialBasisNetwork(pointsX, pointsY, { centers: pointsX, ridge: 0, useBias: false });
const few = networks.radialBasisNetwork(pointsX, pointsY, { centers: 4, widths: 1.2, ridge: 1e-3 });

const fine = Array.from({ length: 111 }, (_, i) => [i / 20]);
const curveOf = (network: tf.LayersModel, x: number[][]) =>
  Array.from((network.predict(tf.tensor2d(x)) as tf.Tensor).dataSync());
show.lines({
  title: 'Twelve centres pass through every point, four do not',
  xLabel: 'x',
  yLabel: 'y',
  series: [
    { name: 'points', x: pointsX.flat(), y: pointsY },
    { name: '12 centres, exact', x: fine.flat(), y: curveOf(exact, fine) },
    { name: '4 centres', x: fine.flat(), y: curveOf(few, fine) },
  ],
});
const exactness = Math.max(...curveOf(exact, pointsX).map((y, i) => Math.abs(y - pointsY[i]!)));
console.log(`the exact curve misses the points by ${exactness.toExponential(1)} at most`);

// %% [markdown]
// An exact curve is not a good one: the points are noisy, and the curve follows their noise. With fewer centres
// than points the curve must compromise. Moody and Darken described how to fit such a network in 1989, in three
// steps:
//
// 1. **Centres**: *k-means* places them. Every centre moves to the mean of the rows that are nearest to it, again
//    and again, until nothing changes.
// 2. **Widths**: each centre gets the mean distance from its nearest neighbours, so that neighbouring units
//    overlap.
// 3. **Output weights**: *least squares* finds them in one go.
//
// ## 10.3 Digits, without a gradient step
//
// `networks.radialBasisNetwork` takes all three steps. Its 100 centres look like digits, because each of them is
// the mean of training digits that resemble each other.

// %%
const digits = datasets.digits();
const network = networks.radialBasisNetwork(digits.train.x, digits.train.y, {
  centers: 100,
  neighbors: 5,
  classes: 10,
  seed: 1,
});
const [centers, widths] = network.layers[0]!.getWeights() as [tf.Tensor2D, tf.Tensor1D];
show.images(centers.reshape([100, 8, 8]), { title: '100 centres', columns: 10 });
show.histogram(widths, { title: 'Their widths' });

// %% [markdown]
// How good is it? We compare it with a feed-forward network (a *multi-layer perceptron*, MLP), on five different
// splits into training and test digits. A mean of five figures is itself uncertain. We therefore print the
// interval that holds the true mean with a confidence of 95 % (for five figures, Student's t is 2.776). Two more
// methods stand beside them. *1-NN* needs no training: it answers with the label of the nearest training digit. A
// *support vector machine* reaches 0.991 (measured beforehand with scikit-learn, five seeds).

// %%
const mean = (values: number[]) => values.reduce((a, b) => a + b) / values.length;
const halfInterval = (values: number[]) => {
  const middle = mean(values);
  const variance = values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
  return 2.776 * Math.sqrt(variance / values.length);
};
const withInterval = (values: number[], places = 3) =>
  `${mean(values).toFixed(places)} ± ${halfInterval(values).toFixed(places)}`;
const seeds = [1, 2, 3, 4, 5];
const accuracyOf = (net: tf.LayersModel, { x, y }: typeof digits.test) =>
  tf.tidy(() => metrics.accuracyScore(y, net.predict(x) as tf.Tensor));

const nearestNeighbour = ({ train, test }: typeof digits) =>
  tf.tidy(() => {
    // The nearest row is that with the largest x·t - |t|²/2.
    const scores = tf.sub(tf.matMul(test.x, train.x, false, true), train.x.square().sum(1).div(2));
    return metrics.accuracyScore(test.y, train.y.gather(scores.argMax(1) as tf.Tensor1D));
  });

const read = { rbf: [] as number[], mlp: [] as number[], neighbour: [] as number[] };
for (const seed of seeds) {
  models.setRandomSeed(seed);
  const split = datasets.digits({ seed });
  const options = { centers: 100, neighbors: 5, classes: 10, seed };
  const rbf = networks.radialBasisNetwork(split.train.x, split.train.y, options);
  const mlp = models.Sequential([
    layers.Dense(64, { activation: 'relu', inputShape: [64] }),
    layers.Dense(10, { activation: 'softmax' }),
  ]);
  mlp.compile({ optimizer: tf.train.adam(0.003), loss: 'sparseCategoricalCrossentropy' });
  await mlp.fit(split.train.x, split.train.y, { epochs: 20, batchSize: 32, verbose: 0 });
  read.rbf.push(accuracyOf(rbf, split.test));
  read.mlp.push(accuracyOf(mlp, split.test));
  read.neighbour.push(nearestNeighbour(split));
}
show.table(
  [
    { method: 'radial basis, least squares only', 'unseen digits read': withInterval(read.rbf) },
    { method: 'MLP, 20 epochs', 'unseen digits read': withInterval(read.mlp) },
    { method: '1-NN', 'unseen digits read': withInterval(read.neighbour) },
    { method: 'support vector machine', 'unseen digits read': '0.991 (scikit-learn)' },
  ],
  { title: 'Five splits' },
);

// %% [markdown]
// The RBF network is an ordinary model. Compile it, and gradient descent trains centres, widths and output weights
// together, from a start that is already good. The targets are *one-hot* rows, because least squares was fitted to
// those.

// %%
const oneHot = tf.oneHot(digits.train.y, 10);
const beforeTraining = accuracyOf(network, digits.test);
network.compile({ optimizer: tf.train.adam(0.002), loss: 'meanSquaredError' });
const onward = await network.fit(digits.train.x, oneHot, { epochs: 15, batchSize: 32, validationSplit: 0.1 });
console.log(
  `unseen digits: ${beforeTraining.toFixed(3)} before, ${accuracyOf(network, digits.test).toFixed(3)} after`,
);
show.compiled(network);

// %% [markdown]
// ## 10.4 What goes wrong when ...
//
// **... the width is 1 and the data are not scaled?** In the wine data one column (proline) goes into the
// thousands, another stays below 1. Any two wines are hundreds apart, so a unit of width 1 answers 0 to everything
// except its own centre, and the network has nothing to work with. Taking the widths from the data helps. Scaling
// the columns helps more.

// %%
const [raw, scaled] = [datasets.wine({ standardize: false }), datasets.wine()];
const wineAccuracy = ({ train, test }: typeof raw, options: object) =>
  accuracyOf(networks.radialBasisNetwork(train.x, train.y, { centers: 20, classes: 3, ...options }), test);
const wines = {
  'unscaled, width 1': wineAccuracy(raw, { widths: 1 }),
  'unscaled, widths from the data': wineAccuracy(raw, {}),
  'scaled, widths from the data': wineAccuracy(scaled, {}),
};
show.table(Object.entries(wines).map(([data, accuracy]) => ({ data, 'unseen wines named': accuracy })));

// %% [markdown]
// **... the centres are test rows?** Centres need no labels, so why not put them on the very rows that we test
// with? Because these rows then lie exactly on centres, where no new row will ever lie. Below, 60 test digits are
// the centres of rather narrow units. The network reads these 60 almost without error. It reads 300 other digits,
// which it has not seen either, much worse. The second figure is the true one.

// %%
const fresh = { x: digits.train.x.slice([0, 0], [300, -1]), y: digits.train.y.slice([0], [300]) };
const others = { x: digits.train.x.slice([300, 0]), y: digits.train.y.slice([300]) };
const sixty = { x: digits.test.x.slice([0, 0], [60, -1]), y: digits.test.y.slice([0], [60]) };
const leaky = networks.radialBasisNetwork(others.x, others.y, { centers: sixty.x, widths: 0.5, classes: 10 });
const leak = { test: accuracyOf(leaky, sixty), fresh: accuracyOf(leaky, fresh) };
show.table([
  { digits: 'the 60 test digits, which are the centres', read: leak.test },
  { digits: '300 digits held back from everything', read: leak.fresh },
]);

// %% [markdown]
// **... only gradient descent looks for the centres?** A layer with random centres starts far from all the data.
// Every answer is close to 0, and so is every gradient: the network stays where it is. Place the centres first.

// %%
models.setRandomSeed(1);
const lost = models.Sequential([layers.RadialBasis(100, { inputShape: [64] }), layers.Dense(10)]);
lost.compile({ optimizer: tf.train.adam(0.002), loss: 'meanSquaredError' });
await lost.fit(digits.train.x, oneHot, { epochs: 15, batchSize: 32, verbose: 0 });
const lostAccuracy = accuracyOf(lost, digits.test);
const farthest = (lost.layers[0]!.apply(digits.test.x) as tf.Tensor).max().dataSync()[0]!;
console.log(`largest answer of any unit to any digit: ${farthest.toExponential(1)}`);
console.log(`random centres, 15 epochs: ${lostAccuracy.toFixed(3)} of the unseen digits`);

// %% [markdown]
// ## 10.5 A map of the digits
//
// The units of a *self-organising map* (SOM, Kohonen 1982) stand in rows and columns. Each unit has a weight
// vector that lies among the data, here a picture of 8 x 8 pixels. It learns without labels:
//
// - For each row of data, the unit with the nearest weights wins.
// - The weights of the winner move towards the row, **and so do those of its neighbours on the map**. The farther
//   away a neighbour is, the less it moves. The *radius* says how far this reaches.
// - The radius shrinks during the training: first the map unfolds as a whole, then it settles in detail.
//
// At the end, units that stand side by side have similar weights. Watch the map learn. Each picture shows the
// weights of one unit, at its place on the map.

// %%
const side = 8;
const map = new networks.SelfOrganizingMap({ rows: side, columns: side, seed: 1 });
const start = tf.zeros([side * side, 8, 8]);
const view = show.images(start, { title: 'A map that has learnt nothing', columns: side });
await map.fit(digits.train.x, {
  epochs: 30,
  onEpochEnd: (epoch, { radius, quantizationError }, map) =>
    view.update(map.weights.reshape([side * side, 8, 8]), {
      title: `After epoch ${epoch + 1}: radius ${radius.toFixed(1)}, quantisation error ${quantizationError.toFixed(2)}`,
    }),
});

// %% [markdown]
// Two figures say how good a map is, and **both are needed**:
//
// - The *quantisation error* is the mean distance of a row from its winner. k-means, which has no map to keep in
//   order, will usually do better, so it is the yardstick.
// - The *topographic error* is the share of rows whose two nearest units are no neighbours on the map. Where that
//   happens, the map is torn.

// %%
const distanceFrom = (centers: tf.Tensor2D, x: tf.Tensor2D) =>
  tf.tidy(
    () =>
      tf
        .norm(tf.sub(x.expandDims(1), centers.expandDims(0)), 2, 2)
        .min(1)
        .mean()
        .dataSync()[0]!,
  );

const maps = { quantization: [] as number[], topographic: [] as number[], kMeans: [] as number[] };
for (const seed of seeds) {
  const { train, test } = datasets.digits({ seed });
  const other = new networks.SelfOrganizingMap({ rows: side, columns: side, seed });
  await other.fit(train.x, { epochs: 30 });
  maps.quantization.push(other.quantizationError(test.x));
  maps.topographic.push(other.topographicError(test.x));
  const { centers } = networks.kMeans(train.x, { clusters: side * side, seed });
  maps.kMeans.push(distanceFrom(centers, test.x));
  other.dispose();
}
const ratios = maps.quantization.map((error, i) => error / maps.kMeans[i]!);
show.table(
  [
    { figure: 'quantisation error, map', 'five splits': withInterval(maps.quantization) },
    { figure: 'quantisation error, k-means with 64 centres', 'five splits': withInterval(maps.kMeans) },
    { figure: 'the first divided by the second', 'five splits': withInterval(ratios) },
    { figure: 'topographic error, map', 'five splits': withInterval(maps.topographic) },
  ],
  { title: 'Unseen digits, 8 x 8 units' },
);

// %% [markdown]
// ### Reading the map
//
// Which digit does each unit stand for? Only now do we look at the labels. Each unit gets the label that is most
// frequent among its training digits. Whole regions belong to one digit.

// %%
const trainLabels = digits.train.y.dataSync();
const winners = map.nearestUnits(digits.train.x);
const labelOf = Array.from({ length: side * side }, (_, unit) => {
  const own = winners.flatMap((winner, row) => (winner === unit ? [trainLabels[row]!] : []));
  const counts = Array.from({ length: 10 }, (_, digit) => own.filter(label => label === digit).length);
  return own.length === 0 ? '' : String(counts.indexOf(Math.max(...counts)));
});
show.images(map.weights.reshape([side * side, 8, 8]), {
  title: 'Units and the digit that most of their rows show',
  labels: labelOf,
  columns: side,
});
const testLabels = digits.test.y.dataSync();
const read64 = mean(
  map.nearestUnits(digits.test.x).map((unit, row) => Number(labelOf[unit] === String(testLabels[row]))),
);
console.log(`the label of the winner is right for ${(100 * read64).toFixed(0)} % of the unseen digits`);

// %% [markdown]
// Distance on the map says little about distance in the data: two units side by side may be very similar, or there
// may be a gulf between them. The *U-matrix* shows which. It holds the mean distance between the weights of each
// unit and those of its neighbours, which is high along borders. The *hit map* counts the training digits of each
// unit.

// %%
show.heatmap(map.uMatrix(), {
  title: 'U-matrix: mean distance from the neighbours',
  yLabel: 'row',
  xLabel: 'column',
});
show.heatmap(map.hits(digits.train.x), {
  title: 'Hits: training digits of each unit',
  yLabel: 'row',
  xLabel: 'column',
});

// %% [markdown]
// ## 10.6 What goes wrong when ...
//
// **... only the quantisation error counts?** Then k-means wins, but its centres in rows and columns are no map at
// all.
//
// **... the final radius falls below 1?** Units no longer move their neighbours. The quantisation error falls,
// which looks like progress, but the topographic error shows that the order is lost.
//
// **... there are too few steps?** `fit` spreads the fall of the radius over the epochs that you ask for. Three
// epochs are therefore a different training, not the first tenth of thirty.
//
// The library warns of the last two. We set `verbose: 0` and print the warnings ourselves.

// %%
const tried = async (label: string, options: object, epochs = 30) => {
  const other = new networks.SelfOrganizingMap({ rows: side, columns: side, seed: 1, ...options });
  const { warnings } = await other.fit(digits.train.x, { epochs, verbose: 0 });
  return {
    label,
    quantization: other.quantizationError(digits.test.x),
    topographic: other.topographicError(digits.test.x),
    warnings,
  };
};
const spoiled = [
  await tried('as above', {}),
  await tried('final radius 0.5', { finalRadius: 0.5 }),
  await tried('three epochs', {}, 3),
];
show.table(
  spoiled.map(({ label, quantization, topographic }) => ({
    map: label,
    'quantisation error': quantization,
    'topographic error': topographic,
  })),
);
for (const { label, warnings } of spoiled)
  for (const warning of warnings) console.log(`${label}: ${warning}`);

// %% [markdown]
// **... the columns have different scales?** On raw wines the map would be ordered by proline and by nothing else.

// %%
const wineMap = new networks.SelfOrganizingMap({ rows: 5, columns: 5, seed: 1 });
const unscaledWarnings = (await wineMap.fit(raw.train.x, { epochs: 20, verbose: 0 })).warnings;
console.log(unscaledWarnings.join('\n'));

// %% [markdown]
// ## 10.7 A team of experts
//
// *Modular networks* divide a task among several networks. In a *mixture of experts* (Jacobs, Jordan, Nowlan and
// Hinton 1991) a *gate* looks at the input and decides how much each expert counts. Gate and experts are trained
// together, and the experts specialise by themselves. Many of today's large language models are built this way.
//
// Our data have eight kinds of rows. Three features act as switches, and for each of their eight positions a
// different linear rule holds.

// %%
const featureCount = 12;
const expertCount = 12;
const ruleSource = new datasets.Random('rules');
const rules = Array.from({ length: 8 }, () =>
  Array.from({ length: featureCount + 1 }, () => ruleSource.normal()),
);

const piecewise = (count: number, seed: string) => {
  const random = new datasets.Random(seed);
  const number = () => 2 * random.next() - 1;
  const switchedTo = () => Math.sign(number()) * (0.4 + 0.6 * random.next());
  const x = Array.from({ length: count }, () =>
    Array.from({ length: featureCount }, (_, i) => (i < 3 ? switchedTo() : number())),
  );
  const y = x.map(row => {
    const [bias = 0, ...weights] = rules[row.slice(0, 3).reduce((kind, v) => 2 * kind + (v > 0 ? 1 : 0), 0)]!;
    return [(bias + row.reduce((sum, v, i) => sum + v * weights[i]!, 0)) / 2 + 0.05 * random.normal()];
  });
  return { x: tf.tensor2d(x), y: tf.tensor2d(y) };
};
type Rows = ReturnType<typeof piecewise>;

// %% [markdown]
// We take twelve linear experts and one gate. That is a few more experts than kinds, since one seldom knows the
// number of kinds beforehand. After each epoch we note two things. The *load* of an expert is the share of rows
// for which it is the first choice of the gate. The *entropy* of the gate says how undecided it is: $\ln 12 =
// 2.48$ at first, and near 0 when every row has its expert. A *load-balancing loss* is added to the training loss,
// with the weight 0.01, as in the Switch Transformer. It is smallest when all experts have an equal share.

// %%
const mixtureOf = (options = {}) =>
  models.Sequential([layers.MixtureOfExperts(1, expertCount, { inputShape: [featureCount], ...options })]);
const trainOn = async (net: tf.LayersModel, rows: Rows, rate: number, epochs: number, extra = {}) => {
  net.compile({ optimizer: tf.train.adam(rate), loss: 'meanSquaredError' });
  await net.fit(rows.x, rows.y, { epochs, batchSize: 50, verbose: 0, ...extra });
};
const errorOf = (net: tf.LayersModel, { x, y }: Rows) =>
  tf.tidy(() => tf.losses.meanSquaredError(y, net.predict(x) as tf.Tensor).dataSync()[0]!);

models.setRandomSeed(1);
const [learnt, unseen] = [piecewise(1000, 'train 1'), piecewise(500, 'test 1')];
const team = mixtureOf();
const loads: number[][] = [];
const entropies: number[] = [];
const watch = () => {
  const { load, entropy } = networks.gateUsage(team, unseen.x);
  loads.push([...load]);
  entropies.push(entropy);
};
await trainOn(team, learnt, 0.1, 80, { callbacks: [callbacks.LambdaCallback({ onEpochEnd: watch })] });
show.heatmap(
  Array.from({ length: expertCount }, (_, expert) => loads.map(load => load[expert]!)),
  { title: 'Load: the share of the rows that each expert answers', xLabel: 'epoch', yLabel: 'expert' },
);
show.lines({
  title: 'How undecided the gate is',
  xLabel: 'epoch',
  yLabel: 'entropy in nats',
  series: [{ name: 'gate', y: entropies }],
});
show.compiled(team);

// %% [markdown]
// Who answers what? For each of the eight kinds, here is the mean weight that the gate gives to each expert.

// %%
const gateLayer = team.layers[0] as ReturnType<typeof layers.MixtureOfExperts>;
const kindOf = (unseen.x.greater(0).slice([0, 0], [-1, 3]).arraySync() as number[][]).map(
  ([a, b, c]) => 4 * a! + 2 * b! + c!,
);
const byKind = tf.tidy(() => {
  const kinds = tf.oneHot(tf.tensor1d(kindOf, 'int32'), 8, 1, 0, 'float32');
  return tf
    .matMul(kinds, gateLayer.gate(unseen.x), true)
    .div(kinds.sum(0).reshape([8, 1]))
    .arraySync() as number[][];
});
show.heatmap(byKind, { title: 'Which expert the gate asks', yLabel: 'kind of row', xLabel: 'expert' });

// %% [markdown]
// ## 10.8 A fair comparison
//
// Does the team beat its best member, and does it beat a plain network? To be fair, the plain network gets **at
// least as many parameters**, and the better of two learning rates (0.03; the mixture has 0.1). "Its best expert
// alone" is the best of the twelve, if it answers all rows. The table also has a single linear network trained on
// everything, and a network of two hidden units, which a careless comparison might use. Each is trained five
// times, with new data and new initial weights.

// %%
const denseOf = (hidden: number) =>
  models.Sequential([
    layers.Dense(hidden, { activation: 'relu', inputShape: [featureCount] }),
    layers.Dense(1),
  ]);
const errors = {
  mixture: [] as number[],
  expert: [] as number[],
  single: [] as number[],
  dense: [] as number[],
  small: [] as number[],
};
for (const seed of seeds) {
  models.setRandomSeed(seed);
  const [rows, test] = [piecewise(1000, `train ${seed}`), piecewise(500, `test ${seed}`)];
  const mixture = mixtureOf();
  await trainOn(mixture, rows, 0.1, 80);
  const layer = mixture.layers[0] as ReturnType<typeof layers.MixtureOfExperts>;
  const alone = tf.tidy(() =>
    tf.squaredDifference(layer.expertOutputs(test.x), test.y.expandDims(0)).mean([1, 2]).dataSync(),
  );
  const single = models.Sequential([layers.Dense(1, { inputShape: [featureCount] })]);
  await trainOn(single, rows, 0.03, 40);
  const dense = denseOf(23);
  await trainOn(dense, rows, 0.03, 80);
  const small = denseOf(2);
  await trainOn(small, rows, 0.03, 40);
  errors.mixture.push(errorOf(mixture, test));
  errors.expert.push(Math.min(...alone));
  errors.single.push(errorOf(single, test));
  errors.dense.push(errorOf(dense, test));
  errors.small.push(errorOf(small, test));
}
const gains = errors.dense.map((error, i) => error - errors.mixture[i]!);
show.table(
  [
    { network: 'mixture of 12 experts', parameters: team.countParams(), error: withInterval(errors.mixture) },
    { network: 'its best expert alone', parameters: featureCount + 1, error: withInterval(errors.expert) },
    { network: 'one linear network', parameters: featureCount + 1, error: withInterval(errors.single) },
    {
      network: 'dense, as many parameters',
      parameters: denseOf(23).countParams(),
      error: withInterval(errors.dense),
    },
    {
      network: 'dense, two hidden units',
      parameters: denseOf(2).countParams(),
      error: withInterval(errors.small),
    },
    { network: 'dense minus mixture, pair by pair', parameters: '', error: withInterval(gains) },
  ],
  { title: 'Mean squared error on unseen rows (the noise alone is 0.0025)' },
);

// %% [markdown]
// ## 10.9 What goes wrong when ...
//
// **... the team is compared with a smaller network?** The dense network with two hidden units has the parameters
// of two experts instead of twelve, and no gate. The error of the team is a small fraction of its error, which
// proves nothing: more parameters nearly always win. Only the comparison with as many parameters counts.
//
// **... nobody looks at the gate?** With `topK: 1` only the first choice of the gate answers, and only the first
// choice learns. On inputs that are not centred, one expert is ahead for nearly every row from the start, gets all
// the practice, and stays ahead: the gate has *collapsed*. Nothing fails and the loss falls; only the load shows
// it. The load-balancing loss works against it, more strongly with a larger weight. Centred inputs help, too.

// %%
const off = (rows: Rows) => ({ x: rows.x.add(2) as tf.Tensor2D, y: rows.y });
const collapse: { gate: string; error: number; idle: number }[] = [];
const gates = [
  { gate: 'inputs around 2, no balancing', move: off, loadBalancing: 0 },
  { gate: 'inputs around 2, balancing 0.01', move: off, loadBalancing: 0.01 },
  { gate: 'inputs around 2, balancing 0.1', move: off, loadBalancing: 0.1 },
  { gate: 'inputs around 0, balancing 0.1', move: (rows: Rows) => rows, loadBalancing: 0.1 },
];
for (const { gate, move, loadBalancing } of gates) {
  const runs: { error: number; idle: number }[] = [];
  for (const seed of seeds.slice(0, 3)) {
    models.setRandomSeed(seed);
    const net = mixtureOf({ topK: 1, loadBalancing });
    await trainOn(net, move(piecewise(1000, `train ${seed}`)), 0.03, 40);
    const test = move(piecewise(500, `test ${seed}`));
    runs.push({ error: errorOf(net, test), idle: networks.gateUsage(net, test.x).idle.length });
  }
  collapse.push({ gate, error: mean(runs.map(run => run.error)), idle: mean(runs.map(run => run.idle)) });
}
show.table(
  collapse.map(({ gate, error, idle }) => ({ gate, error, 'idle experts of 12': idle })),
  { title: 'topK: 1, means of three runs' },
);

// %% [markdown]
// ## Exercises
//
// **1.** At which distance from its centre does a unit of width 1 answer one half?

// %% tags=["exercise"]
const halfway = undefined;
exercise('10.1', halfway);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const halfway = Math.sqrt(2 * Math.log(2));
// ```
//
// </details>
//
// **2.** How many parameters does a mixture of 4 experts on 10 features have, if each expert has a hidden layer of
// 6 units and one output?

// %% tags=["exercise"]
const mixtureParameters = undefined;
exercise('10.2', mixtureParameters);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const mixtureParameters = (10 + 1) * 4 + 4 * ((10 + 1) * 6 + (6 + 1) * 1);
// ```
//
// </details>
//
// **3.** The load-balancing loss of the Switch Transformer is the number of experts times the sum of $f P$ over
// the experts. Here $f$ is the share of the rows for which the expert has the largest probability, and $P$ is its
// mean probability. How large is it for three rows and two experts, if the gate gives the probabilities [0.9,
// 0.1], [0.6, 0.4] and [0.3, 0.7]?

// %% tags=["exercise"]
const balance = undefined;
exercise('10.3', balance);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const balance = 2 * ((2 / 3) * 0.6 + (1 / 3) * 0.4);
// ```
//
// </details>
//
// **4.** A small experiment: how few centres are enough? Fit a radial basis network with at most 60 centres to
// `digits.train` that reads at least 95 % of the digits of `digits.test`. The answer is the network.

// %% tags=["exercise"]
const fewer = undefined;
exercise('10.4', fewer, digits.test.x, digits.test.y);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const fewer = networks.radialBasisNetwork(digits.train.x, digits.train.y, {
//   centers: 60,
//   neighbors: 5,
//   classes: 10,
//   seed: 1,
// });
// fewer.compile({ optimizer: tf.train.adam(0.002), loss: 'meanSquaredError' });
// await fewer.fit(digits.train.x, oneHot, { epochs: 15, batchSize: 32, verbose: 0 });
// ```
//
// </details>
//
// ## What you have learnt
//
// - A radial basis function network is fitted in three steps of arithmetic. It is only as good as its distances,
//   so scale the data and take the centres from training rows.
// - A self-organising map needs two figures: one says how near it is to the data, the other whether it is in
//   order.
// - A mixture of experts can beat a plain network of the same size. Look at its gate.
// - A comparison counts only if both sides have as many parameters, and an interval tells whether the difference
//   is more than luck.
//
// [Lesson 11](11-graph-networks.ipynb) has three parts: networks whose inputs are graphs, networks whose layers
// vote, and networks whose units send spikes. First, was this lesson's promise kept?

// %%
verify({
  'with a centre on every point the curve passes through all of them': exactness < 1e-3,
  'the radial basis network reads digits within 5 points of the feed-forward network':
    mean(read.rbf) >= mean(read.mlp) - 0.05,
  'width 1 on unscaled data and random centres both fail':
    wines['unscaled, width 1'] < wines['scaled, widths from the data'] - 0.2 && lostAccuracy < 0.5,
  'centres on the test digits flatter the test': leak.test > leak.fresh + 0.05,
  'quantisation error at most 1.15 times that of k-means': mean(ratios) <= 1.15,
  'topographic error at most 0.1': mean(maps.topographic) <= 0.1,
  'a final radius below 1 tears the map': spoiled[1]!.topographic > 1.5 * spoiled[0]!.topographic,
  'the mixture beats its best expert':
    mean(errors.mixture) < Math.min(mean(errors.expert), mean(errors.single)),
  'the mixture beats a dense network of as many parameters': mean(errors.mixture) < mean(errors.dense),
  'without balancing experts lie idle, on centred inputs with balancing hardly any':
    collapse[0]!.idle > collapse[3]!.idle + 2,
});
