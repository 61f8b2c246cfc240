import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layers, models, tf } from '@epochlab/nn';
import { relativeError } from '../../../train/test/same-training';

interface Case {
  readonly kind: 'UpSampling2D' | 'Resizing';
  readonly options: { readonly height: number; readonly width: number } & Readonly<Record<string, unknown>>;
  readonly shape: readonly number[];
  readonly out: readonly number[];
  readonly gradient: readonly number[];
}

/** Results of Keras 3.15, by python/training_fixtures.py. */
const { pictures } = JSON.parse(readFileSync(join(__dirname, '../fixtures/keras-training.json'), 'utf8')) as {
  readonly pictures: readonly Case[];
};

const wave = (shape: readonly number[], step = 0.7) =>
  tf.tensor(
    Array.from({ length: tf.util.sizeFromShape([...shape]) }, (_, i) => Math.sin((i + 1) * step)),
    [...shape],
  );

const inputShape = [4, 5, 2];
const made = ({ kind, options }: Case): tf.layers.Layer =>
  (layers[kind] as (options: object) => tf.layers.Layer)({ ...options, inputShape });

const named = pictures.map(one => [`${one.kind} ${JSON.stringify(one.options)}`, one] as const);

it.each(named)('%s has the pictures and gradients of Keras', (_, one) => {
  const layer = made(one);
  const out = layer.apply(wave([1, ...inputShape])) as tf.Tensor;
  expect(out.shape).toEqual(one.shape);
  expect(layer.computeOutputShape([1, ...inputShape])).toEqual(one.shape);
  expect(relativeError(out.dataSync<'float32'>(), one.out)).toBeLessThan(1e-5);
  const loss = (x: tf.Tensor) => tf.sum(tf.mul(layer.apply(x), wave(one.shape, 0.3)));
  const gradient = tf.grad(loss)(wave([1, ...inputShape]));
  expect(relativeError(gradient.dataSync<'float32'>(), one.gradient)).toBeLessThan(1e-5);
});

it("tfjs's spelling keeps tfjs's pictures, and each is saved as what it is", async () => {
  const x = wave([1, 2, 2, 1]);
  const folder = mkdtempSync(join(tmpdir(), 'epochlab-pictures-'));
  try {
    const stock = tf.layers.upSampling2d({ size: [2, 2], interpolation: 'bilinear', inputShape: [2, 2, 1] });
    const keras = layers.UpSampling2D(2, { interpolation: 'bilinear', inputShape: [2, 2, 1] });
    const corner = tf.image.resizeBilinear(x as tf.Tensor4D, [4, 4]);
    const centre = tf.image.resizeBilinear(x as tf.Tensor4D, [4, 4], false, true);
    for (const [layer, expected] of [
      [stock, corner],
      [keras, centre],
    ] as const) {
      const model = models.Sequential([layer]);
      expect((model.predict(x) as tf.Tensor).dataSync()).toEqual(expected.dataSync());
      await model.save(`file://${folder}`);
      const loaded = await models.loadModel(`file://${folder}`);
      expect((loaded.predict(x) as tf.Tensor).dataSync()).toEqual(expected.dataSync());
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('trains before other layers, compiled as op by op', async () => {
  const train = async (eager: boolean) => {
    const model = models.Sequential([
      layers.Conv2D(2, 3, { padding: 'same', inputShape }),
      layers.UpSampling2D(2, { interpolation: 'bilinear' }),
      layers.Resizing(3, 3),
      layers.Flatten(),
      layers.Dense(1),
    ]);
    model.setWeights(model.getWeights().map(w => wave(w.shape)));
    model.compile({ optimizer: 'sgd', loss: 'mse', eager });
    const { history } = await model.fit(wave([6, ...inputShape]), wave([6, 1]), {
      epochs: 3,
      batchSize: 2,
      shuffle: false,
      verbose: 0,
    });
    return history['loss'] as number[];
  };
  expect(relativeError(await train(false), await train(true))).toBeLessThan(1e-5);
});
