// %% [markdown]
// # 11a. Graph networks
//
// *Time needed: about 30 minutes, of which the computer takes one. Lesson 11 has three parts; the others are [11b,
// capsule networks](11-capsule-networks.ipynb), and [11c, spiking networks](11-spiking-networks.ipynb).*
//
// **The promise.** A karate club splits in two. You tell a network which leader two of its 34 members follow, and
// it finds out for at least 31 of the other 32, from nothing but who meets whom. A second network tells molecules
// with rings from molecules without, at least 85 times in 100. And you show that it does not matter how the nodes
// of a graph are numbered.
//
// ## 11.1 A graph
//
// A picture is a grid, and a text is a row. Many other things are neither: friendships, roads, molecules. Such
// data are *graphs*. A graph has *nodes*, and *edges* that join some of them.
//
// The graph below is famous. In the 1970s Wayne Zachary observed a karate club for two years and noted who met
// whom outside the club. Then the instructor (node 0) and the administrator (node 33) fell out, and the club
// split.

// %%
const club = datasets.karateClub();
show.nodeLink(club.edges, {
  title: 'Zachary’s karate club, and whom each member followed',
  labels: club.y,
  classNames: club.labels,
  marked: [0, 33],
  markLabel: 'instructor (0) and administrator (33)',
});

// %% [markdown]
// The positions of the nodes have no meaning of their own. The edges pull like springs and the nodes push each
// other away; the drawing shows where this comes to rest. Point at a node, or go there with the arrow keys, to see
// its neighbours.
//
// ## 11.2 A graph as a matrix
//
// A network needs numbers. The *adjacency matrix* A has a row and a column for each node, and a 1 where two nodes
// are joined. Here it is for a path of three nodes, 0 - 1 - 2.

// %%
const path: [number, number][] = [
  [0, 1],
  [1, 2],
];
networks.graphs.adjacency(path).print();

// %% [markdown]
// Multiply A by a column that holds one number for each node, and every node gets the sum of its neighbours'
// numbers. That is nearly a layer. Two things are missing:
//
// - A node does not get its *own* number. So we add 1 to the diagonal, which gives A + I.
// - A node with many neighbours gets large numbers, and they grow from layer to layer. So we divide each entry by
//   the roots of the *degrees* of both nodes. The degree of a node is its number of neighbours, here counting the
//   node itself.
//
// In the path, the degree of node 0 is now 2 and that of node 1 is 3. By hand, row 0 is

// %%
const rowByHand = [1 / Math.sqrt(2 * 2), 1 / Math.sqrt(2 * 3), 0];
const normalized = networks.graphs.normalizedAdjacency(path);
normalized.print();
check('row 0 of the normalised adjacency', normalized.slice([0, 0], [1, 3]).flatten(), rowByHand, 1e-6);

// %% [markdown]
// A *graph convolution* has three steps: a dense layer for every node, then this mixing with the neighbours, then
// an activation function. As a formula it is f(Â X W + b), where Â is the normalised matrix, X has a row of
// features for each node, and W and b are learned (Kipf and Welling 2017). The layer takes A and normalises it
// itself.

// %%
const x3 = tf.tensor2d([
  [1, 0],
  [0, 2],
  [3, 1],
]);
const convolution = layers.GraphConvolution(4, { activation: 'relu' });
const byLayer = convolution.apply([x3.expandDims(0), networks.graphs.adjacency(path).expandDims(0)]);
const [W, b] = convolution.getWeights() as [tf.Tensor2D, tf.Tensor1D];
check(
  'a graph convolution by hand',
  byLayer.squeeze([0]),
  tf.relu(normalized.matMul(x3).matMul(W).add(b)).arraySync() as number[][],
  1e-5,
);

// %% [markdown]
// (`expandDims(0)` is needed because the layer takes a batch of graphs. This is a batch of one.)
//
// ## 11.3 Two labels are enough
//
// The members have no features, so each gets its own number in one-hot encoding: X is the identity matrix. Three
// graph convolutions carry numbers from member to member, over up to three handshakes.

// %%
const A = networks.graphs.adjacency(club.edges).expandDims<tf.Tensor3D>(0);
const X = tf.eye(34).expandDims<tf.Tensor3D>(0);

function network(classes: number, layer = () => layers.GraphConvolution(16, { activation: 'tanh' })) {
  const x = tf.input({ shape: [34, 34] });
  const a = tf.input({ shape: [34, 34] });
  const hidden = layer().apply([layer().apply([x, a]), a]);
  const answer = layers.GraphConvolution(classes, { activation: 'softmax' }).apply([hidden, a]);
  return tf.model({ inputs: [x, a], outputs: answer, name: 'club' });
}

