import { activations, tf } from '@epochlab/nn';
import type { ActivationFunction } from '../../src/activations';

const X = [-6, -3, -2.4, -1, -0.3, 0.2, 0.7, 2, 2.4, 3.1, 5.5, 7];
const { logSoftmax, softmax, silu: _alias, ...others } = activations;
// Those with a parameter of their own are called without it here.
const elementwise = others as unknown as Readonly<Record<string, ActivationFunction>>;

describe('activations', () => {
  it.each(Object.entries(elementwise))('%s is the same on numbers, arrays and tensors', (_name, f) => {
    const tensor = Array.from(f(tf.tensor1d(X)).dataSync());
    X.forEach((x, i) => {
      expect(f(x)).toBeCloseTo(tensor[i] ?? NaN, 4);
      expect(f(X)[i]).toBe(f(x));
    });
  });

  it.each(Object.entries(elementwise))(
    'the derivative of %s is its slope, on numbers and tensors',
    (_name, f) => {
      const tensor = Array.from(f.derivative(tf.tensor1d(X)).dataSync());
      X.forEach((x, i) => {
        // GELU on numbers is single precision: a wider step.
        const h = f.activationName === 'gelu' ? 1e-2 : 1e-5;
        const slope = (f(x + h) - f(x - h)) / (2 * h);
        expect(Math.abs(f.derivative(x) - slope)).toBeLessThan(2e-3 * Math.max(1, Math.abs(slope)));
        expect(Math.abs(f.derivative(x) - (tensor[i] ?? NaN))).toBeLessThan(
          1e-3 * Math.max(1, Math.abs(slope)),
        );
      });
    },
  );

  it.each(
    Object.values(elementwise)
      .filter(f => f.activationName !== 'exponential')
      .map(f => [f.activationName, f] as const),
  )('%s is what tfjs layers compute under this name', (name, f) => {
    const layer = tf.layers.activation({ activation: name as 'relu' });
    const expected = Array.from((layer.apply(tf.tensor1d(X)) as tf.Tensor).dataSync());
    f(X).forEach((value, i) => expect(value).toBeCloseTo(expected[i] ?? NaN, 4));
  });

  it('sigmoid(0) is 1/2, tanh(1) (e - 1/e) / (e + 1/e), relu cuts below 0', () => {
    expect(activations.sigmoid(0)).toBe(0.5);
    expect(activations.tanh(1)).toBeCloseTo((Math.E - 1 / Math.E) / (Math.E + 1 / Math.E), 12);
    expect(activations.relu([-1, 0, 2])).toEqual([0, 0, 2]);
    expect(activations.elu(-1, 2)).toBeCloseTo(2 * (Math.exp(-1) - 1), 12);
    expect(activations.leakyRelu(-1, 0.01)).toBe(-0.01);
    expect(activations.gelu(1)).toBeCloseTo(0.8413447, 6);
  });

  it('softmax adds up to 1, also for large numbers, and logSoftmax is its logarithm', () => {
    expect(softmax([1000, 1000])).toEqual([0.5, 0.5]);
    const p = softmax([1, 2, 3]);
    logSoftmax([1, 2, 3]).forEach((l, i) => expect(l).toBeCloseTo(Math.log(p[i] ?? NaN), 12));
    softmax(tf.tensor1d([1, 2, 3]))
      .dataSync()
      .forEach((v, i) => expect(v).toBeCloseTo(p[i] ?? NaN, 6));
  });

  it('keeps the gradient on tensors', () => {
    const gradient = tf.grad(x => activations.swish(x).sum())(tf.tensor1d([1]));
    expect(gradient.dataSync()[0]).toBeCloseTo(activations.swish.derivative(1), 6);
  });
});
