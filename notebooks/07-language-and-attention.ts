// %% [markdown]
// # 7. Language and attention
//
// *Time needed: about 60 minutes, of which the computer takes one.*
//
// **The promise.** You cut text into tokens in two ways, find that words with similar meanings get similar
// vectors, and compute attention by hand. Then you build Transformers of three kinds: an encoder that judges
// reviews (right on at least 85 % of unseen ones), an encoder with a decoder that rewrites dates (at least 95 %
// without a wrong character), and a decoder alone: a small language model that predicts text far better than
// letter frequencies do, and writes.
//
// ## 7.1 Tokens
//
// A network works with numbers. So text is cut into *tokens*, and every token gets a number. Whole words are the
// simplest tokens, but a word that was not in the training text has no number. *Byte-pair encoding* starts with
// single characters and repeatedly merges the pair of neighbouring tokens that occurs most often. Frequent words
// end up as one token, rare words as several pieces, and no word is ever unknown.
//
// Our text is scikit-learn's description of its own methods.

// %%
const prose = datasets.prose();
const wholeWords = tokenizers.words([prose.train], { minCount: 2 });
const pieces = tokenizers.bytePairs([prose.train], { maxTokens: 500 });

const sentence = 'An overfitted classifier memorises.';
console.log(
  'words:',
  wholeWords
    .encode(sentence)
    .map(number => wholeWords.vocabulary.tokenOf(number))
    .join(' | '),
);
console.log('pieces:', pieces.split(sentence).join(' | '));
console.log(
  'first merges:',
  pieces.merges
    .slice(0, 12)
    .map(([left, right]) => left + right)
    .join(' | '),
);

// %%
const [characterCount, pieceCount] = [prose.test.length, pieces.encode(prose.test).length];
console.log(
  `${characterCount} characters of unseen text are ${pieceCount} pieces: ${(characterCount / pieceCount).toFixed(1)} characters each`,
);

// %% [markdown]
// ## 7.2 Attention by hand
//
// In *attention* every token collects information from all tokens. For this it has three vectors: a *query*
// (what the token is looking for), a *key* (what it can be found by) and a *value* (the information that it
// passes on). The dot product of a query and a key is a *score* that says how well they match. Softmax turns the
// scores of one query into *attention weights*, which add up to 1, and the token receives the weighted sum of all
// values. With $d$ numbers in each query and key:
//
// $$ \text{Attention}(Q, K, V) = \text{softmax}\!\left(\frac{Q K^\top}{\sqrt{d}}\right) V $$

// %%
const Q = [
  [1, 0],
  [0, 2],
  [1, 1],
];
const K = [
  [1, 0],
  [0, 1],
  [-1, 1],
];
const V = [
  [10, 0],
  [0, 10],
  [5, 5],
];

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0);
const attentionWeights = Q.map(query => activations.softmax(K.map(key => dot(query, key) / Math.sqrt(2))));
const received = attentionWeights.map(row =>
  [0, 1].map(column =>
    dot(
      row,
      V.map(value => value[column]!),
    ),
  ),
);
show.attention(attentionWeights, {
  title: 'Which token attends to which',
  queries: ['a', 'b', 'c'],
  keys: ['a', 'b', 'c'],
});

// %% [markdown]
// Each row of the map is a query and adds up to 1. The query of *b* is (0, 2), and the keys of *b* and *c* have the
// same second number: so the second row has two equal, large weights. Tensors compute all of it at once:

// %%
// `matMul` with `true` as its last argument multiplies by the transposed matrix.
const byTensors = tf.matMul(
  tf.softmax(tf.matMul(tf.tensor2d(Q), tf.tensor2d(K), false, true).div(Math.sqrt(2))),
  tf.tensor2d(V),
);
check('attention by hand', byTensors, received, 1e-5);

// %% [markdown]
// Attention knows nothing about the order of the tokens: if you shuffle them, each still receives the same
// information. So something that depends on the position is added to the vectors. One possibility is a pattern of
// waves, from short ones to long ones, which is different at every position (*positional encoding*); another is a
// vector for each position that is learned. The networks below do the latter.

// %%
const waves = layers.PositionalEncoding().apply(tf.zeros([1, 40, 32]));
show.heatmap(waves.squeeze([0]), {
  title: 'Positional encoding',
  yLabel: 'position',
  xLabel: 'feature',
  colours: 'diverging',
});

