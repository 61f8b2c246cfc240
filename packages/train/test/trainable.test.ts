import * as tf from '@tensorflow/tfjs-node';
import { install } from '../../nn/src/install';
import { numbers, relativeError } from './same-training';

beforeAll(() => install());
jest.setTimeout(120_000);

const dense = (units: number, seed: number, inputShape?: number[]) =>
  tf.layers.dense({
    units,
    kernelInitializer: tf.initializers.glorotUniform({ seed }),
    ...(inputShape ? { inputShape } : {}),
  });

const FIT = { batchSize: 8, epochs: 3, shuffle: false, verbose: 0 } as const;

test('a layer frozen between two fits stays as it is, also without a new compile, as in tfjs', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
  const run = async (eager: boolean) => {
    const model = tf.sequential({ layers: [dense(5, 1, [4]), dense(1, 2)] });
    model.compile({ loss: 'meanSquaredError', optimizer: tf.train.adam(0.01), eager } as tf.ModelCompileArgs);
    await model.fit(numbers(4), numbers(1), FIT);
    const [frozen] = model.layers as [tf.layers.Layer];
    const kernel = () => frozen.getWeights()[0]?.dataSync<'float32'>().slice() ?? [];
    const before = kernel();
    frozen.trainable = false;
    const { history } = await model.fit(numbers(4), numbers(1), FIT);
    expect(kernel()).toEqual(before);
    return history['loss'] as number[];
  };
  expect(relativeError(await run(false), await run(true))).toBeLessThan(1e-4);
  warn.mockRestore();
});

test('a discriminator frozen after its compile goes on training alone and rests in the GAN, as in Keras', async () => {
  const run = async (eager: boolean) => {
    const compile = (model: tf.LayersModel) =>
      model.compile({
        loss: 'meanSquaredError',
        optimizer: tf.train.adam(0.01),
        eager,
      } as tf.ModelCompileArgs);
    const generator = tf.sequential({ layers: [dense(3, 1, [4])] });
    const discriminator = tf.sequential({ layers: [dense(5, 2, [3]), dense(1, 3)] });
    compile(discriminator);
    discriminator.trainable = false;
    const noise = tf.input({ shape: [4] });
    const both = discriminator.apply(generator.apply(noise)) as tf.SymbolicTensor;
    const gan = tf.model({ inputs: noise, outputs: both });
    compile(gan);
    const losses: number[] = [];
    for (let i = 0; i < 6; i++) {
      const made = generator.predict(numbers(4)) as tf.Tensor;
      losses.push((await discriminator.trainOnBatch(made, tf.zeros([24, 1]))) as number);
      const weights = discriminator.getWeights().map(weight => weight.dataSync<'float32'>().slice());
      losses.push((await gan.trainOnBatch(numbers(4), tf.ones([24, 1]))) as number);
      expect(discriminator.getWeights().map(weight => weight.dataSync())).toEqual(weights);
    }
    expect(losses[10]).not.toBe(losses[8]);
    return losses;
  };
  expect(relativeError(await run(false), await run(true))).toBeLessThan(1e-4);
});
