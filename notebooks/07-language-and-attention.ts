// %% [markdown]
// # 7. Language and attention
//
// **The promise.** You cut text into tokens in two ways, find that words of like meaning become neighbours,
// compute attention by hand, and build Transformers of three kinds: an encoder that judges reviews (at least
// 85 % right on unseen ones), an encoder and decoder that rewrite dates (at least 95 % without a wrong
// character), and a decoder alone: a small language model that predicts text far better than letter counts
// do, and writes.
//
// ## 7.1 Tokens
//
// A network reads numbers, so text is cut into *tokens* and each token gets a number. Whole words are simple,
// but a word never seen has no number. *Byte-pair encoding* begins with single characters and, again and
// again, joins the pair of neighbours that occurs most often. Frequent words become one token; a rare word
// falls into pieces, and nothing is ever unknown.
//
// The text: how scikit-learn describes its own methods.

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
// In *attention* every token asks all others for what it needs. It has a *query* (what it looks for), a *key*
// (what it offers to be found by) and a *value* (what it tells). How well a query fits a key is their
// product; softmax turns the fits into shares, and the token receives the values in these shares:
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
const shares = Q.map(query => activations.softmax(K.map(key => dot(query, key) / Math.sqrt(2))));
const received = shares.map(share =>
  [0, 1].map(column =>
    dot(
      share,
      V.map(value => value[column]!),
    ),
  ),
);
show.attention(shares, { title: 'Who looks at whom', queries: ['a', 'b', 'c'], keys: ['a', 'b', 'c'] });

// %%
const byTensors = tf.matMul(
  tf.softmax(tf.matMul(tf.tensor2d(Q), tf.tensor2d(K), false, true).div(Math.sqrt(2))),
  tf.tensor2d(V),
);
check('attention by hand', byTensors, received, 1e-5);

// %% [markdown]
// Attention does not know who stands where: shuffle the tokens and each still receives the same. So the
// position is added to the vectors, as a pattern of waves from short to long, which is different at each
// place.

// %%
const waves = layers.PositionalEncoding().apply(tf.zeros([1, 40, 32])) as tf.Tensor;
show.heatmap(waves.squeeze([0]), {
  title: 'Positional encoding',
  yLabel: 'position',
  xLabel: 'feature',
  colours: 'diverging',
});

// %% [markdown]
// ## 7.3 An encoder that judges
//
// A *Transformer encoder* block is attention in several *heads* at once (each free to look for something
// else), then a small dense network for each token, both with a shortcut around them and a normalisation. One
// such block reads the reviews of lesson 6, all words at once instead of one after the other.

// %%
const reviews = datasets.sentiment();
const vocabulary = tokenizers.words(reviews.train.map(review => review.text));
const longest = 34;
const reviewInput = (texts: readonly string[]) => vocabulary.batch(texts, { length: longest });
const labelsOf = (set: typeof reviews.train) => tf.tensor1d(set.map(review => review.label));

const reviewIn = tf.input({ shape: [longest], dtype: 'int32' });
// `maskZero`: number 0 is padding, which no later layer should look at.
const vectors = layers.TokenAndPositionEmbedding(vocabulary.vocabulary.size, longest, 32, {
  name: 'embedding',
  maskZero: true,
});
const encoder = layers.TransformerEncoder(64, 4);
const embedded = vectors.apply(reviewIn) as tf.SymbolicTensor;
const pooled = tf.layers.globalAveragePooling1d({}).apply(encoder.apply(embedded)) as tf.SymbolicTensor;
const judged = tf.layers.dense({ units: 1, activation: 'sigmoid' }).apply(pooled) as tf.SymbolicTensor;
const judge = tf.model({ inputs: reviewIn, outputs: judged, name: 'review-encoder' });
judge.compile({ optimizer: tf.train.adam(0.003), loss: 'binaryCrossentropy', metrics: ['accuracy'] });

// How long it takes depends on the random start: stop when it is right on 97 of 100 reviews set aside.
const whenLearned = {
  onEpochEnd: (_epoch: number, logs?: tf.Logs) => {
    if ((logs?.['val_acc'] ?? 0) >= 0.97) judge.stopTraining = true;
  },
};
const judgeHistory = await judge.fit(
  reviewInput(reviews.train.map(review => review.text)),
  labelsOf(reviews.train),
  { epochs: 16, batchSize: 64, validationSplit: 0.1, callbacks: [whenLearned] },
);

// %%
const opinions = Array.from(
  (judge.predict(reviewInput(reviews.test.map(review => review.text))) as tf.Tensor).dataSync(),
  p => (p > 0.5 ? 1 : 0),
);
const judgeAccuracy = metrics.accuracyScore(labelsOf(reviews.test), opinions);
console.log(`${(100 * judgeAccuracy).toFixed(1)} % of unseen reviews`);

// %% [markdown]
// Where does it look? Each row is a word that asks, each column a word that is looked at, for each of the
// four heads.

