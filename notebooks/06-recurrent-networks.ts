// %% [markdown]
// # 6. Recurrent networks
//
// **The promise.** You build networks that read or write *sequences*, and measure each on data it has never
// seen. Three kinds of recurrent layer tell whether a film review is kind (each at least 85 % right); one
// network rewrites dates (at least 95 % without a single wrong character); and one describes pictures in a
// sentence (at least 95 % word for word).
//
// ## 6.1 A neuron that remembers
//
// Text, speech, prices, the weather: in a *sequence* the order matters. A feed-forward network has no notion
// of order; a *recurrent* layer reads one step at a time and has a connection back to itself, which carries a
// *state* $h$, its memory, from step to step. At each step it mixes what comes in with what it remembers:
//
// $$ h_t = \tanh(x_t W + h_{t-1} U + b) $$
//
// Three steps by hand, with two inputs and two units:

// %%
const W = [
  [0.5, -0.3],
  [0.2, 0.8],
];
const U = [
  [0.1, 0.4],
  [-0.2, 0.3],
];
const b = [0.05, -0.1];
const steps = [
  [1, 0],
  [0, 1],
  [1, 1],
];

let h = [0, 0];
for (const x of steps) {
  h = [0, 1].map(k =>
    Math.tanh(x[0]! * W[0]![k]! + x[1]! * W[1]![k]! + h[0]! * U[0]![k]! + h[1]! * U[1]![k]! + b[k]!),
  );
  console.log(`after ${x}: h = ${h.map(v => v.toFixed(4)).join(', ')}`);
}

// %%
const simple = tf.sequential({ layers: [tf.layers.simpleRNN({ units: 2, inputShape: [3, 2] })] });
simple.setWeights([tf.tensor2d(W), tf.tensor2d(U), tf.tensor1d(b)]);
const layerState = simple.predict(tf.tensor3d([steps])) as tf.Tensor;
check('the layer remembers the same', layerState, [h], 1e-5);

// %% [markdown]
// Multiplied by $U$ at every step, old memories fade, and so do the gradients that should teach the layer
// what to remember: the *vanishing gradient*. Two layers were invented against that.
//
// - A *GRU* (gated recurrent unit) has *gates*: small networks whose sigmoid says, at each step and for each
//   unit, how much of the old state to keep, between 0 and 1.
// - An *LSTM* (long short-term memory) has a memory cell beside its state, and three gates: what to forget,
//   what to let in, what to tell.
//
// What a gate is worth can be seen with one unit. The same sequence of 40 steps goes through three layers, and
// we ask the gradient how much the last state would change with what was heard $k$ steps before. The simple
// unit remembers with a weight of 0.8. In the other two the gates that keep stand open by 98 %; a bias of 2.4
// sees to that. (The gates here have a sigmoid made of straight lines, $0.2 z + 0.5$ between 0 and 1.)

// %%
const listeners = {
  'simple RNN': tf.layers.simpleRNN({ units: 1, inputShape: [40, 1] }),
  LSTM: tf.layers.lstm({ units: 1, inputShape: [40, 1] }),
  GRU: tf.layers.gru({ units: 1, inputShape: [40, 1] }),
};
// Weights for the input and for the state, and a bias: one for each gate, in the layer's order.
const memories = {
  'simple RNN': { input: [1], state: [0.8], bias: [0] },
  LSTM: { input: [0, 0, 1, 0], state: [0, 0, 0, 0], bias: [0, 2.4, 0, 0] }, // in, forget, cell, out
  GRU: { input: [0, 0, 1], state: [0, 0, 0], bias: [2.4, 0, 0] }, // keep, reset, new
};
const heard = tf.randomNormal([1, 40, 1], 0, 0.3, 'float32', 5);

const echoes = (Object.keys(listeners) as (keyof typeof listeners)[]).map(name => {
  const layer = listeners[name];
  layer.apply(heard); // which makes its weights
  const { input, state, bias } = memories[name];
  layer.setWeights([tf.tensor2d([input]), tf.tensor2d([state]), tf.tensor1d(bias)]);
  const influence = tf
    .grad((x: tf.Tensor) => (layer.apply(x) as tf.Tensor).sum())(heard)
    .abs();
  const backwards = Array.from(influence.dataSync()).reverse();
  return { name, y: backwards.map(value => value / backwards[0]!) };
});
show.lines({
  title: 'How much is left of what was heard',
  xLabel: 'steps ago',
  yLabel: 'influence, against the last step',
  yScale: 'log',
  series: echoes,
});