// %% [markdown]
// All 34 members are in the network, but only the labels of members 0 and 33 may teach it. These two have the
// weight 1 in the loss, all others have 0. The score counts the *other* 32. Many a beginner's script also counts
// the labelled members, which the network can hardly get wrong.

// %%
interface Trained {
  readonly model: tf.LayersModel;
  readonly known: readonly number[];
  readonly predicted: number[];
  readonly right: number;
  readonly labelled: number;
}

async function train(seed: number, known: number[], y: tf.Tensor1D, adjacency = A): Promise<Trained> {
  models.setRandomSeed(seed);
  const truth = Array.from(y.dataSync());
  const model = network(Math.max(...truth) + 1);
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'sparseCategoricalCrossentropy' });
  const weights = truth.map((_, member) => (known.includes(member) ? 1 : 0));
  await model.fit([X, adjacency], y.reshape([1, 34, 1]), {
    epochs: 100,
    verbose: 0,
    sampleWeight: [weights],
  });
  const scores = model.predict([X, adjacency]) as tf.Tensor;
  const predicted = Array.from(scores.argMax(-1).dataSync());
  const correct = (members: number[]) => members.filter(i => predicted[i] === truth[i]).length;
  const others = truth.map((_, i) => i).filter(i => !known.includes(i));
  return { model, known, predicted, right: correct(others), labelled: correct(known) };
}

const first = await train(0, [0, 33], club.y);
console.log(`${first.right} of the 32 others are right (and ${first.labelled} of the 2 that were given)`);
show.compiled(first.model);

// %%
show.nodeLink(club.edges, {
  title: 'Whom the network expects each member to follow',
  labels: first.predicted,
  classNames: club.labels,
  marked: [0, 33],
  markLabel: 'labelled',
});

// %% [markdown]
// One run may be lucky, so here are ten, each with other initial weights. Next to them stands a simple rule: each
// member follows the labelled member that is fewer handshakes away. (Where both are equally far, the rule is
// undecided and gets half a point.)

// %%
const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
/** A 95 % interval of the mean: t times the standard error. */
function interval(values: number[]): string {
  const m = mean(values);
  const deviation = Math.sqrt(values.reduce((sum, v) => sum + (v - m) ** 2, 0) / (values.length - 1));
  const t = values.length === 10 ? 2.262 : 2.776;
  return `${m.toFixed(2)} ± ${((t * deviation) / Math.sqrt(values.length)).toFixed(2)}`;
}

function steps(from: number): number[] {
  const distance = Array<number>(34).fill(Infinity);
  distance[from] = 0;
  for (let round = 0; round < 34; round++)
    for (const [a, b] of club.edges) {
      distance[a] = Math.min(distance[a]!, distance[b]! + 1);
      distance[b] = Math.min(distance[b]!, distance[a]! + 1);
    }
  return distance;
}
const [toInstructor, toAdministrator] = [steps(0), steps(33)];
const truth = Array.from(club.y.dataSync());
const ruleRight = truth
  .map((faction, i) => {
    const nearer = Math.sign(toInstructor[i]! - toAdministrator[i]!);
    return nearer === 0 ? 0.5 : Number(nearer > 0) === faction ? 1 : 0;
  })
  .filter((_, i) => i !== 0 && i !== 33)
  .reduce<number>((a, b) => a + b, 0);

const two: Trained[] = [];
for (let seed = 0; seed < 10; seed++) two.push(await train(seed, [0, 33], club.y));
const twoRight = two.map(run => run.right);
show.table(
  [
    { method: 'three graph convolutions, 10 seeds', 'right of 32': interval(twoRight) },
    { method: 'the labelled member that is nearer', 'right of 32': ruleRight.toFixed(1) },
    { method: 'everybody follows the instructor', 'right of 32': '16.0' },
  ],
  { title: 'Two labelled members' },
);

// %%
const missed = two.flatMap(run => truth.map((_, i) => i).filter(i => run.predicted[i] !== truth[i]));
console.log(
  `missed in ten runs: ${[...new Set(missed)].map(i => `member ${i}, ${missed.filter(m => m === i).length} times`).join('; ')}`,
);

// %% [markdown]
// Member 8 is always missed, and no wonder: most of his friends went with the administrator. Zachary explains why
// he did not. He was three weeks away from the examination for his black belt and could not leave his teacher. The
// graph knows nothing about that.
//
// ## 11.4 Four communities
//
// The edges alone also divide the club into four closer groups. One member of each group is given.