// %%
const review = 'although the plot was dull , the ending was anything but boring';
const reviewTokens = vocabulary.split(review);
const looks = encoder.attentionScores(vectors.apply(vocabulary.batch([review])) as tf.Tensor);
show.attention(looks.squeeze([0]), { title: review, queries: [...reviewTokens], keys: [...reviewTokens] });

// %% [markdown]
// ## 7.4 Neighbours
//
// Training has given every word a vector of 32 numbers. Nobody told the network which words are alike. Ask
// for the nearest ones, by the angle between the vectors:

// %%
const table = vectors.getWeights()[0]!.arraySync() as number[][];
const length = (v: readonly number[]) => Math.sqrt(dot(v, v));
function neighbours(word: string, among: readonly string[], count = 6) {
  const own = table[vocabulary.vocabulary.numberOf(word)]!;
  const near = among
    .filter(other => other !== word)
    .map(other => {
      const theirs = table[vocabulary.vocabulary.numberOf(other)]!;
      return { word: other, closeness: dot(own, theirs) / (length(own) * length(theirs)) };
    });
  return near.sort((a, b) => b.closeness - a.closeness).slice(0, count);
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
    neighbours(word, everyWord, 4).map(near => ({ word, neighbour: near.word, closeness: near.closeness })),
  ),
);

// %%
const kinds = [...praise.map(() => 'praise'), ...blame.map(() => 'blame'), ...others.map(() => 'other')];
show.embedding(
  everyWord.map(word => table[vocabulary.vocabulary.numberOf(word)]!),
  { title: 'Words of the reviews', names: everyWord, labels: kinds },
);

// %%
const ofOneKind = [...praise, ...blame].filter(word => {
  const nearest = neighbours(word, [...praise, ...blame], 1)[0]!.word;
  return praise.includes(word) === praise.includes(nearest);
});
const kinship = ofOneKind.length / (praise.length + blame.length);
console.log(`the nearest neighbour of ${(100 * kinship).toFixed(0)} % of the words is of their own kind`);

// %% [markdown]
// ## 7.5 Encoder and decoder
//
// The Transformer was made for translation. The encoder reads the source; the *decoder* writes the target,
// and each of its blocks attends twice: to what it has written so far (never to what comes later: the *causal
// mask*), and to the encoder's output.
//
// The causal mask by hand, with the queries and keys of 7.2: a fit that must not count becomes $-\infty$ before
// the softmax, and its share 0.

// %%
const causalShares = Q.map((query, i) =>
  activations.softmax(K.map((key, j) => (j > i ? -Infinity : dot(query, key) / Math.sqrt(2)))),
);
show.attention(causalShares, { title: 'No look ahead', queries: ['a', 'b', 'c'], keys: ['a', 'b', 'c'] });
check('the first token sees itself alone', causalShares[0]!, [1, 0, 0]);

// %% [markdown]
// Dates again, as in lesson 6.

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
  .apply(sourceIn) as tf.SymbolicTensor;
const read = layers.TransformerEncoder(128, 4).apply(sourceVectors) as tf.SymbolicTensor;
const targetVectors = layers
  .TokenAndPositionEmbedding(dateCharacters.vocabulary.size, targetSteps, 64)
  .apply(targetIn) as tf.SymbolicTensor;
const decoder = layers.TransformerDecoder(128, 4);
const answer = tf.layers
  .dense({ units: dateCharacters.vocabulary.size, activation: 'softmax' })
  .apply(decoder.apply([targetVectors, read])) as tf.SymbolicTensor;
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

// %%
function write(source: tf.Tensor): string[] {
  let rows = Array.from({ length: source.shape[0]! }, () => [tokenizers.START as number]);
  for (let i = 0; i < targetSteps; i++) {
    const filled = tf.tensor2d(
      rows.map(row => [...row, ...Array<number>(targetSteps - row.length).fill(tokenizers.PAD)]),
      undefined,
      'int32',
    );
    const said = translator.predict([source, filled], { batchSize: 500 }) as tf.Tensor;
    const likeliest = said.slice([0, i, 0], [-1, 1, -1]).argMax(-1).dataSync();
    if (i < targetSteps - 1) rows = rows.map((row, k) => [...row, likeliest[k]!]);
  }
  return rows.map(row => dateCharacters.decode(row));
}
const unseen = dates.test.slice(0, 1000);
const writtenDates = write(sources(unseen));
const exact = unseen.filter((pair, i) => pair.target === writtenDates[i]).length / unseen.length;
console.log(`${(100 * exact).toFixed(1)} % of ${unseen.length} unseen dates are right to the last character`);

// %% [markdown]
// What does the decoder look at in the source while it writes each character? For the year it should look at
// the year.

// %%
const example = unseen.find(pair => dateWords.split(pair.source).length === 4) ?? unseen[0]!;
const inside = tf.model({ inputs: [sourceIn, targetIn], outputs: [targetVectors, read] });
const [insideTarget, insideSource] = inside.predict([sources([example]), soFar([example])]) as tf.Tensor[];
const notPadding = sources([example]).greater(0);
const crossed = decoder
  .attentionScores([insideTarget!, insideSource!], notPadding)
  .squeeze([0]) as tf.Tensor3D;
