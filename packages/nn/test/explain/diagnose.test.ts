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
    const [hidden, out] = diagnose(model, [[1], [2]], [0, 0]);
    // Loss = mean((3 x)^2): d/dw1 = mean(2 * 3x * 3 * x) = 45, d/db1 = mean(2 * 3x * 3) = 27; d/dv1 = mean(2 * 3x * x) = 15.
    expect(hidden).toEqual({
      layer: 'hidden',
      gradientNorm: expect.closeTo(Math.hypot(45, 27), 3),
      weightNorm: expect.closeTo(Math.SQRT2, 5),
      deadShare: 0.5,
    });
    expect(out).toMatchObject({ gradientNorm: expect.closeTo(15, 4), deadShare: null });
  });

  it('asks for a compiled model', () => {
    const model = models.Sequential([layers.Dense(1, { inputShape: [1] })]);
    expect(() => diagnose(model, [[1]], [1])).toThrow('Call model.compile');
  });
});