// %%
const fourKnown = [0, 4, 8, 24];
const four: Trained[] = [];
for (let seed = 0; seed < 10; seed++) four.push(await train(seed, fourKnown, club.communities));
const groups = Array.from(club.communities.dataSync()).filter((_, i) => !fourKnown.includes(i));
const largest = Math.max(...[0, 1, 2, 3].map(g => groups.filter(group => group === g).length));
console.log(`right of 30: ${interval(four.map(run => run.right))}; always the largest group: ${largest}`);
show.nodeLink(club.edges, {
  title: 'Four communities, as the last run sees them',
  labels: four[9]!.predicted,
  classNames: ['community 0', 'community 1', 'community 2', 'community 3'],
  marked: fourKnown,
  markLabel: 'labelled',
});

// %% [markdown]
// This is much better than guessing and far from perfect. One label for each group is not much where groups touch.
//
// ## 11.5 Attention
//
// In a graph convolution, the degrees decide how much a neighbour counts. In *graph attention* (Veličković and
// others 2018) this is learned: each node gives its neighbours scores, and a softmax over *the neighbours only*
// turns the scores into shares. In the drawing, the half of an edge that is closer to a member shows how much
// attention that member pays to the other end.

// %%
models.setRandomSeed(3);
const attention = layers.GraphAttention(8, 2, { activation: 'elu', name: 'attention' });
const [xIn, aIn] = [tf.input({ shape: [34, 34] }), tf.input({ shape: [34, 34] })];
const attended = layers
  .GraphAttention(2, { activation: 'softmax' })
  .apply([attention.apply([xIn, aIn]), aIn]);
const attentive = tf.model({ inputs: [xIn, aIn], outputs: attended, name: 'attentive' });
attentive.compile({ optimizer: tf.train.adam(0.01), loss: 'sparseCategoricalCrossentropy' });
const onlyTwo = truth.map((_, member) => (member === 0 || member === 33 ? 1 : 0));
await attentive.fit([X, A], club.y.reshape([1, 34, 1]), { epochs: 100, verbose: 0, sampleWeight: [onlyTwo] });
const byAttention = Array.from((attentive.predict([X, A]) as tf.Tensor).argMax(-1).dataSync());
const attentionRight = truth.filter((t, i) => i !== 0 && i !== 33 && byAttention[i] === t).length;
console.log(`graph attention: ${attentionRight} of 32`);
const looks = attention.attentionScores([X, A]);
show.nodeLink(club.edges, {
  title: 'Who looks at whom',
  labels: byAttention,
  classNames: club.labels,
  attention: looks,
});

// %% [markdown]
// In each row the shares of a member and its neighbours add up to 1, and strangers get nothing.

// %%
const strangers = tf.sub(1, A.squeeze<tf.Tensor2D>([0]).add(tf.eye(34)));
check('shares add up to 1', looks.sum(-1).min().dataSync()[0]!, 1, 1e-5);
check('strangers are not looked at', looks.mul(strangers).max().dataSync()[0]!, 0, 1e-9);

// %% [markdown]
// ## 11.6 What goes wrong when ...
//
// **... self-loops and normalisation are forgotten?** We multiply the same features eight times by the plain
// matrix A, and eight times by the normalised one. The first product explodes.

// %%
const eightTimes = (matrix: tf.Tensor2D) => {
  let features: tf.Tensor = tf.randomNormal([34, 4], 0, 1, 'float32', 1);
  for (let layer = 0; layer < 8; layer++) features = matrix.matMul(features);
  return features.abs().max().dataSync()[0]!;
};
const plainSize = eightTimes(networks.graphs.adjacency(club.edges));
const normalSize = eightTimes(networks.graphs.normalizedAdjacency(club.edges));
console.log(
  `largest feature after 8 layers: ${plainSize.toFixed(0)} with A, ${normalSize.toFixed(2)} with Â`,
);

// %% [markdown]
// **... there are too many layers?** Each layer mixes a node with its neighbours, and after many layers all nodes
// look alike. This is called *oversmoothing*. We measure how far apart the features of the members are after 0 to
// 16 mixings, without any training.

// %%
function spread(mixings: number): number {
  // Each row divided by its sum, so that a feature that all share stays as it is.
  const matrix = networks.graphs.normalizedAdjacency(club.edges);
  const mixing = matrix.div<tf.Tensor2D>(matrix.sum(1, true));
  let features: tf.Tensor = tf.randomNormal([34, 8], 0, 1, 'float32', 2);
  for (let layer = 0; layer < mixings; layer++) features = mixing.matMul(features);
  return features.sub(features.mean(0, true)).square().mean().sqrt().dataSync()[0]!;
}
const depths = [0, 1, 2, 3, 4, 6, 8, 12, 16];
show.lines({
  title: 'Oversmoothing',
  xLabel: 'mixings',
  yLabel: 'spread of the features between members',
  series: [{ name: 'spread', x: depths, y: depths.map(spread) }],
});