// %% [markdown]
// ## 7.3 An encoder that judges reviews
//
// A block of a *Transformer encoder* consists of attention in several *heads* side by side, each of which can look
// for something different, followed by a small dense network for each token. Both parts have a shortcut around
// them and a *normalisation*, which keeps the numbers in a range that is easy to train. One such block reads the
// reviews of lesson 6, all the words at once instead of one after another.

// %%
const reviews = datasets.sentiment();
const vocabulary = tokenizers.words(reviews.train.map(review => review.text));
const longest = 34;
const reviewInput = (texts: readonly string[]) => vocabulary.batch(texts, { length: longest });
const labelsOf = (set: typeof reviews.train) => tf.tensor1d(set.map(review => review.label));

const reviewIn = tf.input({ shape: [longest], dtype: 'int32' });
// `maskZero`: token 0 is padding, which later layers must ignore.
const vectors = layers.TokenAndPositionEmbedding(vocabulary.vocabulary.size, longest, 32, {
  name: 'embedding',
  maskZero: true,
});
const encoder = layers.TransformerEncoder(64, 4); // 64 units in the dense network, 4 heads
const pooled = tf.layers.globalAveragePooling1d({}).apply(encoder.apply(vectors.apply(reviewIn)));
const judged = tf.layers.dense({ units: 1, activation: 'sigmoid' }).apply(pooled);
const judge = tf.model({ inputs: reviewIn, outputs: judged, name: 'review-encoder' });
judge.compile({ optimizer: tf.train.adam(0.003), loss: 'binaryCrossentropy', metrics: ['accuracy'] });

// How long it takes depends on the random start: stop when 97 % of the validation reviews are right.
const whenLearned = {
  onEpochEnd: (_epoch: number, logs?: tf.Logs) => {
    if ((logs?.['val_accuracy'] ?? 0) >= 0.97) judge.stopTraining = true;
  },
};
const judgeHistory = await judge.fit(
  reviewInput(reviews.train.map(review => review.text)),
  labelsOf(reviews.train),
  { epochs: 16, batchSize: 64, validationSplit: 0.1, callbacks: [whenLearned] },
);

// %%
const verdicts = judge
  .predict(reviewInput(reviews.test.map(review => review.text)))
  .greater(0.5)
  .squeeze([1]);
const judgeAccuracy = metrics.accuracyScore(labelsOf(reviews.test), verdicts.dataSync());
console.log(`${(100 * judgeAccuracy).toFixed(1)} % of unseen reviews`);

// %% [markdown]
// What does the encoder attend to? Below is one attention map for each of the four heads. Each row is a word
// with its query, each column a word whose value it receives. Look for columns that are brighter than the others
// over many rows: these are the words that the others attend to. They should be words that decide the verdict, such
// as "dull" and "boring", or that turn it round, such as "anything but". Each head has a preference of its own, and
// which head prefers what changes with the random start.

// %%
const review = 'although the plot was dull , the ending was anything but boring';
const reviewTokens = vocabulary.split(review);
const looks = encoder.attentionScores(vectors.apply(vocabulary.batch([review])));
show.attention(looks.squeeze([0]), { title: review, queries: [...reviewTokens], keys: [...reviewTokens] });

// %% [markdown]
// ## 7.4 Words with similar meanings
//
// Training has given every word a vector of 32 numbers. Nobody told the network which words are alike. To find out,
// we compare the directions of two vectors by the cosine of the angle between them, their *cosine similarity*:
// $\cos(u, v) = u \cdot v \, / \, (|u| \, |v|)$. It is 1 for the same direction, 0 for a right angle and -1 for
// opposite directions.

// %%
const table = vectors.getWeights()[0]!.arraySync() as number[][];
const vectorOf = (word: string) => table[vocabulary.vocabulary.numberOf(word)]!;
const length = (v: readonly number[]) => Math.sqrt(dot(v, v));
function neighbours(word: string, among: readonly string[], count = 6) {
  const own = vectorOf(word);
  const similarities = among
    .filter(other => other !== word)
    .map(other => {
      const theirs = vectorOf(other);
      return { word: other, similarity: dot(own, theirs) / (length(own) * length(theirs)) };
    });
  return similarities.sort((a, b) => b.similarity - a.similarity).slice(0, count);
}

