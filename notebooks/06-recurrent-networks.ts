// %% [markdown]
// # 6. Recurrent networks
//
// *Time needed: about 50 minutes, of which the computer takes one or two.*
//
// **The promise.** You build networks that read or write *sequences*, and measure each of them on data that it
// has never seen. Three kinds of recurrent layer tell whether a film review is positive (each is right on at
// least 85 %), one network rewrites dates (at least 95 % without a single wrong character), one describes
// pictures in a sentence (at least 95 % word for word), and one forecasts tomorrow's temperature in Seattle
// better than the usual rule of thumb.
//
// ## 6.1 A neuron with a memory
//
// Text, speech, prices, the weather: in a *sequence* the order matters. A feed-forward network has no notion of
// order. A *recurrent* layer reads the sequence one step at a time and passes a *state* $h$, its memory, from
// each step to the next. The new state depends on the current input and on the old state:
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
const layerState = simple.predict(tf.tensor3d([steps]));
check('the layer ends with the same state', layerState, [h], 1e-5);

// %% [markdown]
// At every step the old state is multiplied by $U$, so old memories fade. The same happens, backwards, to the
// gradients that should teach the layer what to remember; this is the *vanishing gradient* problem again. Two
// kinds of layer were invented to solve it. Both have *gates*: small layers whose sigmoid says for each unit,
// between 0 and 1, how much to let through.
//
// - A *GRU* (gated recurrent unit) has gates that decide how much of the old state to keep and how much of it to
//   use for the new one.
// - An *LSTM* (long short-term memory) has a memory cell beside its state, and three gates: what to forget, what
//   to store, and what to output.
//
// One unit is enough to see the effect of a gate. A sequence of 40 steps goes through three layers with one unit
// each, and the gradient tells us how much the last state depends on the input $k$ steps earlier. The state of the
// simple unit is multiplied by 0.8 at every step. In the other two a bias of 2.4 holds the gate that keeps the
// memory open by 98 %. (TensorFlow.js computes gates with a sigmoid made of straight lines: $0.2 z + 0.5$, cut
// off at 0 and 1.)

