import { optimizers, tf } from '@epochlab/nn';

/** Ten steps down (w - 3)^2 from 0, with the rate changed half way. */
function descend(optimizer: tf.Optimizer & { learningRate: number }, change?: number): number[] {
  const w = tf.variable(tf.scalar(0));
  return Array.from({ length: 10 }, (_, i) => {
    if (i === 5 && change !== undefined) optimizer.learningRate = change;
    optimizer.minimize(() => tf.square(tf.sub(w, 3)) as tf.Scalar);
    return w.dataSync()[0] ?? NaN;
  });
}

describe('optimizers', () => {
  it('have the defaults of Keras and take the rate by position or by name', () => {
    expect(optimizers.Adam().getConfig()).toMatchObject({
      learningRate: 0.001,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-7,
    });
    expect(optimizers.SGD().getConfig()).toMatchObject({ learningRate: 0.01 });
    expect(optimizers.RMSprop(0.1, { rho: 0.8 }).getConfig()).toMatchObject({
      learningRate: 0.1,
      decay: 0.8,
    });
    expect(optimizers.SGD({ learningRate: 0.5, momentum: 0.9, nesterov: true }).getConfig()).toEqual({
      learningRate: 0.5,
      momentum: 0.9,
      useNesterov: true,
    });
    expect(optimizers.Adagrad().getClassName()).toBe('Adagrad');
    expect(optimizers.Adadelta().getClassName()).toBe('Adadelta');
    expect(optimizers.Adamax().getClassName()).toBe('Adamax');
    expect(optimizers.sgd(0.1).getConfig()).toEqual({ learningRate: 0.1 });
  });

  it('clip gradients in one way, by a positive limit', () => {
    expect(() => optimizers.SGD(0.1, { clipnorm: 1, clipvalue: 1 })).toThrow(/one of clipnorm and clipvalue/);
    expect(() => optimizers.SGD(0.1, { clipnorm: 0 })).toThrow(/clipnorm must be a number > 0, got 0/);
  });

  it('leave no tensor behind when they clip', () => {
    const w = tf.variable(tf.tensor1d([1, 2]));
    const optimizer = optimizers.SGD(0.1, { globalClipnorm: 0.1 });
    const before = tf.memory().numTensors;
    for (let i = 0; i < 3; i++) optimizer.minimize(() => tf.sum(tf.square(w)) as tf.Scalar);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('RMSprop, centred, does not make NaN of small gradients', () => {
    const w = tf.variable(tf.scalar(1e-4));
    const optimizer = optimizers.RMSprop(1e-5, { centered: true });
    for (let i = 0; i < 5; i++) optimizer.minimize(() => tf.square(w) as tf.Scalar);
    expect(Math.abs(w.dataSync()[0] ?? NaN)).toBeLessThan(1e-3);
  });

  it('follow their formulas: SGD and momentum', () => {
    let w = 0;
    const plain = Array.from({ length: 10 }, () => (w -= 0.1 * 2 * (w - 3)));
    descend(optimizers.SGD(0.1)).forEach((v, i) => expect(v).toBeCloseTo(plain[i] ?? NaN, 5));
    let [u, velocity] = [0, 0];
    const heavy = Array.from({ length: 10 }, () => {
      velocity = 0.9 * velocity + 2 * (u - 3);
      return (u -= 0.1 * velocity);
    });
    descend(optimizers.SGD(0.1, { momentum: 0.9 })).forEach((v, i) =>
      expect(v).toBeCloseTo(heavy[i] ?? NaN, 4),
    );
  });

  it.each(
    [
      optimizers.SGD(0.1),
      optimizers.SGD(0.1, { momentum: 0.5 }),
      optimizers.Adam(0.1),
      optimizers.RMSprop(0.1),
      optimizers.Adagrad(0.1),
      optimizers.Adamax(0.1),
    ].map(o => [o.getClassName(), o] as const),
  )('%s takes a learning rate that is assigned while it runs', (_name, optimizer) => {
    const path = descend(optimizer, 0);
    expect(path[4]).not.toBe(path[3]);
    expect(path.slice(5)).toEqual(Array(5).fill(path[4]));
    expect(optimizers.learningRateOf(optimizer)).toBe(0);
  });

  it('refuse rates that are none', () => {
    expect(() => optimizers.Adam(-1)).toThrow('learningRate must be a finite number >= 0, got -1');
    expect(() => optimizers.setLearningRate(optimizers.Adam(), NaN)).toThrow(
      'must be a finite number >= 0, got NaN',
    );
  });
});
