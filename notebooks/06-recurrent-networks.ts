// %% [markdown]
// # 6. Recurrent networks
//
// **The promise.** You build three networks that read or write *sequences*, and measure each on data it has
// never seen: one that tells whether a film review is kind (at least 85 % right), one that rewrites dates (at
// least 95 % without a single wrong character), and one that describes pictures in a sentence (at least 95 %
// word for word).
//
// ## 6.1 A neuron that remembers
//
// A recurrent layer reads a sequence one step at a time and keeps a *state* $h$, its memory. At each step it
// mixes what comes in with what it remembers:
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
// Multiplied by $U$ at every step, old memories fade quickly in such a layer, and so do the gradients that
// should teach it. *LSTM* and *GRU* layers have gates: small networks that decide at each step what to keep,
// what to forget and what to let in.
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
  net.compile({ optimizer: tf.train.adam(0.005), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
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

// %%
const gru = sentimentModel('sentiment-gru', tf.layers.gru({ units: 32 }));
// How many epochs it takes depends on the random start: stop when it has learned.
const stopAt = (net: tf.LayersModel, measure: 'acc' | 'val_acc', goal: number) => ({
  onEpochEnd: (_epoch: number, logs?: tf.Logs) => {
    if ((logs?.[measure] ?? 0) >= goal) net.stopTraining = true;
  },
});
const gruHistory = await gru.fit(reviewX, reviewY, {
  epochs: 40,
  batchSize: 64,
  validationSplit: 0.1,
  callbacks: [stopAt(gru, 'val_acc', 0.97)],
});
const gruAccuracy = kindness(gru);
console.log(`a GRU, which reads in order: ${(100 * gruAccuracy).toFixed(1)} %`);

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
const kind = Array.from((gru.predict(reviewInput(sentences)) as tf.Tensor).dataSync());
show.table(sentences.map((sentence, i) => ({ sentence, 'probability that it is kind': kind[i] })));

// %% [markdown]
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
  .gru({ units: 128, returnState: true, name: 'encoder' })
  .apply(encoded) as tf.SymbolicTensor[];
const written = tf.layers
  .embedding({ inputDim: dateCharacters.vocabulary.size, outputDim: 16 })
  .apply(isoIn) as tf.SymbolicTensor;
const decoded = tf.layers
  .gru({ units: 128, returnSequences: true, name: 'decoder' })
  .apply(written, { initialState: [meaning!] }) as tf.SymbolicTensor;
const nextCharacter = tf.layers
  .dense({ units: dateCharacters.vocabulary.size, activation: 'softmax' })
  .apply(decoded) as tf.SymbolicTensor;

const translator = tf.model({ inputs: [dateIn, isoIn], outputs: nextCharacter, name: 'dates' });
translator.compile({
  optimizer: tf.train.adam(0.005),
  loss: 'sparseCategoricalCrossentropy',
  metrics: ['accuracy'],
});
translator.summary();

// %%
const dateHistory = await translator.fit(dateInputs(dates.train), dateTargets(dates.train), {
  epochs: 40,
  batchSize: 128,
  callbacks: [stopAt(translator, 'acc', 0.9995)],
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
  labels: captions.train.captions.slice(0, 8),
  columns: 4,
  title: 'Pictures and their sentences',
});

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
for (const filters of [32, 48, 64]) {
  seen = tf.layers
    .conv2d({ filters, kernelSize: 3, padding: 'same', activation: 'relu' })
    .apply(seen) as tf.SymbolicTensor;
  seen = tf.layers.maxPooling2d({ poolSize: 2 }).apply(seen) as tf.SymbolicTensor;
}
seen = tf.layers.flatten().apply(seen) as tf.SymbolicTensor;
seen = tf.layers.dense({ units: 128, activation: 'relu', name: 'glance' }).apply(seen) as tf.SymbolicTensor;
const everyStep = tf.layers.repeatVector({ n: sentenceSteps }).apply(seen) as tf.SymbolicTensor;
const wordVectors = tf.layers
  .embedding({ inputDim: captionWords.vocabulary.size, outputDim: 32 })
  .apply(wordsIn) as tf.SymbolicTensor;
const both = tf.layers.concatenate().apply([wordVectors, everyStep]) as tf.SymbolicTensor;
const spoken = tf.layers.gru({ units: 128, returnSequences: true }).apply(both) as tf.SymbolicTensor;
const nextWord = tf.layers
  .dense({ units: captionWords.vocabulary.size, activation: 'softmax' })
  .apply(spoken) as tf.SymbolicTensor;

const captioner = tf.model({ inputs: [pictureIn, wordsIn], outputs: nextWord, name: 'captions' });
captioner.compile({
  optimizer: tf.train.adam(0.003),
  loss: 'sparseCategoricalCrossentropy',
  metrics: ['accuracy'],
});

// %%
const slower = callbacks.LearningRateScheduler((epoch: number) => (epoch < 11 ? 0.003 : 0.0006));
const captionHistory = await captioner.fit(
  [captions.train.x, wordsSoFar(captions.train)],
  wordsNext(captions.train),
  {
    epochs: 30,
    batchSize: 64,
    callbacks: [slower, stopAt(captioner, 'acc', 0.9998)],
  },
);

// %%
const spokenCaptions = write(captioner, captions.test.x, sentenceSteps).map(row => captionWords.decode(row));
const exactCaptions =
  captions.test.captions.filter((caption, i) => caption === spokenCaptions[i]).length / spokenCaptions.length;
show.images(captions.test.x.slice(0, 8), {
  labels: captions.test.captions.slice(0, 8),
  predictions: spokenCaptions.slice(0, 8),
  columns: 4,
  title: 'Unseen pictures, described',
});
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
  'the GRU judges at least 85 % of unseen reviews rightly': gruAccuracy >= 0.85,
  'and better than words without order': gruAccuracy > bagAccuracy,
  'at least 95 % of unseen dates are right to the last character': exactDates >= 0.95,
  'at least 95 % of unseen pictures are described word for word': exactCaptions >= 0.95,
});
