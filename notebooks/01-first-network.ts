// %% [markdown]
// # 1. A first network
//
// *Time needed: about 25 minutes, of which the computer takes less than one.*
//
// **The promise.** At the end of this lesson a network that you have built reads handwritten digits that it
// has never seen, and gets at least 95 of 100 right. You need no mathematics for it.
//
// *Artificial intelligence* is the attempt to make machines do what seems to require thought. *Machine
// learning* is one approach to it: instead of programming the solution, you let a program find it from
// examples. *Deep learning* is one kind of machine learning. Its programs are *neural networks* with several
// layers, each of which turns its input into something that the next layer can use more easily. This lesson
// shows all of that on a small scale.
//
// How to work through a lesson: read a paragraph, run the cell below it with Shift+Enter, look at the result,
// and go on. You may change any cell and run it again, as often as you like. Cells use the results of the
// cells above them: if one of them cannot find a name, run the cells above it first (menu *Run*). An exercise
// prints `○` until you answer it, `✓` when your answer is right, and `✗` with a hint when it is not. The last
// cell checks whether the promise was kept.
//
// ## 1.1 Look at the data
//
// `datasets.digits()` holds 1,797 small pictures of digits, written by 43 people. Some of them are set aside
// as the *test set*. The network learns from the *training set* alone, so `test` can show whether it
// *generalises*, that is, whether it can also read digits that it has never seen. The split depends on a fixed
// seed and is the same on every computer.

// %%
const { train, test, labels, source, licence } = datasets.digits();
console.log(`${train.x.shape[0]} pictures to learn from, ${test.x.shape[0]} to be tested on`);
console.log(`from ${source}, ${licence}`);

// %% [markdown]
// Here are the first twenty. Each has 8 x 8 pixels; a pixel is a number from 0 (bare paper) to 1 (full ink),
// and `ink` has them drawn so: dark on light.

// %%
show.images(train.x.slice(0, 20).reshape([20, 8, 8]), {
  title: 'The first twenty digits',
  labels: Array.from(train.y.dataSync().slice(0, 20), String),
  columns: 10,
  ink: true,
});

// %% [markdown]
// For the network a picture is just a row of 64 numbers. This is the first picture as the network sees it.

// %%
console.log(Array.from(train.x.slice(0, 1).dataSync(), ink => ink.toFixed(2)).join(' '));

// %% [markdown]
// ## 1.2 Build the network
//
// A *layer* takes numbers in and gives numbers out. A `dense` layer with 64 *units* computes 64 weighted sums
// of all its inputs, and every unit has *weights* of its own. The last layer of this network has ten units, one
// for each digit, and `softmax` turns their outputs into ten probabilities that add up to 1. Choosing one class
// out of several, as here, is called *classification*.

// %%
const model = tf.sequential({
  name: 'digits',
  layers: [
    tf.layers.dense({ units: 64, activation: 'relu', inputShape: [64], name: 'hidden' }),
    tf.layers.dense({ units: 10, activation: 'softmax', name: 'digit' }),
  ],
});

// %% [markdown]
// Before a network can be trained it needs three things: a *loss*, the number that says how wrong it is; an
// *optimizer*, which changes the weights so that the loss becomes smaller; and *metrics*, such as the share of
// right answers (*accuracy*), which are there for us to read.

// %%
model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
model.summary();

// %% [markdown]
// Each of the 64 units of the first layer has 64 weights and one *bias*, a number that is added to its sum.
// Together with those of the second layer that makes 4,810 *parameters*, the numbers that training will
// change. The weights start as random numbers, so before training the network can only guess, and about one
// guess in ten is right.

// %%
const predictClasses = (x: tf.Tensor) => model.predict(x).argMax(-1).dataSync();

const before = metrics.accuracyScore(test.y, predictClasses(test.x));
console.log(`before training: ${(100 * before).toFixed(1)} % of the test pictures`);

// %% [markdown]
// ## 1.3 Train it
//
// `fit` shows the network the training pictures in *mini-batches* of 32. After each mini-batch it nudges every
// weight a little in the direction that lowers the loss. One pass through all the training pictures is called
// an *epoch*. A tenth of the pictures (`validationSplit`) is held back: the network does not learn from these,
// so they show during training how well it generalises. In JupyterLab the curves grow while it trains, and you
// can pause or stop it.

// %%
const history = await model.fit(train.x, train.y, { epochs: 40, batchSize: 32, validationSplit: 0.1 });

// %% [markdown]
// The loss falls and the accuracy rises, quickly at first and then slowly. This is how most *learning curves*
// look.
//
// ## 1.4 Test it
//
// Now let the network read the pictures of the test set.

// %%
const predicted = predictClasses(test.x);
const accuracy = metrics.accuracyScore(test.y, predicted);
console.log(`after training: ${(100 * accuracy).toFixed(1)} % of the test pictures`);

// %% [markdown]
// Which digits does it confuse with which? In a *confusion matrix* each row stands for the true digit and each
// column for the network's answer. Everything off the diagonal is a mistake.

// %%
show.confusionMatrix(test.y, predicted, { labels });

// %% [markdown]
// Here are the mistakes themselves: the true digit, then the network's answer. Would you have read all of them
// correctly?

