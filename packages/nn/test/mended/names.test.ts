import { layers, models, tf } from '@epochlab/nn';

const scalarOf = (value: tf.Tensor) => value.dataSync()[0] as number;

/** A cell that fits a line to y = 3 x: it makes its variables when it runs. */
function cell(optimizer: tf.Optimizer, names: readonly [string?, string?] = ['w', 'b']) {
  const w = tf.variable(tf.scalar(0), true, names[0]);
  const b = tf.variable(tf.scalar(0), true, names[1]);
  const [x, y] = [tf.tensor1d([1, 2, 3]), tf.tensor1d([3, 6, 9])];
  const loss = () => tf.mean(tf.squaredDifference(tf.add(tf.mul(w, x), b), y)) as tf.Scalar;
  for (let i = 0; i < 5; i++) optimizer.minimize(loss);
  return { w, b, loss, values: [scalarOf(w), scalarOf(b)] };
}

const OPTIMIZERS: readonly [string, () => tf.Optimizer][] = [
  ['sgd', () => tf.train.sgd(0.01)],
  ['momentum', () => tf.train.momentum(0.01, 0.9)],
  ['adagrad', () => tf.train.adagrad(0.1)],
  ['adadelta', () => tf.train.adadelta(1)],
  ['rmsprop', () => tf.train.rmsprop(0.01, 0.9, 0.9, 1e-7, true)],
];

describe('variables of a cell that runs twice', () => {
  it('the newer variable has the name; the earlier goes on to work with one of its own', () => {
    const first = tf.variable(tf.scalar(1), true, 'twice');
    const second = tf.variable(tf.scalar(2), true, 'twice');
    const third = tf.scalar(3).variable(true, 'twice');
    expect([first, second, third].map(v => v.name)).toEqual(['twice_1', 'twice_2', 'twice']);
    const { grads } = tf.variableGrads(() => tf.mul(tf.mul(first, second), third) as tf.Scalar);
    expect(Object.entries(grads).map(([name, grad]) => [name, scalarOf(grad)])).toEqual(
      expect.arrayContaining([
        ['twice_1', 6],
        ['twice_2', 3],
        ['twice', 2],
      ]),
    );
    tf.dispose([first, second, third]);
  });

  it.each(OPTIMIZERS)('%s trains the variables of each run as in a first run', (_, make) => {
    const alone = cell(make());
    const optimizer = make();
    const first = cell(optimizer);
    const second = cell(optimizer);
    expect(first.values).toEqual(alone.values);
    expect(second.values).toEqual(alone.values);
    expect([scalarOf(first.w), scalarOf(first.b)]).toEqual(first.values);
    tf.dispose([alone, first, second].flatMap(({ w, b }) => [w, b]));
  });

  it('without names too, and whichever is trained in between', () => {
    const momentum = () => tf.train.momentum(0.01, 0.9);
    const once = cell(momentum(), []);
    once.loss();
    const shared = momentum();
    const first = cell(shared, []);
    cell(shared, []);
    const alone = momentum();
    const other = cell(alone, []);
    for (let i = 0; i < 3; i++) {
      shared.minimize(first.loss, false, [first.w, first.b]);
      alone.minimize(other.loss, false, [other.w, other.b]);
    }
    expect(scalarOf(first.w)).toBe(scalarOf(other.w));
  });

  it('shapes may change between the runs', () => {
    const adam = tf.train.adam(0.1);
    // The gradient is 2. In step t Adam goes 0.1 (0.1 * 2 / (1 - 0.9^t)) / sqrt(0.001 * 4 / (1 - 0.999^t)), from moments of 0.
    for (const [size, expected] of [
      [2, 0.9],
      [3, 0.925587],
    ] as const) {
      const w = tf.variable(tf.ones([size]), true, 'sized');
      adam.minimize(() => tf.sum(tf.square(w)) as tf.Scalar, false, [w]);
      expect(scalarOf(w)).toBeCloseTo(expected, 5);
    }
  });

  it('to dispose twice of an earlier one leaves the newer one be', () => {
    const earlier = tf.variable(tf.scalar(1), true, 'disposed');
    earlier.dispose();
    const newer = tf.variable(tf.scalar(2), true, 'disposed');
    earlier.dispose();
    tf.train.sgd(0.5).minimize(() => tf.square(newer) as tf.Scalar, false, [newer]);
    expect(scalarOf(newer)).toBe(0);
    newer.dispose();
  });

  it("a number for a name is in nobody's way", () => {
    const probe = tf.variable(tf.scalar(0));
    const next = [1, 2, 3].map(i => tf.variable(tf.scalar(i), true, String(Number(probe.name) + i)));
    const unnamed = [tf.variable(tf.scalar(4)), tf.variable(tf.scalar(5))];
    expect(new Set([probe, ...next, ...unnamed].map(v => v.name)).size).toBe(6);
    tf.dispose([probe, ...next, ...unnamed]);
  });
});

describe('names of what there is', () => {
  it.each(['adadelta', 'adagrad', 'adam', 'adamax', 'rmsprop', 'sgd'] as const)(
    'the gradients of variableGrads go into %s',
    name => {
      const w = tf.variable(tf.scalar(2));
      const { value, grads } = tf.variableGrads(() => tf.square(w) as tf.Scalar, [w]);
      tf.train[name](0.1).applyGradients(grads);
      expect(scalarOf(value)).toBe(4);
      expect(scalarOf(w)).toBeLessThan(2);
    },
  );

  it('getLayer of an unknown name says which there are', () => {
    const model = models.Sequential([
      layers.Dense(2, { inputShape: [1], name: 'features' }),
      layers.Dense(1, { name: 'out' }),
    ]);
    expect(model.getLayer('out').name).toBe('out');
    expect(model.getLayer(undefined as never, 0).name).toBe('features');
    expect(() => model.getLayer('feature')).toThrow(
      "The model has no layer 'feature'. Did you mean 'features'? Its layers: features, out.",
    );
  });
});

describe('a layer whose class has no static className', () => {
  class Doubles extends tf.layers.Layer {
    override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
      return tf.mul([inputs].flat()[0] as tf.Tensor, 2);
    }
  }

  it('has the name of its class, and trains', async () => {
    const layer = new Doubles({});
    expect(layer.getClassName()).toBe('Doubles');
    expect(layer.name).toMatch(/^doubles/);
    const model = models.Sequential([layers.Dense(2, { inputShape: [2] }), layer]);
    model.compile({ optimizer: 'sgd', loss: 'mse' });
    const { history } = await model.fit(tf.ones([4, 2]), tf.ones([4, 2]), { epochs: 1, verbose: 0 });
    expect(history['loss']).toEqual([expect.any(Number)]);
  });

  it('says on loading that the class must be registered', async () => {
    const model = models.Sequential([layers.Dense(2, { inputShape: [2] }), new Doubles({})]);
    const config = JSON.parse(String(model.toJSON())) as tf.serialization.ConfigDict;
    await expect(tf.models.modelFromJSON(config as never)).rejects.toThrow('Doubles');
  });
});
