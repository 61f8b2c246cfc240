import { layers, models, tf } from '@epochlab/nn';
import { diagnose } from '../../src/explain/diagnose';

describe('diagnose', () => {
  it('gives the norm of the gradient of each layer and its share of dead units', () => {
    const model = models.Sequential([
      layers.Dense(2, 'relu', { inputShape: [1], name: 'hidden' }),
      layers.Dense(1, { useBias: false, name: 'out' }),
    ]);
    model.compile({ optimizer: 'sgd', loss: 'mse' });
    // The second hidden unit is never above 0.
    model.setWeights([tf.tensor2d([[1, -1]]), tf.tensor1d([0, 0]), tf.tensor2d([[3], [5]])]);
    const {
      samples,
      layers: [hidden, out],
    } = diagnose(model, [[1], [2]], [0, 0]);
    expect(samples).toBe(2);
    // Loss = mean((3 x)^2): d/dw1 = mean(2 * 3x * 3 * x) = 45, d/db1 = mean(2 * 3x * 3) = 27; d/dv1 = mean(2 * 3x * x) = 15.
    expect(hidden).toEqual({
      layer: 'hidden',
      gradientNorm: expect.closeTo(Math.hypot(45, 27), 3),
      weightNorm: expect.closeTo(Math.SQRT2, 5),
      deadShare: 0.5,
    });
    expect(out).toMatchObject({ gradientNorm: expect.closeTo(15, 4), deadShare: null });
  });

  it('takes the loss of a model that is not compiled', () => {
    const net = (compiled: boolean): tf.Sequential => {
      const model = models.Sequential([layers.Dense(3, 'relu', { inputShape: [2] }), layers.Dense(1)]);
      model.setWeights(model.getWeights().map((w, i) => tf.randomNormal(w.shape, 0, 1, 'float32', i + 1)));
      if (compiled) model.compile({ optimizer: 'sgd', loss: 'mse' });
      return model;
    };
    const [x, y] = [tf.randomNormal([8, 2], 0, 1, 'float32', 9), tf.linspace(-1, 1, 8).reshape([8, 1])];
    const byHand = net(false);
    const loss = (): tf.Tensor => tf.losses.meanSquaredError(y, byHand.apply(x) as tf.Tensor);
    const numbers = ({ layers }: ReturnType<typeof diagnose>) =>
      layers.map(({ gradientNorm, deadShare }) => [gradientNorm, deadShare]);
    expect(numbers(diagnose(byHand, x, loss))).toEqual(numbers(diagnose(net(true), x, y)));
    // A list of targets is a column, as for `fit`, and no row that every output is compared with.
    expect(numbers(diagnose(net(true), x, tf.squeeze(y)))).toEqual(numbers(diagnose(net(true), x, y)));
  });

  it('asks for a compiled model', () => {
    const model = models.Sequential([layers.Dense(1, { inputShape: [1] })]);
    expect(() => diagnose(model, [[1]], [1])).toThrow('Call model.compile');
  });
});