// %%
const truth = Array.from(test.y.dataSync());
const mistakes = truth.flatMap((digit, i) => (digit === predicted[i] ? [] : [i]));
show.images(tf.gather(test.x, mistakes.slice(0, 16)).reshape([-1, 8, 8]), {
  title: `${mistakes.length} mistakes in ${truth.length} test pictures`,
  labels: mistakes.slice(0, 16).map(i => truth[i]!),
  predictions: mistakes.slice(0, 16).map(i => predicted[i]!),
  columns: 8,
  ink: true,
});

// %% [markdown]
// ## 1.5 The same for larger pictures
//
// The best-known collection of handwritten digits, MNIST, has pictures of 28 x 28 = 784 pixels. A network for
// them is the same as ours; only the number of inputs changes. `datasets.mnist()` reads ten thousand of them, and
// lesson 13 works with those. Here we enlarge our own digits to that size, so that both networks learn from the
// same pictures.

// %%
const enlarge = (x: tf.Tensor2D) =>
  tf.tidy(() => tf.image.resizeBilinear(x.reshape<tf.Tensor4D>([-1, 8, 8, 1]), [28, 28]).reshape([-1, 784]));
const [largerTrain, largerTest] = [enlarge(train.x), enlarge(test.x)];
show.images(largerTrain.slice(0, 10).reshape([10, 28, 28]), {
  title: 'The first ten digits with 28 x 28 pixels',
  labels: Array.from(train.y.dataSync().slice(0, 10), String),
  columns: 10,
  ink: true,
});

// %% [markdown]
// The network below is written in a second style. Both styles use *TensorFlow*, Google's open-source library
// for computing with *tensors*, that is, arrays of any number of dimensions. It turns a network into a graph of
// operations, runs it fast on the processor at hand, and finds out by itself in which direction to nudge each
// weight (lesson 2 shows how). *Keras* is the most popular way to describe networks for TensorFlow, in Python:
// you stack layers, then call `compile` and `fit`. `tf.layers`, in small letters, is the version of Keras that
// comes with TensorFlow for JavaScript; `models` and `layers`, with capitals, let you copy a line of Keras
// almost word for word.

// %%
const larger = models.Sequential(
  [layers.Dense(64, { activation: 'relu', inputShape: [784] }), layers.Dense(10, { activation: 'softmax' })],
  { name: 'larger-digits' },
);
larger.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
larger.summary();

// %%
const largerHistory = await larger.fit(largerTrain, train.y, {
  epochs: 40,
  batchSize: 32,
  validationSplit: 0.1,
});
const largerAccuracy = metrics.accuracyScore(test.y, larger.predict(largerTest));
console.log(
  `with 784 inputs ${(100 * largerAccuracy).toFixed(1)} %, with 64 inputs ${(100 * accuracy).toFixed(1)} %`,
);

// %% [markdown]
// The second network has ten times as many parameters, but its pictures contain nothing that the small ones do
// not contain. So do not expect it to be much better: more parameters help only where there is more to learn.
//
// ## Exercises
//
// Put your answer in place of `undefined` and run the cell. An answer may be a calculation or several lines of
// code.
//
// **1.** How many parameters does a dense layer with 32 units have if it takes 64 inputs?

// %% tags=["exercise"]
const parameters = undefined;
exercise('1.1', parameters);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const parameters = 64 * 32 + 32;
// ```
//
// </details>
//
// **2.** Which digit does the network of 1.2 find hardest? `metrics.recallScore(test.y, predicted, { average:
// 'none' })` gives, for each digit, the share of its pictures that were recognised. Find the digit with the
// smallest share.

// %% tags=["exercise"]
const hardest = undefined;
exercise('1.2', hardest, test.y, predicted);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const recalls = metrics.recallScore(test.y, predicted, { average: 'none' });
// const hardest = recalls.indexOf(Math.min(...recalls));
// ```
//
// </details>
//
// **3.** How certain is the network about the first test picture? Give the largest of its ten probabilities.

// %% tags=["exercise"]
const confidence = undefined;
exercise('1.3', confidence, model, test.x);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const probabilities = model.predict(test.x.slice(0, 1)).dataSync();
// const confidence = Math.max(...probabilities);
// ```
//
// </details>
//
// **4.** A small experiment: how much smaller may the network be? Build and train one with at most 1,300
// parameters that still reads at least 85 % of the test pictures. The answer is the trained model.

// %% tags=["exercise"]
const smaller = undefined;
exercise('1.4', smaller, test.x, test.y);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const smaller = models.Sequential([
//   layers.Dense(16, { activation: 'relu', inputShape: [64] }),
//   layers.Dense(10, { activation: 'softmax' }),
// ]);
// smaller.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
// await smaller.fit(train.x, train.y, { epochs: 40, batchSize: 32, verbose: 0 });
// ```
//
// </details>
//
// ## What you have learnt
//
// - A network is a stack of layers; its parameters start at random and training adjusts them.
// - The loss says how wrong the network is, and the optimizer makes it smaller, one mini-batch after another.
// - A network is judged by examples that it has not learned from. The confusion matrix shows which mistakes it
//   makes.
//
// So far a unit has been a black box. In [lesson 2](02-neuron-and-activations.ipynb) you open it and do by hand
// what `fit` did here. First, did the network keep this lesson's promise?

// %%
verify({
  'before training the network guessed (less than 30 % right)': before < 0.3,
  'after training it reads at least 95 of 100 unseen digits': accuracy >= 0.95,
  'the network with 784 inputs reads at least 95 of 100, too': largerAccuracy >= 0.95,
});