// %% [markdown]
// After 30 steps next to nothing is left in the simple unit; with their gates open the others still hear it.
// In a real layer nobody sets the gates: they depend on what comes in and on the state, and training finds
// when to keep and when to forget.
//
// ## 6.2 Sequence to vector: is the review kind?
//
// Our reviews are made by a grammar, not by people; that is said plainly. But the grammar has what makes
// reviews hard: negation ("was anything but dull"), concession ("although the plot was stale , the cast was
// superb") and irony ("how wonderful , two hours that i will never get back").

// %%
const reviews = datasets.sentiment();
const reviewWords = tokenizers.words(reviews.train.map(review => review.text));
show.table(reviews.train.slice(0, 6).map(({ text, label }) => ({ text, label: reviews.labels[label] })));
console.log(
  `${reviews.train.length} reviews to learn from, ${reviews.test.length} to test, ${reviewWords.vocabulary.size} words`,
);

// %% [markdown]
// A *tokenizer* numbers the words; shorter reviews are filled with zeros in front. An *embedding* layer then
// gives each word a vector of 16 learned numbers.

// %%
const reviewInput = (texts: readonly string[]) => reviewWords.batch(texts, { length: 34, padding: 'pre' });
const [reviewX, reviewTestX] = [reviews.train, reviews.test].map(set =>
  reviewInput(set.map(review => review.text)),
) as [tf.Tensor2D, tf.Tensor2D];
const [reviewY, reviewTestY] = [reviews.train, reviews.test].map(set =>
  tf.tensor1d(set.map(review => review.label)),
) as [tf.Tensor1D, tf.Tensor1D];