// %%
const units = {
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
const signal = tf.randomNormal([1, 40, 1], 0, 0.3, 'float32', 5);

const influences = (Object.keys(units) as (keyof typeof units)[]).map(name => {
  const layer = units[name];
  layer.apply(signal); // which makes its weights
  const { input, state, bias } = memories[name];
  layer.setWeights([tf.tensor2d([input]), tf.tensor2d([state]), tf.tensor1d(bias)]);
  const influence = tf
    .grad((x: tf.Tensor) => layer.apply(x).sum())(signal)
    .abs();
  const backwards = Array.from(influence.dataSync()).reverse();
  return { name, y: backwards.map(value => value / backwards[0]!) };
});
show.lines({
  title: 'How far back a unit remembers',
  xLabel: 'steps ago',
  yLabel: 'influence, relative to the last step',
  yScale: 'log',
  series: influences,
});

// %% [markdown]
// Look at the left and the right end of the curves. For the last few steps all three units are alike. After 30
// steps almost nothing is left in the simple unit, while the two with open gates still remember. (Their curves lie on
// each other: with a single open gate, LSTM and GRU do the same.) In a real layer
// nobody sets the gates by hand: they depend on the input and the state, and training finds out when to keep and
// when to forget.
//
// ## 6.2 Sequence to vector: is the review positive?
//
// Our reviews were not written by people. A grammar generates them, with the things that make real reviews
// difficult: negation ("was anything but dull"), concession ("although the plot was stale , the cast was superb")
// and irony ("how wonderful , two hours that i will never get back").

// %%
const reviews = datasets.sentiment();
const reviewWords = tokenizers.words(reviews.train.map(review => review.text));
show.table(reviews.train.slice(0, 6).map(({ text, label }) => ({ text, label: reviews.labels[label] })));
console.log(
  `${reviews.train.length} reviews to learn from, ${reviews.test.length} to test, ${reviewWords.vocabulary.size} words`,
);

// %% [markdown]
// A *tokenizer* gives every word a number. Short reviews are filled up with zeros at the front (*padding*), so
// that all have the same length. An *embedding* layer then replaces each number by a vector of 16 numbers, which
// are learned like weights.

// %%
const reviewInput = (texts: readonly string[]) => reviewWords.batch(texts, { length: 34, padding: 'pre' });
const tensorsOf = (set: typeof reviews.train) => ({
  x: reviewInput(set.map(review => review.text)),
  y: tf.tensor1d(set.map(review => review.label)),
});
const [seenReviews, unseenReviews] = [tensorsOf(reviews.train), tensorsOf(reviews.test)];

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
const accuracyOnUnseen = (net: tf.LayersModel) =>
  metrics.accuracyScore(unseenReviews.y, net.predict(unseenReviews.x).greater(0.5).squeeze([1]).dataSync());

// %% [markdown]
// First a network without a memory: it averages the vectors of the words, so it knows which words occur but not
// in which order (a *bag of words*). This is the *baseline*, the result that a recurrent layer has to beat.

// %%
const bag = sentimentModel('bag-of-words', tf.layers.globalAveragePooling1d({}));
await bag.fit(seenReviews.x, seenReviews.y, { epochs: 8, batchSize: 64, verbose: 0 });
const bagAccuracy = accuracyOnUnseen(bag);
console.log(`a bag of words: ${(100 * bagAccuracy).toFixed(1)} %`);

// %% [markdown]
// Now a GRU. How many epochs it needs depends on its random weights at the start. So we stop the training when the
// network is right on 98 of 100 reviews of the validation set (`val_accuracy`). A recurrent network can also get
// stuck; if it has not reached the goal after 40 epochs, we start again with other random weights, twice at most.

// %%
const stopAt = (net: tf.LayersModel, measure: 'accuracy' | 'val_accuracy', goal: number) => ({
  onEpochEnd: (_epoch: number, logs?: tf.Logs) => {
    if ((logs?.[measure] ?? 0) >= goal) net.stopTraining = true;
  },
});

async function learnSentiment(name: string, recurrent: () => tf.layers.Layer, verbose: 0 | 1) {
  for (let starts = 1; ; starts++) {
    const net = sentimentModel(name, recurrent());
    const started = performance.now();
    const { history } = await net.fit(seenReviews.x, seenReviews.y, {
      epochs: 40,
      batchSize: 64,
      validationSplit: 0.1,
      verbose,
      callbacks: [stopAt(net, 'val_accuracy', 0.98)],
    });
    const seconds = (performance.now() - started) / 1000;
    const curve = history['val_accuracy'] as number[];
    if (curve.at(-1)! >= 0.98 || starts === 3)
      return { net, starts, seconds, curve, accuracy: accuracyOnUnseen(net) };
  }
}

const gru = await learnSentiment('sentiment-gru', () => tf.layers.gru({ units: 32 }), 1);
console.log(`a GRU: ${(100 * gru.accuracy).toFixed(1)} %`);

// %% [markdown]
// For some epochs it is no better than the bag of words. Then it discovers that order matters, and the curve
// leaps up. Try it on sentences of your own, with words from the table above:

// %%
const sentences = [
  'the plot was dull',
  'the plot was anything but dull',
  'how wonderful , my neighbour slept through it all',
  'although the music was awful , the ending was far from boring',
];
const positive = gru.net.predict(reviewInput(sentences)).dataSync();
show.table(sentences.map((sentence, i) => ({ sentence, 'probability of positive': positive[i] })));

// %% [markdown]
// ### Simple RNN, LSTM or GRU?
//
// We train the same network with each kind of recurrent layer, 32 units each, until it reaches the same goal.

// %%
const contenders = [
  {
    layer: 'simple RNN',
    ...(await learnSentiment('sentiment-simple', () => tf.layers.simpleRNN({ units: 32 }), 0)),
  },
  {
    layer: 'LSTM',
    ...(await learnSentiment('sentiment-lstm', () => tf.layers.lstm({ units: 32 }), 0)),
  },
  { layer: 'GRU', ...gru },
];
show.table(
  contenders.map(({ layer, net, accuracy, curve, starts, seconds }) => ({
    layer,
    parameters: net.layers[1]!.countParams(),
    accuracy: `${(100 * accuracy).toFixed(1)} %`,
    'random starts': starts,
    epochs: curve.length,
    seconds: seconds.toFixed(1),
  })),
  { title: 'Unseen reviews' },
);

// %%
show.lines({
  title: 'Learning that order matters',
  xLabel: 'epoch',
  yLabel: 'validation accuracy',
  form: 'linesAndPoints',
  series: contenders.map(({ layer, curve }) => ({ name: layer, x: curve.map((_, i) => i + 1), y: curve })),
});

// %% [markdown]
// All three learn to use the order of the words. The LSTM has four times as many parameters as the simple layer,
// because it computes three gates besides its new content; the GRU has three times as many and does as well as the
// LSTM. Which of them leaps first depends on the random start: run the cells again and see. Our reviews have 34
// words at most, so this is no test of long memories; there the drawing in 6.1 shows the difference. In practice
// people try LSTM and GRU first.
//
// ## 6.3 Sequence to sequence: dates
//
// People write dates in many ways, machines in one: `2024-02-29`. Two recurrent layers translate. The *encoder*
// reads the words, and its last state holds their meaning. The *decoder* starts from this state and writes the
// date character by character; at each step its input is the character before.

// %%
const dates = datasets.dates();
show.table(dates.train.slice(0, 6));

// %%
const dateWords = tokenizers.words(dates.train.map(pair => pair.source));
const dateCharacters = tokenizers.characters(dates.train.map(pair => pair.target));
const [dateSteps, isoSteps] = [7, 11];

// The decoder's input is the target shifted by one step: it begins with START, and the target ends with END.
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
const encoded = tf.layers.embedding({ inputDim: dateWords.vocabulary.size, outputDim: 32 }).apply(dateIn);
const [, meaning] = tf.layers.gru({ units: 64, returnState: true, name: 'encoder' }).apply(encoded);
const written = tf.layers.embedding({ inputDim: dateCharacters.vocabulary.size, outputDim: 16 }).apply(isoIn);
const decoded = tf.layers
  .gru({ units: 64, returnSequences: true, name: 'decoder' })
  .apply(written, { initialState: [meaning!] });
const nextCharacter = tf.layers
  .dense({ units: dateCharacters.vocabulary.size, activation: 'softmax' })
  .apply(decoded);

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
  callbacks: [stopAt(translator, 'val_accuracy', 0.9995)],
});

