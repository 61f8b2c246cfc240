/** Cells that train a small network for a moment, and look at what it learnt. */
export const trained = [
  [
    'const n = 300;',
    'const x = tf.randomNormal([n, 8], 0, 1, "float32", 7);',
    'const y = x.slice([0, 0], [n, 4]).argMax(1).toFloat();',
    "const model = tf.sequential({ name: 'small', layers: [",
    "  tf.layers.dense({ units: 8, activation: 'relu', inputShape: [8] }),",
    "  tf.layers.dense({ units: 4, activation: 'softmax' }),",
    '] });',
    "model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });",
    'model.summary();',
  ].join('\n'),
  'const history = await model.fit(x, y, { epochs: 5, batchSize: 30, validationSplit: 0.2 });',
  [
    'const predicted = (model.predict(x) as tf.Tensor).argMax(1);',
    "show.confusionMatrix(Array.from(y.dataSync()), Array.from(predicted.dataSync()), { labels: ['a', 'b', 'c', 'd'] });",
  ].join('\n'),
  "show.table([{ word: 'one, two', number: 1 }, { word: 'three', number: null }], { title: 'Numbers' });",
] as const;