// %% [markdown]
// In a club where everybody is at most five handshakes away from everybody else, two or three layers see all that
// there is to see. Networks for graphs are seldom deep.
//
// **... edges go one way only?** Many files list each edge once. If the matrix has it in one direction only, half
// of the messages are lost. `networks.graphs.adjacency` goes both ways unless you say `directed: true`.

// %%
const oneWay = networks.graphs.adjacency(club.edges, { directed: true }).expandDims<tf.Tensor3D>(0);
const oneWayRight: number[] = [];
for (let seed = 0; seed < 5; seed++) oneWayRight.push((await train(seed, [0, 33], club.y, oneWay)).right);
console.log(`edges one way: ${interval(oneWayRight)} of 32; both ways: ${mean(twoRight).toFixed(2)}`);

// %% [markdown]
// ## 11.7 Whole graphs: molecules
//
// Now every graph is an example of its own, with one answer for the whole graph. Our molecules are invented. Their
// atoms are drawn at random; half of the molecules are trees, and half have two rings. The elements say nothing
// about the rings, only the bonds do.

// %%
const molecules = datasets.molecules();
for (const label of [0, 1]) {
  const one = molecules.train.graphs.find(graph => graph.label === label)!;
  show.nodeLink(one.edges, {
    title: molecules.labels[label]!,
    names: one.atoms,
    labels: one.atoms,
    classNames: molecules.elements,
  });
}

// %% [markdown]
// Molecules differ in size. `networks.graphs.batch` fills them up to the same number of nodes, and a *mask* says
// which of the nodes are real. At the end, `GraphPooling` combines the real nodes of a graph into one row.
//
// But what does the mixing preserve? A weighted *mean* over the neighbours cannot tell one carbon neighbour from
// three. A *sum* can. So the second network adds up, with A + I as it is (`normalize: false`). Xu and others
// (2019) show that sums can tell more graphs apart than means.

// %%
const padded = ({ graphs, y }: typeof molecules.train) => ({
  ...networks.graphs.batch(graphs, { nodes: 18 }),
  y,
});
const [trainSet, testSet] = [padded(molecules.train), padded(molecules.test)];
const inputs = ({ features, adjacency, mask }: typeof trainSet, sums: boolean): tf.Tensor[] => [
  features,
  sums ? adjacency.add(tf.eye(18)) : adjacency,
  mask,
];

async function moleculeNetwork(seed: number, sums: boolean, epochs = 20) {
  models.setRandomSeed(seed);
  const [x, a, m] = [tf.input({ shape: [18, 4] }), tf.input({ shape: [18, 18] }), tf.input({ shape: [18] })];
  const layer = () => layers.GraphConvolution(32, { activation: 'relu', normalize: !sums });
  const hidden = layer().apply([layer().apply([x, a]), a]);
  const pooled = layers.GraphPooling({ pool: 'mean' }).apply([hidden, m]);
  const answer = layers.Dense(1, 'sigmoid').apply(layers.Dense(32, 'relu').apply(pooled));
  const model = tf.model({ inputs: [x, a, m], outputs: answer, name: sums ? 'sums' : 'means' });
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'binaryCrossentropy' });
  await model.fit(inputs(trainSet, sums), trainSet.y, { epochs, batchSize: 32, verbose: 0 });
  return { model, accuracy: rightShare(model.predict(inputs(testSet, sums)) as tf.Tensor) };
}
/** A probability above one half says: rings. */
function rightShare(probabilities: tf.Tensor): number {
  return metrics.accuracyScore(testSet.y, probabilities.greater(0.5).toInt().flatten());
}
const sums: number[] = [];
for (let seed = 0; seed < 5; seed++) sums.push((await moleculeNetwork(seed, true)).accuracy);
const means: number[] = [];
for (let seed = 0; seed < 5; seed++) means.push((await moleculeNetwork(seed, false)).accuracy);

// %% [markdown]
// A simple baseline counts the atoms of each element and knows nothing about the bonds.