// %% [markdown]
// During training the decoder always gets the *correct* previous characters, even if its own would have been
// different. This is called *teacher forcing*. When it is used there is no teacher, and the decoder has to go on
// from its own output: `write` starts with START, takes the most probable next token, appends it to the input, and
// repeats. Taking the most probable token at every step is called *greedy decoding*. An answer counts as right
// only if all ten characters are right.

// %%
function write(net: tf.LayersModel, seen: tf.Tensor, length: number): number[][] {
  const rows: number[][] = Array.from({ length: seen.shape[0]! }, () => [tokenizers.START]);
  for (let i = 0; i < length; i++) {
    const padded = rows.map(row => [...row, ...Array<number>(length - row.length).fill(tokenizers.PAD)]);
    const probabilities = net.predict([seen, tf.tensor2d(padded, undefined, 'int32')], { batchSize: 500 });
    const likeliest = probabilities.slice([0, i, 0], [-1, 1, -1]).argMax(-1).dataSync();
    rows.forEach((row, k) => row.push(likeliest[k]!));
  }
  return rows.map(row => row.slice(1));
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
// Now a picture goes in and a sentence comes out. A program has painted the pictures: one or two shapes in four
// colours and two sizes.

// %%
const captions = datasets.captions({ count: 5000 });
show.images(captions.train.x.slice(0, 8), {
  labels: [1, 2, 3, 4, 5, 6, 7, 8],
  columns: 8,
  title: 'Painted pictures',
});
show.table(captions.train.captions.slice(0, 8).map((sentence, i) => ({ picture: i + 1, sentence })));

// %% [markdown]
// A convolutional network turns the picture into a vector. A recurrent layer gets this vector at every step,
// together with the words so far, and predicts the next word. The training uses teacher forcing again.

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
  seen = tf.layers.conv2d({ filters, kernelSize: 3, padding: 'same', activation: 'relu' }).apply(seen);
  seen = tf.layers.maxPooling2d({ poolSize: 2 }).apply(seen);
}
seen = tf.layers.flatten().apply(seen);
seen = tf.layers.dense({ units: 96, activation: 'relu', name: 'picture_vector' }).apply(seen);
const everyStep = tf.layers.repeatVector({ n: sentenceSteps }).apply(seen);
const wordVectors = tf.layers
  .embedding({ inputDim: captionWords.vocabulary.size, outputDim: 32 })
  .apply(wordsIn);
