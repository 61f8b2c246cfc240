import { losses, tf } from '@epochlab/nn';

const value = (t: tf.Tensor) => Array.from(t.dataSync());
const close = (actual: tf.Tensor, expected: readonly number[], digits = 5) =>
  value(actual).forEach((v, i) => expect(v).toBeCloseTo(expected[i] ?? NaN, digits));

describe('losses', () => {
  const [y, p] = [
    [
      [1, 2],
      [3, 5],
    ],
    [
      [1, 4],
      [2, 2],
    ],
  ];

  it('of regression follow their formulas, sample by sample', () => {
    close(losses.meanSquaredError(y, p), [2, 5]);
    close(losses.meanAbsoluteError(y, p), [1, 2]);
    close(losses.meanAbsolutePercentageError(y, p), [50, (100 / 3 + 60) / 2], 3);
    close(losses.meanSquaredLogarithmicError(y, p), [
      Math.log(5 / 3) ** 2 / 2,
      (Math.log(4 / 3) ** 2 + Math.log(2) ** 2) / 2,
    ]);
    close(losses.logCosh(y, p), [
      Math.log(Math.cosh(2)) / 2,
      (Math.log(Math.cosh(1)) + Math.log(Math.cosh(3))) / 2,
    ]);
    close(losses.Huber({ delta: 2 })(y, p), [(0 + 2) / 2, (0.5 + 2 * (3 - 1)) / 2]);
    close(losses.cosineSimilarity(y, p), [-(1 + 8) / Math.sqrt(5 * 17), -(6 + 10) / Math.sqrt(34 * 8)]);
    close(
      losses.poisson(y, p),
      [(1 + 4 - 2 * Math.log(4)) / 2, (2 - 3 * Math.log(2) + 2 - 5 * Math.log(2)) / 2],
      4,
    );
  });

  it('of margins follow their formulas', () => {
    close(losses.hinge([[1, -1]], [[0.5, 0.5]]), [(0.5 + 1.5) / 2]);
    close(losses.squaredHinge([[1, -1]], [[0.5, 0.5]]), [(0.25 + 2.25) / 2]);
    // Keras 3.15 on the same numbers: labels 0 and 1 are taken as -1 and 1.
    const [labels, scores] = [
      [
        [0, 1],
        [1, 1],
        [0, 0],
      ],
      [
        [0.3, 0.8],
        [-0.2, 0.4],
        [0.9, -0.5],
      ],
    ];
    close(losses.hinge(labels, scores), [0.75, 0.9, 1.2]);
    close(losses.squaredHinge(labels, scores), [0.865, 0.9, 1.93]);
    close(losses.categoricalHinge([[1, 0, 0]], [[0.2, 0.5, 0.3]]), [1 + 0.5 - 0.2]);
  });

  it('cross-entropies follow their formulas', () => {
    close(losses.binaryCrossentropy([[1, 0]], [[0.8, 0.4]]), [-(Math.log(0.8) + Math.log(0.6)) / 2]);
    close(losses.categoricalCrossentropy([[0, 1, 0]], [[0.2, 0.5, 0.3]]), [-Math.log(0.5)]);
    close(
      losses.sparseCategoricalCrossentropy(
        [1, 0],
        [
          [0.2, 0.5, 0.3],
          [0.7, 0.2, 0.1],
        ],
      ),
      [-Math.log(0.5), -Math.log(0.7)],
    );
    close(losses.kullbackLeiblerDivergence([[0.5, 0.5]], [[0.9, 0.1]]), [
      0.5 * Math.log(0.5 / 0.9) + 0.5 * Math.log(0.5 / 0.1),
    ]);
  });

  it('from logits equals softmax or sigmoid first, and stays finite far out', () => {
    const logits = [[2, -1, 0.5]];
    close(
      losses.CategoricalCrossentropy({ fromLogits: true })([[0, 1, 0]], logits),
      value(losses.categoricalCrossentropy([[0, 1, 0]], tf.softmax(tf.tensor2d(logits)))),
    );
    close(
      losses.SparseCategoricalCrossentropy({ fromLogits: true })([1], logits),
      value(losses.sparseCategoricalCrossentropy([1], tf.softmax(tf.tensor2d(logits)))),
    );
    close(
      losses.BinaryCrossentropy({ fromLogits: true })([[1, 0, 1]], logits),
      value(losses.binaryCrossentropy([[1, 0, 1]], tf.sigmoid(tf.tensor2d(logits)))),
    );
    expect(value(losses.BinaryCrossentropy({ fromLogits: true })([[0]], [[1000]]))).toEqual([1000]);
    expect(value(losses.SparseCategoricalCrossentropy({ fromLogits: true })([1], [[1000, 0]]))).toEqual([
      1000,
    ]);
  });

  it('smooths labels as Keras does', () => {
    const p2 = [[0.8, 0.2]];
    close(losses.CategoricalCrossentropy({ labelSmoothing: 0.1 })([[1, 0]], p2), [
      -(0.95 * Math.log(0.8) + 0.05 * Math.log(0.2)),
    ]);
    close(losses.BinaryCrossentropy({ labelSmoothing: 0.2 })([[1]], [[0.8]]), [
      -(0.9 * Math.log(0.8) + 0.1 * Math.log(0.2)),
    ]);
  });

  it('equals the loss of tfjs that goes by the same name', async () => {
    const classification = tf.softmax(tf.randomNormal([4, 3], 0, 1, 'float32', 1));
    const targets = tf.oneHot(tf.tensor1d([0, 2, 1, 1], 'int32'), 3).toFloat();
    for (const loss of [
      losses.meanSquaredError,
      losses.meanAbsoluteError,
      losses.binaryCrossentropy,
      losses.categoricalCrossentropy,
      losses.kullbackLeiblerDivergence,
      losses.poisson,
      losses.logCosh,
      losses.cosineSimilarity,
      losses.categoricalHinge,
      losses.meanSquaredLogarithmicError,
    ]) {
      const model = tf.sequential({
        layers: [tf.layers.activation({ activation: 'linear', inputShape: [3] })],
      });
      model.compile({ optimizer: 'sgd', loss: loss.lossName as string });
      const theirs = (model.evaluate(classification, targets) as tf.Scalar).dataSync()[0];
      expect(tf.mean(loss(targets, classification)).dataSync()[0]).toBeCloseTo(theirs ?? NaN, 5);
    }
  });
});