function sentimentModel(name: string, middle: tf.layers.Layer) {
  const net = tf.sequential({
    name,
    layers: [
      tf.layers.embedding({ inputDim: reviewWords.vocabulary.size, outputDim: 16, inputLength: 34 }),
      middle,
      tf.layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  });
  net.compile({ optimizer: tf.train.adam(0.01), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  return net;
}
const kindness = (net: tf.LayersModel) => {
  const said = Array.from((net.predict(reviewTestX) as tf.Tensor).dataSync(), p => (p > 0.5 ? 1 : 0));
  return metrics.accuracyScore(reviewTestY, said);
};

// %% [markdown]
// First without memory: the average of the word vectors, which knows the words and not their order. This is
// the mark to beat.

// %%
const bag = sentimentModel('bag-of-words', tf.layers.globalAveragePooling1d({}));
const bagHistory = await bag.fit(reviewX, reviewY, { epochs: 8, batchSize: 64, verbose: 0 });
const bagAccuracy = kindness(bag);
console.log(`words without order: ${(100 * bagAccuracy).toFixed(1)} %`);

// %% [markdown]
// Now a GRU. How many epochs it takes depends on the random start, so we stop when it has learned: when it is
// right on 98 of 100 reviews that were set aside (`val_acc`).

// %%
const stopAt = (net: tf.LayersModel, measure: 'acc' | 'val_acc', goal: number) => ({
  onEpochEnd: (_epoch: number, logs?: tf.Logs) => {
    if ((logs?.[measure] ?? 0) >= goal) net.stopTraining = true;
  },
});

async function learnKindness(net: tf.LayersModel, verbose: 0 | 1) {
  const started = performance.now();
  const { history } = await net.fit(reviewX, reviewY, {
    epochs: 40,
    batchSize: 64,
    validationSplit: 0.1,
    verbose,
    callbacks: [stopAt(net, 'val_acc', 0.98)],
  });
  const seconds = (performance.now() - started) / 1000;
  return { net, seconds, curve: history['val_acc'] as number[], accuracy: kindness(net) };
}

const gru = await learnKindness(sentimentModel('sentiment-gru', tf.layers.gru({ units: 32 })), 1);
console.log(`a GRU, which reads in order: ${(100 * gru.accuracy).toFixed(1)} %`);

// %% [markdown]
// For some epochs it does no better than the bag of words; then it discovers that order matters, and the
// curve leaps. Try it on sentences of your own, with words from the table above:

// %%
const sentences = [
  'the plot was dull',
  'the plot was anything but dull',
  'how wonderful , my neighbour slept through it all',
  'although the music was awful , the ending was far from boring',
];
const kind = Array.from((gru.net.predict(reviewInput(sentences)) as tf.Tensor).dataSync());
show.table(sentences.map((sentence, i) => ({ sentence, 'probability that it is kind': kind[i] })));

// %% [markdown]
// ### Simple, LSTM, GRU
//
// The same network with each kind of layer, 32 units each, trained until it has learned.

// %%
const contenders = [
  {
    layer: 'simple RNN',
    ...(await learnKindness(sentimentModel('sentiment-simple', tf.layers.simpleRNN({ units: 32 })), 0)),
  },
  {
    layer: 'LSTM',
    ...(await learnKindness(sentimentModel('sentiment-lstm', tf.layers.lstm({ units: 32 })), 0)),
  },
  { layer: 'GRU', ...gru },
];
show.table(
  contenders.map(({ layer, net, accuracy, curve, seconds }) => ({
    layer,
    'its weights': net.layers[1]!.countParams(),
    accuracy: `${(100 * accuracy).toFixed(1)} %`,
    epochs: curve.length,
    seconds: seconds.toFixed(1),
  })),
  { title: 'Unseen reviews' },
);

// %%
show.lines({
  title: 'Learning to read in order',
  xLabel: 'epoch',
  yLabel: 'accuracy on reviews set aside',
  form: 'linesAndPoints',
  series: contenders.map(({ layer, curve }) => ({ name: layer, x: curve.map((_, i) => i + 1), y: curve })),
});

// %% [markdown]
// What this shows, and what not. All three learn to read in order. The LSTM has four times as many weights as
// the simple layer, because it computes three gates besides its new content; the GRU has three times as many
// and does as well as the LSTM. Which of them leaps first changes from start to start: run the cells again.
// And our reviews have 34 words at the most, so this is no test of long memory; picture 6.1 says where that
// would show. In practice LSTM and GRU are tried first.
//
// ## 6.3 Sequence to sequence: dates
//
// People write days in many ways, machines in one: `2024-02-29`. Two recurrent layers do the translation. The
// *encoder* reads the words and ends with a state that holds what they mean; the *decoder* begins with that
// state and writes characters one at a time, each time told what it wrote before.

// %%
const dates = datasets.dates();
show.table(dates.train.slice(0, 6));

// %%
const dateWords = tokenizers.words(dates.train.map(pair => pair.source));
const dateCharacters = tokenizers.characters(dates.train.map(pair => pair.target));
const [dateSteps, isoSteps] = [7, 11];

// The decoder's input is the target moved by one: START first; its target ends with END.
const dateInputs = (pairs: typeof dates.train) => [
  dateWords.batch(
    pairs.map(pair => pair.source),
    { length: dateSteps },
  ),
  dateCharacters.batch(
    pairs.map(pair => pair.target),
    { length: isoSteps, start: true },
  ),
];
const dateTargets = (pairs: typeof dates.train) =>
  dateCharacters
    .batch(
      pairs.map(pair => pair.target),
      { length: isoSteps, end: true },
    )
    .expandDims(-1);

const dateIn = tf.input({ shape: [dateSteps], dtype: 'int32', name: 'words' });
const isoIn = tf.input({ shape: [isoSteps], dtype: 'int32', name: 'written' });
const encoded = tf.layers
  .embedding({ inputDim: dateWords.vocabulary.size, outputDim: 32 })
  .apply(dateIn) as tf.SymbolicTensor;
const [, meaning] = tf.layers
  .gru({ units: 64, returnState: true, name: 'encoder' })
  .apply(encoded) as tf.SymbolicTensor[];
const written = tf.layers
  .embedding({ inputDim: dateCharacters.vocabulary.size, outputDim: 16 })
  .apply(isoIn) as tf.SymbolicTensor;
const decoded = tf.layers
  .gru({ units: 64, returnSequences: true, name: 'decoder' })
  .apply(written, { initialState: [meaning!] }) as tf.SymbolicTensor;
const nextCharacter = tf.layers
  .dense({ units: dateCharacters.vocabulary.size, activation: 'softmax' })
  .apply(decoded) as tf.SymbolicTensor;

const translator = tf.model({ inputs: [dateIn, isoIn], outputs: nextCharacter, name: 'dates' });
translator.compile({
  optimizer: tf.train.adam(0.01),
  loss: 'sparseCategoricalCrossentropy',
  metrics: ['accuracy'],
});
translator.summary();

// %%
const dateHistory = await translator.fit(dateInputs(dates.train), dateTargets(dates.train), {
  epochs: 60,
  batchSize: 64,
  validationSplit: 0.1,
  callbacks: [stopAt(translator, 'val_acc', 0.9995)],
});

// %% [markdown]
// While it learns, the decoder is told the right characters so far. In earnest it must live with its own:
// `write` starts from START, takes the likeliest next token, and goes on with that. An answer counts only
// when all ten characters are right.

// %%
function write(net: tf.LayersModel, seen: tf.Tensor, length: number): number[][] {
  const count = seen.shape[0]!;
  let tokens = tf.fill([count, length], tokenizers.PAD, 'int32');
  let last = tf.fill([count, 1], tokenizers.START, 'int32');
  const sofar: tf.Tensor[] = [];
  for (let i = 0; i < length; i++) {
    sofar.push(last);
    tokens = tf.concat(
      [...sofar, tf.fill([count, length - i - 1], tokenizers.PAD, 'int32')].filter(
        part => part.shape[1]! > 0,
      ),
      1,
    ) as tf.Tensor2D;
    const said = net.predict([seen, tokens], { batchSize: 500 }) as tf.Tensor;
    last = said.slice([0, i, 0], [-1, 1, -1]).argMax(-1).toInt() as tf.Tensor2D;
  }
  return tf.concat([...sofar.slice(1), last], 1).arraySync() as number[][];
}

const isoDates = write(translator, dateInputs(dates.test)[0]!, isoSteps).map(row =>
  dateCharacters.decode(row),
);
const exactDates = dates.test.filter((pair, i) => pair.target === isoDates[i]).length / dates.test.length;
show.table(
  dates.test
    .slice(0, 6)
    .map((pair, i) => ({ source: pair.source, written: isoDates[i], right: pair.target === isoDates[i] })),
);
console.log(
  `${(100 * exactDates).toFixed(1)} % of ${dates.test.length} unseen dates are right to the last character`,
);

// %% [markdown]
// ## 6.4 Vector to sequence: captions
//
// Last, a picture goes in and a sentence comes out. The pictures are painted by a program: one or two shapes
// in four colours and two sizes.

// %%
const captions = datasets.captions({ count: 5000 });
show.images(captions.train.x.slice(0, 8), {
  labels: [1, 2, 3, 4, 5, 6, 7, 8],
  columns: 8,
  title: 'Painted pictures',
});
show.table(captions.train.captions.slice(0, 8).map((sentence, i) => ({ picture: i + 1, sentence })));

// %% [markdown]
// A convolutional network looks at the picture and makes a vector of it; a recurrent one gets this vector at
// every step, and the words so far, and says the next word.

// %%
const captionWords = tokenizers.words(captions.train.captions);
const sentenceSteps =
  1 + Math.max(...captions.train.captions.map(caption => captionWords.split(caption).length));
const wordsSoFar = (set: typeof captions.train) =>
  captionWords.batch(set.captions, { length: sentenceSteps, start: true });
const wordsNext = (set: typeof captions.train) =>
  captionWords.batch(set.captions, { length: sentenceSteps, end: true }).expandDims(-1);

const pictureIn = tf.input({ shape: [24, 24, 3], name: 'picture' });
const wordsIn = tf.input({ shape: [sentenceSteps], dtype: 'int32', name: 'words' });
let seen: tf.SymbolicTensor = pictureIn;
for (const filters of [24, 32, 48]) {
  seen = tf.layers
    .conv2d({ filters, kernelSize: 3, padding: 'same', activation: 'relu' })
    .apply(seen) as tf.SymbolicTensor;
  seen = tf.layers.maxPooling2d({ poolSize: 2 }).apply(seen) as tf.SymbolicTensor;
}
seen = tf.layers.flatten().apply(seen) as tf.SymbolicTensor;
seen = tf.layers.dense({ units: 96, activation: 'relu', name: 'glance' }).apply(seen) as tf.SymbolicTensor;
const everyStep = tf.layers.repeatVector({ n: sentenceSteps }).apply(seen) as tf.SymbolicTensor;
const wordVectors = tf.layers
  .embedding({ inputDim: captionWords.vocabulary.size, outputDim: 32 })
  .apply(wordsIn) as tf.SymbolicTensor;
const both = tf.layers.concatenate().apply([wordVectors, everyStep]) as tf.SymbolicTensor;
const spoken = tf.layers.gru({ units: 96, returnSequences: true }).apply(both) as tf.SymbolicTensor;
const nextWord = tf.layers
  .dense({ units: captionWords.vocabulary.size, activation: 'softmax' })
  .apply(spoken) as tf.SymbolicTensor;

const captioner = tf.model({ inputs: [pictureIn, wordsIn], outputs: nextWord, name: 'captions' });
captioner.compile({
  optimizer: tf.train.adam(0.004),
  loss: 'sparseCategoricalCrossentropy',
  metrics: ['accuracy'],
});

// %% [markdown]
// Ten epochs with long steps, then some with short ones, to settle; done when it says 99.95 % of the words
// of its training sentences right.

// %%
const slower = callbacks.LearningRateScheduler((epoch: number) => (epoch < 10 ? 0.004 : 0.0008));
const captionHistory = await captioner.fit(
  [captions.train.x, wordsSoFar(captions.train)],
  wordsNext(captions.train),
  {
    epochs: 24,
    batchSize: 32,
    callbacks: [slower, stopAt(captioner, 'acc', 0.9995)],
  },
);

// %%
const spokenCaptions = write(captioner, captions.test.x, sentenceSteps).map(row => captionWords.decode(row));
const exactCaptions =
  captions.test.captions.filter((caption, i) => caption === spokenCaptions[i]).length / spokenCaptions.length;
show.images(captions.test.x.slice(0, 8), {
  labels: [1, 2, 3, 4, 5, 6, 7, 8],
  columns: 8,
  title: 'Pictures it has never seen',
});
show.table(
  spokenCaptions.slice(0, 8).map((said, i) => ({
    picture: i + 1,
    'the network says': said,
    right: said === captions.test.captions[i],
  })),
);
console.log(
  `${(100 * exactCaptions).toFixed(1)} % of ${spokenCaptions.length} unseen pictures are described word for word`,
);

// %% [markdown]
// ## Exercises
//
// **1.** How many parameters has a simple recurrent layer of 32 units that reads vectors of 16 numbers?

// %% tags=["exercise"]
let parameters: number | undefined = undefined;
check(
  'parameters of a recurrent layer',
  parameters,
  tf.sequential({ layers: [tf.layers.simpleRNN({ units: 32, inputShape: [5, 16] })] }).countParams(),
  {
    hint: 'W, U and b; the number of steps does not matter.',
  },
);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// let parameters: number | undefined = 16 * 32 + 32 * 32 + 32;
// ```
//
// </details>
//
// **2.** What does the date network make of "the 1st of May 1999"? Use `write`.

// %% tags=["exercise"]
let mayDay: string | undefined = undefined;
check(
  'the first of May',
  mayDay,
  dateCharacters.decode(
    write(translator, dateWords.batch(['the 1st of May 1999'], { length: dateSteps }), isoSteps)[0]!,
  ),
);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const asked = dateWords.batch(['the 1st of May 1999'], { length: dateSteps });
// let mayDay: string | undefined = dateCharacters.decode(write(translator, asked, isoSteps)[0]!);
// ```
//
// </details>
//
// ## Was the promise kept?

// %%
verify({
  'a recurrent step by hand equals the layer':
    layerState
      .sub(tf.tensor2d([h]))
      .abs()
      .max()
      .dataSync()[0]! < 1e-5,
  'simple RNN, LSTM and GRU each judge at least 85 % of unseen reviews rightly': contenders.every(
    ({ accuracy }) => accuracy >= 0.85,
  ),
  'and each better than words without order': contenders.every(({ accuracy }) => accuracy > bagAccuracy),
  'after 30 steps open gates keep ten times as much as the simple unit':
    Math.min(echoes[1]!.y[30]!, echoes[2]!.y[30]!) > 10 * echoes[0]!.y[30]!,
  'at least 95 % of unseen dates are right to the last character': exactDates >= 0.95,
  'at least 95 % of unseen pictures are described word for word': exactCaptions >= 0.95,
});
