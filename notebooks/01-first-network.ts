// %% [markdown]
// # 1. A first network
//
// **The promise.** At the end of this page a network that you built reads handwritten digits that it has
// never seen, and at least 95 of 100 it reads correctly. No formula is needed; a few minutes are.
//
// *Artificial intelligence* is the wish to let machines do what takes thought. *Machine learning* is one way
// there: not to program the answer, but to let a program find it from examples. *Deep learning* is one way of
// machine learning: its programs are *neural networks* of several layers, each of which turns what it gets
// into something easier to use for the next. This page has all of that in small.
//
// How a page of this course works: read a paragraph, run the cell below it with Shift+Enter, look at what
// comes out, go on. You may change a cell and run it again, as often as you like. Cells build on those above
// them: if one cannot find a name, run the cells above first (menu *Run*). Exercises say `○` until you answer
// them, `✓` when the answer is right, and otherwise what to try. The last cell checks whether the promise was
// kept.
//
// ## 1.1 Look at the data
//
// `datasets.digits()` holds 1,797 small pictures of digits, written by 43 people. A part is set aside as the
// *test*: the network learns from `train` alone, so that `test` can tell what it makes of pictures it has
// never met. The split is fixed by a seed and is the same on every computer.

// %%
const { train, test, labels, source, licence } = datasets.digits();
console.log(`${train.x.shape[0]} pictures to learn from, ${test.x.shape[0]} to be tested on`);
console.log(`from ${source}, ${licence}`);

// %% [markdown]
// Here are the first twenty. Each has 8 x 8 pixels; a pixel is a number from 0 (paper) to 1 (ink).

// %%
show.images(train.x.slice(0, 20).reshape([20, 8, 8]), {
  title: 'The first twenty digits',
  labels: Array.from(train.y.dataSync().slice(0, 20), String),
  columns: 10,
});

// %% [markdown]
// To the network a picture is a row of 64 numbers. This is the first one, as the network gets it.

// %%
console.log(Array.from(train.x.slice(0, 1).dataSync(), ink => ink.toFixed(2)).join(' '));

// %% [markdown]
// ## 1.2 Build the network
//
// A *layer* takes numbers in and gives numbers out. A `dense` layer of 64 *units* computes 64 sums over all
// of its inputs, each sum with its own *weights*. The last layer here has ten units, one for each digit, and
// `softmax` turns what they say into ten probabilities that add up to 1.

// %%
const model = tf.sequential({
  name: 'digits',
  layers: [
    tf.layers.dense({ units: 64, activation: 'relu', inputShape: [64], name: 'hidden' }),
    tf.layers.dense({ units: 10, activation: 'softmax', name: 'digit' }),
  ],
});

// %% [markdown]
// Three things make a network ready to learn: an *optimizer*, which changes the weights; a *loss*, the number
// that it makes small; and *metrics*, which are there for us to read.

// %%
model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
model.summary();

// %% [markdown]
// 64 weights and one *bias* for each of 64 units make the 4,160 parameters of the first layer. All 4,810
// start as random numbers.
//
// So before it learns, the network guesses. One guess in ten is right:

// %%
const predictClasses = (x: tf.Tensor) => tf.tidy(() => (model.predict(x) as tf.Tensor).argMax(-1).dataSync());

const before = metrics.accuracyScore(test.y, predictClasses(test.x));
console.log(`before training: ${(100 * before).toFixed(1)} % of the test pictures`);

// %% [markdown]
// ## 1.3 Train it
//
// `fit` shows the network the training pictures, 32 at a time, and after each 32 nudges every weight a
// little. Once through all pictures is an *epoch*. A tenth of them (`validationSplit`) is kept aside to
// watch, while it learns, how well the network does on pictures that it does not learn from. In JupyterLab
// the curves move while it runs, and you may stop it.

// %%
const history = await model.fit(train.x, train.y, { epochs: 40, batchSize: 32, validationSplit: 0.1 });

// %% [markdown]
// The loss falls and the accuracy rises, first fast, then slowly. That is what learning looks like.
//
// ## 1.4 Test it
//
// Now the pictures that were set aside.

