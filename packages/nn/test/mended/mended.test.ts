import { layers, models, tf } from '@epochlab/nn';
import { checkGradients } from '../check-gradients';

describe('what is mended in tfjs', () => {
  it('a Sequential has the history of its last fit', async () => {
    const model = models.Sequential([layers.Dense(1, { inputShape: [1] })]);
    expect(model.history).toBeUndefined();
    model.compile({ optimizer: 'sgd', loss: 'mse' });
    const history = await model.fit([[1]], [1], { epochs: 2, verbose: 0 });
    expect(model.history).toBe(history);
  });

  it('an LSTM of usual size is made without a warning', () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    layers.LSTM(32).apply(tf.zeros([1, 2, 3]));
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  describe('dilated convolutions are trained', () => {
    it.each<[string, () => tf.layers.Layer, number[]]>([
      ['valid', () => tf.layers.conv2d({ filters: 2, kernelSize: 3, dilationRate: 2 }), [2, 7, 8, 2]],
      [
        'same, another rate on each axis, with an activation',
        () =>
          tf.layers.conv2d({
            filters: 2,
            kernelSize: [2, 3],
            dilationRate: [3, 2],
            padding: 'same',
            activation: 'tanh',
          }),
        [2, 7, 8, 2],
      ],
      ['over time', () => tf.layers.conv1d({ filters: 2, kernelSize: 3, dilationRate: 4 }), [2, 13, 3]],
    ])('%s: the values are those of the native op, the gradients those of differences', (_, make, shape) => {
      const layer = make();
      const x = tf.randomNormal(shape, 0, 1, 'float32', 5);
      const native = layer.apply(x) as tf.Tensor;
      tf.grad((input: tf.Tensor) => {
        const trained = layer.apply(input) as tf.Tensor;
        expect(trained.shape).toEqual(native.shape);
        expect(tf.max(tf.abs(tf.sub(trained, native))).dataSync()[0]).toBeLessThan(1e-5);
        return tf.sum(trained);
      })(x);
      checkGradients(layer, () => layer.apply(x) as tf.Tensor);
    });
  });

  it('conv3dTranspose is trained: its gradients are those of differences', () => {
    const layer = tf.layers.conv3dTranspose({ filters: 2, kernelSize: 2, strides: 2 });
    const x = tf.randomNormal([1, 2, 2, 2, 3], 0, 1, 'float32', 5);
    layer.apply(x);
    checkGradients(layer, () => layer.apply(x) as tf.Tensor);
  });

  it('a comparison has no slope', () => {
    const gradient = tf.grad((x: tf.Tensor) => tf.sum(tf.mul(x, tf.cast(tf.greater(x, 1), 'float32'))));
    expect(Array.from(gradient(tf.tensor1d([0, 1, 2, 3])).dataSync())).toEqual([0, 0, 1, 1]);
  });

  it('resizing, centerCrop and categoryEncoding stand in a model', () => {
    const predict = (layer: tf.layers.Layer, x: tf.Tensor) =>
      tf.sequential({ layers: [layer] }).predict(x) as tf.Tensor;
    const image = tf.reshape(tf.range(0, 32), [2, 4, 4, 1]);
    const inputShape = [4, 4, 1];
    const middle = predict(tf.layers.centerCrop({ height: 2, width: 2, inputShape } as never), image);
    expect(middle.reshape([2, 4]).arraySync()).toEqual([
      [5, 6, 9, 10],
      [21, 22, 25, 26],
    ]);
    const resized = predict(tf.layers.resizing({ height: 2, width: 3, inputShape } as never), image);
    expect(resized.shape).toEqual([2, 2, 3, 1]);
    const encode = { numTokens: 4, outputMode: 'multiHot', inputShape: [2] } as const;
    expect(predict(tf.layers.categoryEncoding(encode as never), tf.tensor2d([[0, 2]])).arraySync()).toEqual([
      [1, 0, 1, 0],
    ]);
  });
});