const praise = (
  'good great superb moving clever funny gripping charming brilliant fresh memorable delightful ' +
  'witty thrilling excellent'
).split(' ');
const blame = (
  'bad poor dull boring clumsy tedious predictable shallow awful stale forgettable wooden ' +
  'annoying lifeless terrible'
).split(' ');
const others = 'not never hardly the was plot cast music very really although even'.split(' ');
const everyWord = [...praise, ...blame, ...others];
show.table(
  ['superb', 'dull', 'not'].flatMap(word =>
    neighbours(word, everyWord, 4).map(near => ({
      word,
      neighbour: near.word,
      'cosine similarity': near.similarity,
    })),
  ),
);

// %%
const kinds = [...praise.map(() => 'praise'), ...blame.map(() => 'blame'), ...others.map(() => 'other')];
show.embedding(everyWord.map(vectorOf), { title: 'Words of the reviews', names: everyWord, labels: kinds });

// %% [markdown]
// In the picture the 32 numbers of each word are reduced to the two directions in which the words differ most
// (*principal component analysis*). Words of praise and words of blame form two groups on opposite sides. The network
// has never seen a dictionary: it needed this distinction to judge the reviews.

// %%
const ofOneKind = [...praise, ...blame].filter(word => {
  const nearest = neighbours(word, [...praise, ...blame], 1)[0]!.word;
  return praise.includes(word) === praise.includes(nearest);
});
const kinship = ofOneKind.length / (praise.length + blame.length);
console.log(
  `the nearest neighbour of ${(100 * kinship).toFixed(0)} % of the words is a word of the same kind`,
);

// %% [markdown]
// ## 7.5 Encoder and decoder
//
// The Transformer was invented for translation. The encoder reads the source text, and the *decoder* writes the
// target text token by token. Each block of the decoder attends twice: to the tokens that it has written so far,
// and to the output of the encoder (*cross-attention*).
//
// During training the whole target text is present (teacher forcing, as in lesson 6). A decoder that could look at
// the next token would only learn to copy it. The *causal mask* prevents that: each position may attend to itself
// and to earlier positions only. By hand, with the queries and keys of 7.2: every score of a later position is
// replaced by $-\infty$ before the softmax, so that its attention weight becomes 0.

// %%
const causalWeights = Q.map((query, i) =>
  activations.softmax(K.map((key, j) => (j > i ? -Infinity : dot(query, key) / Math.sqrt(2)))),
);
show.attention(causalWeights, {
  title: 'With a causal mask',
  queries: ['a', 'b', 'c'],
  keys: ['a', 'b', 'c'],
});
check('the first token attends only to itself', causalWeights[0]!, [1, 0, 0]);

// %% [markdown]
// Everything above the diagonal is empty now. `layers.TransformerDecoder` always uses this mask;
// `layers.TransformerEncoder` does so with the option `useCausalMask: true`, which we need in 7.6.
//
// The task is the dates of lesson 6.

// %%
const dates = datasets.dates();
const dateWords = tokenizers.words(dates.train.map(pair => pair.source));
const dateCharacters = tokenizers.characters(dates.train.map(pair => pair.target));
const [sourceSteps, targetSteps] = [7, 11];
const sources = (pairs: typeof dates.train) =>
  dateWords.batch(
    pairs.map(pair => pair.source),
    { length: sourceSteps },
  );
const soFar = (pairs: typeof dates.train) =>
  dateCharacters.batch(
    pairs.map(pair => pair.target),
    { length: targetSteps, start: true },
  );
const next = (pairs: typeof dates.train) =>
  dateCharacters
    .batch(
      pairs.map(pair => pair.target),
      { length: targetSteps, end: true },
    )
    .expandDims(-1);

const sourceIn = tf.input({ shape: [sourceSteps], dtype: 'int32' });
const targetIn = tf.input({ shape: [targetSteps], dtype: 'int32' });
const sourceVectors = layers
  .TokenAndPositionEmbedding(dateWords.vocabulary.size, sourceSteps, 64, { maskZero: true })
  .apply(sourceIn);
const read = layers.TransformerEncoder(128, 4).apply(sourceVectors);
const targetVectors = layers
  .TokenAndPositionEmbedding(dateCharacters.vocabulary.size, targetSteps, 64)
  .apply(targetIn);
const decoder = layers.TransformerDecoder(128, 4);
const answer = tf.layers
  .dense({ units: dateCharacters.vocabulary.size, activation: 'softmax' })
  .apply(decoder.apply([targetVectors, read]));
const translator = tf.model({ inputs: [sourceIn, targetIn], outputs: answer, name: 'date-transformer' });
translator.compile({
  optimizer: tf.train.adam(0.003),
  loss: 'sparseCategoricalCrossentropy',
  metrics: ['accuracy'],
});
translator.summary();

