/** Cells that train a small network for as long as nobody stops it, and then use it. */
export const training = (epochs = 200_000): string[] => [
  [
    'const n = 1024;',
    'const x = tf.randomNormal([n, 32], 0, 1, "float32", 7);',
    'const y = x.slice([0, 0], [n, 10]).argMax(1).toFloat();',
    'const model = tf.sequential({ layers: [',
    "  tf.layers.dense({ units: 32, activation: 'relu', inputShape: [32] }),",
    "  tf.layers.dense({ units: 10, activation: 'softmax' }),",
    '] });',
    "model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });",
    'model.summary();',
  ].join('\n'),
  [
    `const history = await model.fit(x, y, { epochs: ${epochs}, batchSize: 32, validationSplit: 0.2 });`,
    'console.log(`epochs kept: ${history.epoch.length}`);',
  ].join('\n'),
  [
    'const predicted = (model.predict(x) as tf.Tensor).argMax(1);',
    'show.confusionMatrix(Array.from(y.dataSync()), Array.from(predicted.dataSync()));',
  ].join('\n'),
];