const asked = [...dateWords.split(example.source)];
show.attention(crossed.slice([0, 0, 0], [-1, 10, asked.length]), {
  title: `${example.source} → ${example.target}`,
  queries: [...example.target],
  keys: asked,
});

// %% [markdown]
// ## 7.6 A language model
//
// A decoder alone, trained to say the next character of a text, is a *language model*. Ours is tiny: two
// blocks, 64 features, 64 characters of context.
//
// First the mark to beat. The *unigram* model knows only how frequent each character is. Its loss on unseen
// text, in nats per character:

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
let state = layers.TokenAndPositionEmbedding(size, context, 64).apply(textIn) as tf.SymbolicTensor;
for (let block = 0; block < 2; block++) {
  state = layers
    .TransformerEncoder(128, 4, { useCausalMask: true, normalizeFirst: true })
    .apply(state) as tf.SymbolicTensor;
}
const nextCharacter = tf.layers
  .dense({ units: size, activation: 'softmax' })
  .apply(state) as tf.SymbolicTensor;
const language = tf.model({ inputs: textIn, outputs: nextCharacter, name: 'language-model' });
language.compile({ optimizer: tf.train.adam(0.004), loss: 'sparseCategoricalCrossentropy' });

const [learned, held] = [windowsOf(prose.train, 48), windowsOf(prose.test, context)];
const languageHistory = await language.fit(learned.x, learned.y, {
  epochs: 4,
  batchSize: 32,
  validationData: [held.x, held.y],
});

// %%
const modelLoss = (languageHistory.history['val_loss'] as number[]).at(-1)!;
show.bars({
  title: 'Loss on unseen text',
  yLabel: 'nats per character',
  categories: ['any character', 'unigram', 'this model'],
  series: [{ name: 'loss', values: [Math.log(size), unigramLoss, modelLoss] }],
});
console.log(
  `perplexity: as unsure as among ${Math.exp(modelLoss).toFixed(1)} characters, the unigram model as among ${Math.exp(unigramLoss).toFixed(1)}`,
);

// %% [markdown]
// Let it write: draw the next character by its probabilities, append it, go on. A *temperature* below 1
// sharpens them: less surprise, more repetition.

// %%
function generate(start: string, count: number, temperature: number, seed: number): string {
  const random = new datasets.Random(seed);
  const tokens = characters.encode(start);
  for (let i = 0; i < count; i++) {
    const seen = tokens.slice(-context);
    const filled = [...seen, ...Array<number>(context - seen.length).fill(tokenizers.PAD)];
    const weights = tf.tidy(() => {
      const said = language.predict(tf.tensor2d([filled], undefined, 'int32')) as tf.Tensor3D;
      return said
        .slice([0, seen.length - 1, 4], [1, 1, -1])
        .log()
        .div(temperature)
        .softmax()
        .dataSync();
    });
    let left = random.next();
    let token = weights.findIndex(weight => (left -= weight) < 0);
    if (token < 0) token = weights.length - 1;
    tokens.push(token + 4);
  }
  return characters.decode(tokens);
}
for (const temperature of [0.3, 0.8])
  console.log(`temperature ${temperature}:\n${generate('The classifier ', 220, temperature, 1)}\n`);

// %% [markdown]
// It has learned letters, words and the sound of its source, and no meaning. Larger models differ in size,
// data and training time, not in kind.
//
// ## Exercises
//
// **1.** A query fits three keys with 2, 1 and 0 (already divided by the root). What share does the first
// get?

// %% tags=["exercise"]
let firstShare: number | undefined = undefined;
check('the share of the first key', firstShare, activations.softmax([2, 1, 0])[0]!, 1e-3);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// let firstShare: number | undefined = Math.exp(2) / (Math.exp(2) + Math.exp(1) + Math.exp(0));
// ```
//
// </details>
//
// **2.** Into how many pieces does the byte-pair tokenizer cut the word "unclassifiable" (without a space
// before it)?

// %% tags=["exercise"]
let cut: number | undefined = undefined;
check('pieces of a word', cut, pieces.split('unclassifiable').length);

// %% [markdown]
// <details><summary>One solution</summary>
//
// ```typescript
// let cut: number | undefined = pieces.encode('unclassifiable').length;
// ```
//
// </details>
//
// ## Was the promise kept?

// %%
verify({
  'byte pairs lose nothing: the text comes back whole':
    pieces.decode(pieces.encode(prose.train.slice(0, 5000))) === prose.train.slice(0, 5000),
  'attention by hand equals the tensors':
    byTensors.sub(tf.tensor2d(received)).abs().max().dataSync()[0]! < 1e-4,
  'the encoder judges at least 85 % of unseen reviews rightly': judgeAccuracy >= 0.85,
  'words of a kind are neighbours (at least 80 %)': kinship >= 0.8,
  'the encoder and decoder write at least 95 % of unseen dates without a mistake': exact >= 0.95,
  'the language model is at least 0.8 nats below the unigram model': modelLoss <= unigramLoss - 0.8,
});