// %%
const dateHistory = await translator.fit([sources(dates.train), soFar(dates.train)], next(dates.train), {
  epochs: 4,
  batchSize: 128,
});

// %% [markdown]
// Greedy decoding, as in lesson 6: the most probable token at every step.

// %%
function write(source: tf.Tensor): string[] {
  const rows: number[][] = Array.from({ length: source.shape[0]! }, () => [tokenizers.START]);
  for (let i = 0; i < targetSteps; i++) {
    const padded = rows.map(row => [...row, ...Array<number>(targetSteps - row.length).fill(tokenizers.PAD)]);
    const probabilities = translator.predict([source, tf.tensor2d(padded, undefined, 'int32')], {
      batchSize: 500,
    });
    const likeliest = probabilities.slice([0, i, 0], [-1, 1, -1]).argMax(-1).dataSync();
    rows.forEach((row, k) => row.push(likeliest[k]!));
  }
  return rows.map(row => dateCharacters.decode(row));
}
const unseen = dates.test.slice(0, 1000);
const writtenDates = write(sources(unseen));
const exact = unseen.filter((pair, i) => pair.target === writtenDates[i]).length / unseen.length;
console.log(`${(100 * exact).toFixed(1)} % of ${unseen.length} unseen dates are right to the last character`);

// %% [markdown]
// Which words of the source does the decoder attend to while it writes each character? Each row is a character,
// each column a word of the source. Follow the rows from top to bottom: for the year most of the weight should lie
// on the year, then on the month, and at the last two characters on the day. (The second character follows from the
// first, because all the years begin with 19 or 20, and a hyphen is always in the same place. The decoder need not
// look these up, so their rows are less clear.)

// %%
const example = unseen.find(pair => dateWords.split(pair.source).length === 4) ?? unseen[0]!;
const inside = tf.model({ inputs: [sourceIn, targetIn], outputs: [targetVectors, read] });
const [insideTarget, insideSource] = inside.predict([sources([example]), soFar([example])]);
const notPadding = sources([example]).greater(0);
const crossed = decoder.attentionScores([insideTarget!, insideSource!], notPadding).squeeze([0]);
const asked = [...dateWords.split(example.source)];
show.attention(crossed.slice([0, 0, 0], [-1, 10, asked.length]), {
  title: `${example.source} → ${example.target}`,
  queries: [...example.target],
  keys: asked,
});

// %% [markdown]
// ## 7.6 A language model
//
// A decoder alone, trained to predict the next token of a text, is a *language model*. Ours is tiny. Its tokens are
// single characters, and it has two blocks, 64 features and a context of 64 characters. It has no second text to
// attend to, so its blocks are those of `TransformerEncoder`; with `useCausalMask: true` no position sees the
// character that it has to predict.
//
// First the baseline. A *unigram* model knows only how frequent each character is. Its loss on unseen text, in nats
// (the unit of natural logarithms) per character, is:

// %%
const characters = tokenizers.characters([prose.train]);
const size = characters.vocabulary.size;
const counts = new Float64Array(size).fill(1);
for (const token of characters.encode(prose.train)) counts[token]! += 1;
const total = counts.reduce((a, b) => a + b);
const testTokens = characters.encode(prose.test);
const unigramLoss =
  testTokens.reduce((sum, token) => sum - Math.log(counts[token]! / total), 0) / testTokens.length;
console.log(`unigram: ${unigramLoss.toFixed(3)} nats per character`);

// %%
const context = 64;
function windowsOf(text: string, stride: number) {
  const tokens = characters.encode(text);
  const starts = Array.from(
    { length: Math.floor((tokens.length - context - 1) / stride) + 1 },
    (_, i) => i * stride,
  );
  const rows = (offset: number) =>
    tf.tensor2d(
      starts.map(start => tokens.slice(start + offset, start + offset + context)),
      undefined,
      'int32',
    );
  return { x: rows(0), y: rows(1).expandDims(-1) };
}

const textIn = tf.input({ shape: [context], dtype: 'int32' });
let state: tf.SymbolicTensor = layers.TokenAndPositionEmbedding(size, context, 64).apply(textIn);
for (let block = 0; block < 2; block++) {
  state = layers.TransformerEncoder(128, 4, { useCausalMask: true, normalizeFirst: true }).apply(state);
}
const nextCharacter = tf.layers.dense({ units: size, activation: 'softmax' }).apply(state);
const language = tf.model({ inputs: textIn, outputs: nextCharacter, name: 'language-model' });
language.compile({ optimizer: tf.train.adam(0.004), loss: 'sparseCategoricalCrossentropy' });

