import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applications, datasets, layers, models, tf } from '@epochlab/nn';

/** As PyTorch computes them: see python/efficientnet_fixtures.py. */
const pytorch = JSON.parse(readFileSync(join(__dirname, 'efficientnet-lite0.json'), 'utf8')) as {
  readonly logits: readonly number[];
  readonly pooled: readonly number[];
};

const { EfficientNetLite0, efficientNetLite } = applications;

/** The pictures of the fixtures: sin(0.1 row + 0.07 column (number + 1) + channel). */
function waves(count: number, height: number, width: number): tf.Tensor4D {
  const picture = (n: number) =>
    Array.from({ length: height }, (_, i) =>
      Array.from({ length: width }, (_, j) => [0, 1, 2].map(c => Math.sin(0.1 * i + 0.07 * j * (n + 1) + c))),
    );
  return tf.tensor4d(Array.from({ length: count }, (_, n) => picture(n)));
}

const valuesOf = (tensor: tf.Tensor | tf.Tensor[]) => (tensor as tf.Tensor).dataSync();

const furthest = (actual: ArrayLike<number>, expected: readonly number[]) =>
  Math.max(...expected.map((value, i) => Math.abs(value - Number(actual[i]))));

const small = { weights: null, includeTop: false, pooling: 'avg', inputShape: [32, 32, 3] } as const;

describe('EfficientNetLite0 with the weights of ImageNet', () => {
  it("computes PyTorch's logits", () => {
    const model = EfficientNetLite0({ classifierActivation: null });
    expect(furthest(valuesOf(model.predict(waves(2, 224, 224))), pytorch.logits)).toBeLessThan(1e-3);
  });

  it("pads pictures of odd sides as PyTorch's network does", () => {
    const base = EfficientNetLite0({ includeTop: false, pooling: 'avg', inputShape: [97, 131, 3] });
    expect(furthest(valuesOf(base.predict(waves(1, 97, 131))), pytorch.pooled)).toBeLessThan(1e-3);
  });

  it('says how to get the weights where they are missing, and refuses a head that they do not have', () => {
    const before = process.env['EPOCHLAB_DATA'];
    process.env['EPOCHLAB_DATA'] = tmpdir();
    try {
      expect(() => EfficientNetLite0()).toThrow(
        /efficientnet-lite0.*are not there: .*weights\.json is missing\. Run `npm run setup`/,
      );
    } finally {
      if (before === undefined) delete process.env['EPOCHLAB_DATA'];
      else process.env['EPOCHLAB_DATA'] = before;
    }
    expect(() => EfficientNetLite0({ classes: 3 })).toThrow(
      'Leave it out with includeTop: false and add layers.Dense(3)',
    );
    expect(() => EfficientNetLite0({ inputShape: [96, 96, 3] })).toThrow(
      'was trained on [224, 224, 3]. Resize the pictures',
    );
    expect(() => EfficientNetLite0({ includeTop: false, inputShape: [96, 96, 1] })).toThrow(
      'tf.image.grayscaleToRGB',
    );
  });
});