// %%
const predicted = predictClasses(test.x);
const accuracy = metrics.accuracyScore(test.y, predicted);
console.log(`after training: ${(100 * accuracy).toFixed(1)} % of the test pictures`);

// %% [markdown]
// Which digits are taken for which? In a *confusion matrix* each row is a true digit and each column what the
// network said. Everything off the diagonal is a mistake.

// %%
show.confusionMatrix(test.y, predicted, { labels });

// %% [markdown]
// Look at the mistakes themselves: what each is, and what the network took it for. Would you have read them
// better?

// %%
const truth = Array.from(test.y.dataSync());
const mistakes = truth.flatMap((digit, i) => (digit === predicted[i] ? [] : [i]));
show.images(tf.gather(test.x, mistakes.slice(0, 16)).reshape([-1, 8, 8]), {
  title: `${mistakes.length} mistakes in ${truth.length} test pictures`,
  labels: mistakes.slice(0, 16).map(i => truth[i]!),
  predictions: mistakes.slice(0, 16).map(i => predicted[i]!),
  columns: 8,
});

// %% [markdown]
// ## 1.5 The same for larger pictures
//
// The best-known set of digits, MNIST, has pictures of 28 x 28 = 784 pixels. The network for it is the same;
// only the number of inputs changes. Here it is written in another style.
//
// Below both styles works *TensorFlow*, Google's open-source library for computing with arrays, here called
// *tensors*: it turns a network into a graph of operations, runs it fast on whatever processor there is, and
// finds by itself which way to nudge each weight (lesson 2 looks underneath). *Keras* is the best-known way
// to write networks for it, in Python: layers to stack, `compile`, `fit`. Both styles follow it: `tf.layers`
// with its small letters is TensorFlow's own for JavaScript, `models` and `layers` with capitals take a line
// of Keras nearly as it is.

// %%
const larger = models.Sequential([
  layers.Dense(64, { activation: 'relu', inputShape: [784] }),
  layers.Dense(10, { activation: 'softmax' }),
]);
larger.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
larger.summary();

// %% [markdown]
// ## Exercises
//
// **1.** How many parameters does a dense layer of 32 units have that takes 64 inputs? Write the number in
// place of `undefined`.

// %% tags=["exercise"]
let parameters: number | undefined = undefined;
const answer = tf.sequential({ layers: [tf.layers.dense({ units: 32, inputShape: [64] })] }).countParams();
check('parameters of a dense layer', parameters, answer, {
  hint: 'Each unit has one weight for each input, and one bias.',
});

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// let parameters: number | undefined = 64 * 32 + 32;
// ```
//
// </details>
//
// **2.** Which digit does the network find hardest? `metrics.recallScore` with `average: 'none'` gives, for
// each digit, the share of its pictures that were recognised. Find the index of the smallest.

// %% tags=["exercise"]
let hardest: number | undefined = undefined;
check(
  'the hardest digit',
  hardest,
  (() => {
    const found = metrics.recallScore(test.y, predicted, { average: 'none' });
    return found.indexOf(Math.min(...found));
  })(),
  { hint: 'Look for the row of the matrix with the largest share off the diagonal.' },
);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const recalls = metrics.recallScore(test.y, predicted, { average: 'none' });
// let hardest: number | undefined = recalls.indexOf(Math.min(...recalls));
// ```
//
// </details>
//
// **3.** How sure is the network of the first test picture? Give the largest of its ten probabilities.

// %% tags=["exercise"]
let confidence: number | undefined = undefined;
check(
  'the largest probability',
  confidence,
  (model.predict(test.x.slice(0, 1)) as tf.Tensor).max().dataSync()[0]!,
  1e-3,
);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const probabilities = (model.predict(test.x.slice(0, 1)) as tf.Tensor).dataSync();
// let confidence: number | undefined = Math.max(...probabilities);
// ```
//
// </details>
//
// ## Was the promise kept?

// %%
verify({
  'before training the network guessed (less than 30 % right)': before < 0.3,
  'after training it reads at least 95 of 100 unseen digits': accuracy >= 0.95,
});