const [trainText, testText] = [windowsOf(prose.train, 48), windowsOf(prose.test, context)];
const languageHistory = await language.fit(trainText.x, trainText.y, {
  epochs: 4,
  batchSize: 32,
  validationData: [testText.x, testText.y],
});

// %%
const modelLoss = (languageHistory.history['val_loss'] as number[]).at(-1)!;
show.bars({
  title: 'Loss on unseen text',
  yLabel: 'nats per character',
  categories: ['guessing', 'unigram', 'this model'],
  series: [{ name: 'loss', values: [Math.log(size), unigramLoss, modelLoss] }],
});
console.log(
  `perplexity: ${Math.exp(modelLoss).toFixed(1)}, of the unigram model ${Math.exp(unigramLoss).toFixed(1)}`,
);

// %% [markdown]
// The *perplexity* is the exponential of the loss: the model is as uncertain as if it had to choose among so many
// equally likely characters.
//
// Now let it write. `models.generate` draws the next character according to the predicted probabilities, appends it
// to the text, and repeats. A *temperature* below 1 favours the probable characters: the text becomes more regular
// and more repetitive. Padding and the other special tokens are never drawn.

// %%
const { PAD, UNKNOWN, START, END } = tokenizers;
for (const temperature of [0.3, 0.8]) {
  const text = await models.generate(language, characters.encode('The classifier '), {
    maxNewTokens: 220,
    temperature,
    seed: 1,
    suppressTokens: [PAD, UNKNOWN, START, END],
  });
  console.log(`temperature ${temperature}:\n${characters.decode(text)}\n`);
}

// %% [markdown]
// It has learned letters, common words and the sound of its source, but no meaning. Large language models are far
// larger, see far more text and train far longer, but the principle is the same.
//
// ## Exercises
//
// **1.** A query has the scores 2, 1 and 0 with three keys (already divided by $\sqrt{d}$). What is the attention
// weight of the first key?

// %% tags=["exercise"]
const firstWeight = undefined;
exercise('7.1', firstWeight);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const firstWeight = Math.exp(2) / (Math.exp(2) + Math.exp(1) + Math.exp(0));
// ```
//
// </details>
//
// **2.** Into how many pieces does the byte-pair tokenizer cut the word "unclassifiable" (without a space before
// it)?

// %% tags=["exercise"]
const pieceTotal = undefined;
exercise('7.2', pieceTotal, pieces.split);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const pieceTotal = pieces.split('unclassifiable').length;
// ```
//
// </details>
//
// **3.** A small experiment: pick a word of praise and a word of blame. Are their vectors opposite? Put your words
// into the last line and give their cosine similarity.

// %% tags=["exercise"]
const similarity = undefined;
exercise('7.3', similarity, vectorOf('superb'), vectorOf('boring'));

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// const [one, other] = [vectorOf('superb'), vectorOf('boring')];
// const similarity = dot(one, other) / (length(one) * length(other));
// ```
//
// </details>
//
// ## What you have learnt
//
// - Text becomes tokens, tokens become vectors, and training moves words with similar uses towards each other.
// - Attention lets every token collect what it needs from all the others, in one step.
// - The same block makes an encoder that understands, a decoder that writes, and a language model; the causal mask is
//   the difference.
//
// This is the end of the first half of the course. In [lesson 8](08-playground.ipynb) you take your hands off the
// keyboard and turn every knob of training with the mouse. Before that, the last check of the first half:

// %%
verify({
  'byte pairs lose nothing: the text comes back whole':
    pieces.decode(pieces.encode(prose.train.slice(0, 5000))) === prose.train.slice(0, 5000),
  'attention by hand equals the tensors':
    byTensors.sub(tf.tensor2d(received)).abs().max().dataSync()[0]! < 1e-4,
  'the encoder judges at least 85 % of unseen reviews correctly': judgeAccuracy >= 0.85,
  'the nearest neighbour is a word of the same kind (for at least 80 %)': kinship >= 0.8,
  'the encoder and decoder write at least 95 % of unseen dates without a mistake': exact >= 0.95,
  'the language model is at least 0.8 nats below the unigram model': modelLoss <= unigramLoss - 0.8,
});
