/** A program with everything random in it, and not one seed but the first line's: `seeded.ts <seed>`. Prints what it drew. */
import { datasets, layers, models, tf } from '../../../src';

tf.setSeed(Number(process.argv[2]), { math: true });

async function main(): Promise<void> {
  const x = tf.randomNormal([96, 6]);
  const y = tf.randomUniform([96, 1]);
  const model = models.Sequential([
    layers.Dense(8, { activation: 'tanh', inputShape: [6], kernelInitializer: 'orthogonal' }),
    layers.Dropout(0.4),
    tf.layers.gaussianNoise({ stddev: 0.1 }),
    layers.Dense(1, { kernelInitializer: 'heNormal' }),
  ]);
  model.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
  // With XLA in the second half.
  const fits = [3, 120].map(epochs => () => model.fit(x, y, { epochs, batchSize: 8, verbose: 0 }));
  const histories = [];
  for (const fit of fits) histories.push((await fit()).history);
  const eager = models.Sequential([layers.Dense(1, { inputShape: [6] }), layers.Dropout(0.5)]);
  eager.compile({ optimizer: 'sgd', loss: 'meanSquaredError', eager: true });
  histories.push((await eager.fit(x, y, { epochs: 2, verbose: 0 })).history);
  const shuffled = tf.data.array([1, 2, 3, 4, 5, 6, 7, 8]).shuffle(8);
  const rows = tf.data.zip({
    xs: tf.data.array(x.arraySync() as number[][]),
    ys: tf.data.array(y.arraySync() as number[][]),
  });
  histories.push((await model.fitDataset(rows.shuffle(96).batch(16), { epochs: 2, verbose: 0 })).history);
  const order = tf.util.createShuffledIndices(10);
  console.log(
    JSON.stringify({
      histories,
      weights: model.getWeights().map(weight => weight.arraySync()),
      passes: [await shuffled.toArray(), await shuffled.toArray()],
      order: [...order],
      classes: tf.multinomial(tf.zeros([4, 9]) as tf.Tensor2D, 5).arraySync(),
      others: [tf.truncatedNormal([3]), tf.randomGamma([3], 2), tf.randomUniformInt([5], 0, 99)].map(t =>
        t.arraySync(),
      ),
      digits: Object.keys(datasets).length,
      math: [Math.random(), Math.random()],
    }),
  );
}

void main();