// %%
const counts = ({ features }: typeof trainSet) => features.sum(1);
models.setRandomSeed(0);
const logistic = tf.sequential({
  layers: [tf.layers.dense({ units: 1, activation: 'sigmoid', inputShape: [4] })],
});
logistic.compile({ optimizer: tf.train.adam(0.01), loss: 'binaryCrossentropy' });
await logistic.fit(counts(trainSet), trainSet.y, { epochs: 20, verbose: 0 });
const byCounts = rightShare(logistic.predict(counts(testSet)) as tf.Tensor);
show.table(
  [
    { method: 'graph network, sums, 5 seeds', 'right of the unseen molecules': interval(sums) },
    { method: 'graph network, normalised means, 5 seeds', 'right of the unseen molecules': interval(means) },
    {
      method: 'logistic regression on how many atoms of each element',
      'right of the unseen molecules': byCounts.toFixed(2),
    },
  ],
  { title: 'Are there rings?' },
);

// %% [markdown]
// (If you count atoms *and* bonds, you need no network: a tree has one bond fewer than it has atoms. The sums can
// find that out, and the means hardly can.)
//
// **What goes wrong when a batch has no index vector?** Other libraries put the graphs of a batch side by side
// into one large graph, without edges between its parts. An *index vector* must then say which node belongs to
// which graph, or pooling combines all of them into one row.

// %%
const union = networks.graphs.union(molecules.test.graphs.slice(0, 3));
const withIndex = networks.graphs.pool(union.features, union.index);
const withoutIndex = union.features.mean(0);
console.log(
  `three molecules: ${withIndex.shape[0]} rows with the index vector, shape [${withoutIndex.shape}] without`,
);
const byMask = layers
  .GraphPooling()
  .apply([testSet.features.slice([0, 0, 0], [3, 18, 4]), testSet.mask.slice([0, 0], [3, 18])]);
check('index vector and padded batch agree', byMask, withIndex.arraySync(), 1e-6);

// %% [markdown]
// ## 11.8 The numbers of the nodes mean nothing
//
// We give the members other numbers, put the rows and columns into the new order, and ask the first network again.
// Each member gets the same answer as before: the network sees the graph, not the numbers.

// %%
const order = tf.tensor1d(new datasets.Random(5).shuffled(truth.map((_, i) => i)), 'int32');
const before = first.model.predict([X, A]) as tf.Tensor3D;
const after = first.model.predict([X.gather(order, 1), A.gather(order, 1).gather(order, 2)]) as tf.Tensor3D;
const renumbered = after.sub(before.gather(order, 1)).abs().max().dataSync()[0]!;
console.log(`largest difference after renumbering: ${renumbered.toExponential(1)}`);

// %% [markdown]
// ## Exercises
//
// **1.** A star: node 0 is joined to the nodes 1, 2 and 3, and these have no other neighbours. Which number stands
// between node 0 and node 1 in the normalised matrix?

// %% tags=["exercise"]
const between = undefined;
exercise('11a.1', between);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const between = 1 / Math.sqrt(4 * 2);
// ```
//
// </details>
//
// **2.** How many parameters does `layers.GraphConvolution(16)` have if each node has 34 features? Does the number
// of nodes matter?

// %% tags=["exercise"]
const parameters = undefined;
exercise('11a.2', parameters);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const parameters = 34 * 16 + 16;
// ```
//
// </details>
//
// **3.** How many graph convolutions are needed until something of member 33 has reached every member of the club?

// %% tags=["exercise"]
const handshakes = undefined;
exercise('11a.3', handshakes, steps(33));

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const handshakes = Math.max(...steps(33));
// ```
//
// </details>
//
// **4.** A small experiment: not every label is worth as much as those of the two leaders. Find two members who
// follow different leaders and whose labels teach so little that at most 24 of the other 32 are right. The answer
// is the result of `await train(0, [one, other], club.y)`.

// %% tags=["exercise"]
const poor = undefined;
exercise('11a.4', poor, truth);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const poor = await train(0, [8, 9], club.y);
// ```
//
// </details>
//
// ## What you have learnt
//
// - A graph becomes a matrix. With self-loops and normalised by the degrees, it mixes each node with its
//   neighbours.
// - A graph convolution is a dense layer followed by this mixing. Graph attention learns how much each neighbour
//   counts.
// - A few labels can be enough, because the edges carry them on. Which nodes are labelled matters.
// - Deep graph networks smooth everything. Two or three layers are usual.
// - The answer does not depend on how the nodes are numbered.
//
// [Lesson 11b](11-capsule-networks.ipynb) returns to pictures, with networks whose layers vote. First, was this
// lesson's promise kept?

// %%
verify({
  'two labels: at least 31 of the other 32, mean of ten runs': mean(twoRight) >= 31,
  'and more than the rule of the nearer member': mean(twoRight) > ruleRight,
  'at least 85 of 100 unseen molecules, mean of five runs': mean(sums) >= 0.85,
  'more than by counting elements': mean(sums) > byCounts,
  'numbering the nodes otherwise changes nothing': renumbered < 1e-5,
});