const both = tf.layers.concatenate().apply([wordVectors, everyStep]);
const spoken = tf.layers.gru({ units: 96, returnSequences: true }).apply(both);
const nextWord = tf.layers
  .dense({ units: captionWords.vocabulary.size, activation: 'softmax' })
  .apply(spoken);

const captioner = tf.model({ inputs: [pictureIn, wordsIn], outputs: nextWord, name: 'captions' });
captioner.compile({
  optimizer: tf.train.adam(0.004),
  loss: 'sparseCategoricalCrossentropy',
  metrics: ['accuracy'],
});

// %% [markdown]
// Ten epochs with a large learning rate come first, then some with a fifth of it, so that the weights can settle.
// The training stops when 99.95 % of the words of the training sentences are predicted correctly.

// %%
const slower = callbacks.LearningRateScheduler((epoch: number) => (epoch < 10 ? 0.004 : 0.0008));
const captionHistory = await captioner.fit(
  [captions.train.x, wordsSoFar(captions.train)],
  wordsNext(captions.train),
  {
    epochs: 24,
    batchSize: 32,
    callbacks: [slower, stopAt(captioner, 'accuracy', 0.9995)],
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
// ## 6.5 A real series: tomorrow's temperature
//
// The last sequence is a real one: four years of weather in Seattle, day by day.

// %%
const days = datasets.seattleWeather().rows;
const highs = days.map(day => day.tempMax);
show.lines({
  title: 'Seattle: the highest temperature of each day',
  xLabel: 'days since 1 January 2012',
  yLabel: '°C',
  series: [{ name: 'high', y: highs }],
});

// %% [markdown]
// The network reads a *window* of 14 days and forecasts how much warmer or colder the next day will be. A series
// must never be shuffled before it is split, or the network would learn from the future: the first three years are
// for training, the fourth is the test. Nor may anything about the test year enter the *standardisation*, which
// brings all measurements to mean 0 and standard deviation 1.

// %%
const window = 14;
const firstTestDay = days.findIndex(day => day.date.startsWith('2015'));
const trainDays = days.map((_, day) => day).slice(window, firstTestDay);
const testDays = days.map((_, day) => day).slice(firstTestDay);

const measured = days.map(day => [day.tempMax, day.tempMin, Math.sqrt(day.precipitation), day.wind]);
const past = tf.tensor2d(measured.slice(0, firstTestDay));
const { mean: middle, variance } = tf.moments(past, 0);
const scaled = tf.tensor2d(measured).sub(middle).div(variance.sqrt()).arraySync();
const windowsBefore = (some: readonly number[]) =>
  tf.tensor3d(some.map(day => scaled.slice(day - window, day)));
const changes = tf.tensor2d(trainDays.map(day => [highs[day]! - highs[day - 1]!]));

models.setRandomSeed(6);
const forecaster = models.Sequential(
  [layers.GRU(16, { inputShape: [window, 4] }), layers.Dropout(0.2), layers.Dense(1)],
  { name: 'forecaster' },
);
forecaster.compile({ optimizer: tf.train.adam(0.005), loss: 'meanAbsoluteError' });
const weatherHistory = await forecaster.fit(windowsBefore(trainDays), changes, { epochs: 10, batchSize: 32 });

// %% [markdown]
// Is the forecast any good? A loss alone does not tell. Compare it with a forecast that costs nothing, "tomorrow
// will be as today" (*persistence*):

// %%
const change = forecaster.predict(windowsBefore(testDays)).dataSync();
const forecasts = new Map(testDays.map((day, i) => [day, highs[day - 1]! + change[i]!]));
const meanError = (some: readonly number[], forecast: (day: number) => number) =>
  some.reduce((sum, day) => sum + Math.abs(highs[day]! - forecast(day)), 0) / some.length;

const persistenceError = meanError(testDays, day => highs[day - 1]!);
const networkError = meanError(testDays, day => forecasts.get(day)!);
console.log(`"as today" misses by ${persistenceError.toFixed(2)} °C on average`);
console.log(`the network misses by ${networkError.toFixed(2)} °C`);

// %%
const june = testDays.filter(day => days[day]!.date.startsWith('2015-06'));
show.lines({
  title: 'June 2015, forecast one day ahead',
  xLabel: 'day of June',
  yLabel: '°C',
  series: [
    { name: 'measured', x: june.map((_, i) => i + 1), y: june.map(day => highs[day]!) },
    { name: 'as today', x: june.map((_, i) => i + 1), y: june.map(day => highs[day - 1]!) },
    { name: 'network', x: june.map((_, i) => i + 1), y: june.map(day => forecasts.get(day)!) },
  ],
});

// %% [markdown]
// "As today" is the measured curve, shifted by one day. The network is more careful: after an unusually hot day it
// forecasts a cooler one. The gain is small, as it always is with the weather of the next day.
// [Lesson 15](15-case-study-series-and-medicine.ipynb) tests such forecasts more thoroughly, and tries share
// prices as well.
//
// ## Exercises
//
// **1.** How many parameters does a simple recurrent layer with 32 units have if it reads vectors of 16 numbers?

// %% tags=["exercise"]
const parameters = undefined;
exercise('6.1', parameters);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const parameters = 16 * 32 + 32 * 32 + 32;
// ```
//
// </details>
//
// **2.** How many dates of the test set does the network of 6.3 get wrong? The right ones are in `dates.test`, the
// written ones in `isoDates`.

// %% tags=["exercise"]
const wrongDates = undefined;
exercise('6.2', wrongDates, dates.test, isoDates);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const wrongDates = dates.test.filter((pair, i) => pair.target !== isoDates[i]).length;
// ```
//
// </details>
//
// **3.** A small experiment: is "as a week ago" a better forecast than "as today"? Compute its mean error on the
// test days.

// %% tags=["exercise"]
const weekAgoError = undefined;
exercise('6.3', weekAgoError, highs, testDays);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const weekAgoError = meanError(testDays, day => highs[day - 7]!);
// ```
//
// </details>
//
// ## What you have learnt
//
// - A recurrent layer carries a state from step to step. Gates let it remember over many steps.
// - One building block serves three patterns: sequence to vector, sequence to sequence, vector to sequence.
// - Decoders are trained with teacher forcing and used with greedy decoding.
// - A forecast is worth something only if it beats a baseline, on days after those of the training.
//
// A recurrent layer has to read one step after another. [Lesson 7](07-language-and-attention.ipynb) replaces the
// state by *attention*, which sees all the steps at once. Here is what the networks of this lesson have achieved:

// %%
verify({
  'a recurrent step by hand equals the layer':
    layerState
      .sub(tf.tensor2d([h]))
      .abs()
      .max()
      .dataSync()[0]! < 1e-5,
  'after 30 steps open gates keep ten times as much as the simple unit':
    Math.min(influences[1]!.y[30]!, influences[2]!.y[30]!) > 10 * influences[0]!.y[30]!,
  'simple RNN, LSTM and GRU each judge at least 85 % of unseen reviews correctly': contenders.every(
    ({ accuracy }) => accuracy >= 0.85,
  ),
  'and each better than the bag of words': contenders.every(({ accuracy }) => accuracy > bagAccuracy),
  'at least 95 % of unseen dates are right to the last character': exactDates >= 0.95,
  'at least 95 % of unseen pictures are described word for word': exactCaptions >= 0.95,
  'the forecast of the temperature beats "as today"': networkError < persistenceError,
});