describe('EfficientNetLite0', () => {
  it('has as many trainable parameters as its authors count, with any head', () => {
    const grey = EfficientNetLite0({ weights: null, classes: 5, inputShape: [33, 33, 1] });
    const base = EfficientNetLite0({ weights: null, includeTop: false, inputShape: [64, 96, 3] });
    const count = base.trainableWeights.reduce(
      (sum, weight) => sum + tf.util.sizeFromShape(weight.shape as number[]),
      0,
    );
    expect(count + 1280 * 1000 + 1000).toBe(4_652_008);
    expect(grey.outputs[0]?.shape).toEqual([null, 5]);
    expect(base.outputs[0]?.shape).toEqual([null, 2, 3, 1280]);
  });

  it.each([
    [{ pooling: 'mean' }, "pooling is 'mean', expected 'avg', 'max' or null."],
    [
      { inputShape: [16, 64, 3] },
      'inputShape is [16, 64, 3], expected [height, width, channels] with sides of at least 32 pixels.',
    ],
    [{ classes: 0 }, 'classes is 0, expected an integer of at least 1.'],
    [{ includetop: false }, "has no option 'includetop'. Did you mean 'includeTop'?"],
  ])('refuses %o', (options, message) => {
    expect(() => EfficientNetLite0({ weights: null, ...options } as object)).toThrow(message);
  });

  it('takes the weights of a network that was saved, with another head than its own or none', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'efficientnet-'));
    try {
      const base = EfficientNetLite0(small);
      const model = models.Sequential([base, layers.Dense(2)]);
      await models.saveModel(model, folder);
      const again = EfficientNetLite0({ ...small, weights: folder });
      const x = waves(2, 32, 32);
      expect(Array.from(valuesOf(again.predict(x)))).toEqual(Array.from(valuesOf(base.predict(x))));
      expect(() => EfficientNetLite0({ weights: folder, classes: 2, inputShape: [32, 32, 3] })).toThrow(
        "has no weight 'predictions/kernel', which efficientnet-lite0 needs",
      );
      expect(() => EfficientNetLite0({ ...small, weights: join(folder, 'none') })).toThrow('No model at');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('frozen, normalises by its moving averages and keeps them while a head is trained', async () => {
    const [x, y] = [waves(2, 32, 32), tf.tensor1d([0, 1])];
    const base = EfficientNetLite0(small);
    base.trainable = false;
    const before = base.getWeights().map(weight => Array.from(weight.dataSync()));
    const model = models.Sequential([base, layers.Dense(2, { activation: 'softmax' })]);
    model.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy' });
    const [[own = 0], [, other = 0]] = (model.predict(x) as tf.Tensor2D).arraySync() as [number[], number[]];
    const { history } = await model.fit(x, y, { epochs: 1, batchSize: 2, verbose: 0 });
    expect(history['loss']?.[0]).toBeCloseTo(-(Math.log(own) + Math.log(other)) / 2, 5);
    expect(base.getWeights().map(weight => Array.from(weight.dataSync()))).toEqual(before);
  });
});

describe('preprocessInput', () => {
  it('brings pixels from 0 to 255 to (x - 127) / 128', () => {
    const x = tf.tensor4d([0, 127, 255], [1, 1, 1, 3], 'int32');
    expect(Array.from(efficientNetLite.preprocessInput(x).dataSync())).toEqual([-127 / 128, 0, 1]);
  });

  it('refuses pixels that run from 0 to 1, or that have been scaled already', () => {
    const { train } = datasets.digits({ as: 'image' });
    expect(() => efficientNetLite.preprocessInput(train.x)).toThrow(
      'got pixels from 0 to 1. Multiply them by 255 first.',
    );
    expect(() => efficientNetLite.preprocessInput(tf.tensor1d([-1, 1]))).toThrow(
      'these have been scaled already',
    );
    expect(() => efficientNetLite.preprocessInput(tf.zeros([1, 4, 4, 3]))).not.toThrow();
  });
});

describe('decodePredictions', () => {
  it('names the classes of the highest probability, the best first', () => {
    const predictions = tf.tidy(() =>
      tf.oneHot(tf.tensor1d([281, 967], 'int32'), 1000).mul<tf.Tensor2D>(0.75),
    );
    const [cat, coffee] = efficientNetLite.decodePredictions(predictions, { top: 2 });
    expect(cat?.[0]).toEqual({ className: 'tabby, tabby cat', probability: 0.75 });
    expect(cat).toHaveLength(2);
    expect(coffee?.[0]?.className).toBe('espresso');
  });

  it('refuses what is not of ImageNet, and a top that is no number of classes', () => {
    expect(() => efficientNetLite.decodePredictions(tf.zeros([2, 10]))).toThrow('[n, 1000], got [2, 10]');
    expect(() => efficientNetLite.decodePredictions(tf.zeros([1, 1000]), { top: 0 })).toThrow(
      'top is 0, expected an integer from 1 to 1000',
    );
  });
});
