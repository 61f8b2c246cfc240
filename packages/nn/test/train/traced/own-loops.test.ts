/* eslint-disable @typescript-eslint/no-non-null-assertion -- what a test has just made is there */
import { graph, layers, models, optimizers, tf } from '@epochlab/nn';

/** A training step of one's own: what it takes, what it trains, with which optimizers. */
interface Program {
  readonly step: (...batch: tf.Tensor[]) => tf.TensorContainer;
  readonly batch: (i: number) => tf.Tensor[];
  readonly trained: readonly tf.Variable[];
  readonly optimizers: readonly tf.Optimizer[];
}

type Rated = tf.Optimizer & { learningRate: number; iterations_: number };

const dense = (units: number, seed: number, options = {}) =>
  layers.Dense(units, { kernelInitializer: tf.initializers.glorotUniform({ seed }), ...options });
const network = (features: number, hidden: number, outputs: number, seed: number) =>
  models.Sequential([
    dense(hidden, seed, { activation: 'relu', inputShape: [features] }),
    dense(outputs, seed + 1),
  ]);
const weightsOf = (model: tf.LayersModel) => model.getWeights(true) as tf.Variable[];
const draw = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, 'float32', seed);
const apply = (model: tf.LayersModel, x: tf.Tensor) => model.apply(x) as tf.Tensor;

const polynomial = (): Program => {
  const trained = [0.1, 0.2, 0.3].map(value => tf.variable(tf.scalar(value)));
  const [a, b, c] = trained as [tf.Variable, tf.Variable, tf.Variable];
  const predict = (x: tf.Tensor) => a.mul(x.square()).add(b.mul(x)).add(c);
  const loss = (y: tf.Tensor, predicted: tf.Tensor) => predicted.sub(y).square().mean() as tf.Scalar;
  const sgd = tf.train.sgd(0.1);
  return {
    step: (x, y) => sgd.minimize(() => loss(y as tf.Tensor, predict(x as tf.Tensor)), true) as tf.Scalar,
    batch: i => [draw([20], i), draw([20], i + 100)],
    trained,
    optimizers: [sgd],
  };
};

/** As in a GAN: the discriminator's step, then the generator's. */
const gan = (): Program => {
  const [generator, discriminator] = [network(3, 8, 2, 1), network(2, 8, 1, 3)];
  const [own, other] = [weightsOf(generator), weightsOf(discriminator)];
  const [adam, rms] = [optimizers.Adam(0.02), tf.train.rmsprop(0.01)];
  return {
    step: (real, noise) => {
      const made = generator.predict(noise as tf.Tensor) as tf.Tensor;
      const first = rms.minimize(
        () => {
          const [wrong, right] = [made, real as tf.Tensor].map(x => apply(discriminator, x));
          return tf.mean(tf.add(tf.softplus(wrong!), tf.softplus(tf.neg(right!)))) as tf.Scalar;
        },
        true,
        other,
      );
      const second = adam.minimize(
        () =>
          tf.mean(
            tf.softplus(tf.neg(apply(discriminator, apply(generator, noise as tf.Tensor)))),
          ) as tf.Scalar,
        true,
        own,
      );
      return { first: first as tf.Scalar, second: second as tf.Scalar };
    },
    batch: i => [draw([8, 2], i), draw([8, 3], i + 100)],
    trained: [...own, ...other],
    optimizers: [adam, rms],
  };
};

/** As in DQN: the value of the action taken, picked by its one-hot vector, towards that of a target network. */
const qLearning = (): Program => {
  const [online, target] = [network(4, 8, 3, 1), network(4, 8, 3, 5)];
  const adam = tf.train.adam(0.01);
  const rows = tf.range(0, 6, 1, 'int32');
  return {
    step: (states, actions, rewards, next) => {
      const best = tf.max(target.predict(next as tf.Tensor) as tf.Tensor, 1);
      const wanted = tf.add(rewards as tf.Tensor, tf.mul(best, 0.9));
      return adam.minimize(
        () => {
          const shuffled = tf.gather(apply(online, states as tf.Tensor), rows);
          const taken = tf.sum(tf.mul(shuffled, tf.oneHot(actions as tf.Tensor1D, 3)), -1);
          return tf.losses.huberLoss(wanted, taken) as tf.Scalar;
        },
        true,
        weightsOf(online),
      ) as tf.Scalar;
    },
    batch: i => [
      draw([6, 4], i),
      tf.tensor1d([0, 1, 2, 2, 1, i % 3], 'int32'),
      draw([6], i + 50),
      draw([6, 4], i + 100),
    ],
    trained: weightsOf(online),
    optimizers: [adam],
  };
};

/** REINFORCE: actions are drawn outside of the step; gradients are taken, scaled and applied by hand. */
const policyGradient = (): Program => {
  const policy = network(4, 8, 2, 1);
  const momentum = tf.train.momentum(0.05, 0.9);
  return {
    step: (states, actions, returns) => {
      const { value, grads } = tf.variableGrads(() => {
        const chosen = tf.oneHot(actions as tf.Tensor1D, 2);
        const likely = tf.sum(tf.mul(tf.logSoftmax(apply(policy, states as tf.Tensor)), chosen), 1);
        return tf.neg(tf.mean(tf.mul(likely, returns as tf.Tensor))) as tf.Scalar;
      }, weightsOf(policy));
      momentum.applyGradients(
        Object.fromEntries(Object.entries(grads).map(([name, grad]) => [name, tf.mul(grad, 0.5)])) as never,
      );
      return value;
    },
    batch: i => {
      const states = draw([6, 4], i);
      const actions = tf.tidy(() => tf.multinomial(apply(policy, states) as tf.Tensor2D, 1, i).flatten());
      return [states, actions, draw([6], i + 50)];
    },
    trained: weightsOf(policy),
    optimizers: [momentum],
  };
};

const numbersIn = (result: tf.TensorContainer): number[] =>
  (result instanceof tf.Tensor ? [result] : Object.values(result as Record<string, tf.Tensor>)).flatMap(
    tensor => [...tensor.dataSync()],
  );

const setRate = (optimizer: tf.Optimizer, rate: number) => {
  (optimizer as Rated).learningRate = rate;
};

describe('a training step of one’s own, traced, gives the numbers that it gives op by op', () => {
  it.each<[string, () => Program]>([
    ['polynomial regression with three scalars', polynomial],
    ['a GAN with two optimizers', gan],
    ['Q-learning with a target network, gather and oneHot', qLearning],
    ['a policy gradient with gradients applied by hand', policyGradient],
  ])('%s', (_, make) => {
    const [stock, compiled] = [make(), make()];
    const traced = graph.trace(compiled.step);
    for (let i = 0; i < 8; i++) {
      // A schedule changes the learning rates.
      for (const { optimizers: own } of [stock, compiled]) own.forEach(one => setRate(one, 0.05 / (i + 1)));
      const batch = stock.batch(i);
      const [expected, seen] = [stock.step(...batch), traced(...batch)].map(numbersIn);
      expected!.forEach((value, k) => expect(seen![k]).toBeCloseTo(value, 5));
    }
    stock.trained.forEach((variable, k) =>
      expect(tf.max(tf.abs(tf.sub(variable, compiled.trained[k]!))).dataSync()[0]).toBeLessThan(1e-5),
    );
    const steps = ({ optimizers: own }: Program) => own.map(one => (one as Rated).iterations_);
    expect(steps(compiled)).toEqual(steps(stock));
    expect(traced.traces).toBe(1);
    traced.dispose();
  });

  it('dropout draws new numbers at each call', () => {
    const dropout = layers.Dropout(0.5);
    const w = tf.variable(tf.ones([200]));
    const sgd = tf.train.sgd(0);
    const step = graph.trace(
      (x: tf.Tensor) =>
        sgd.minimize(
          () => tf.sum(tf.mul(w, dropout.apply(x, { training: true }) as tf.Tensor)) as tf.Scalar,
          true,
        ) as tf.Scalar,
    );
    const sums = Array.from({ length: 5 }, () => step(tf.linspace(0, 1, 200)).dataSync()[0]);
    expect(new Set(sums).size).toBe(5);
  });

  it('what is frozen later is trained no more', () => {
    const model = network(2, 3, 1, 1);
    const sgd = tf.train.sgd(0.1);
    const step = graph.trace((x: tf.Tensor) => {
      sgd.minimize(() => tf.mean(tf.square(apply(model, x))) as tf.Scalar);
      return tf.sum(x);
    });
    step(draw([4, 2], 1));
    model.layers[0]!.trainable = false;
    const before = model.layers[0]!.getWeights().map(w => [...w.dataSync()]);
    const last = [...model.layers[1]!.getWeights()[0]!.dataSync()];
    step(draw([4, 2], 2));
    expect(model.layers[0]!.getWeights().map(w => [...w.dataSync()])).toEqual(before);
    expect([...model.layers[1]!.getWeights()[0]!.dataSync()]).not.toEqual(last);
  });
});

describe('values in JavaScript that a traced function computes with', () => {
  const value = (tensor: tf.Tensor) => tensor.dataSync()[0];

  it('count as they are at the call', () => {
    let weight = 2;
    const config = { offset: 1 };
    const scale = (x: tf.Tensor) => tf.add(tf.mul(x, weight), config.offset);
    const f = graph.trace((x: tf.Tensor) => tf.square(scale(x)));
    expect(value(f(tf.scalar(3)))).toBe(49);
    weight = 4;
    expect(value(f(tf.scalar(3)))).toBe(169);
    config.offset = 0;
    expect(value(f(tf.scalar(3)))).toBe(144);
    expect(f.traces).toBe(1);
  });

  it('and that change at every call make it run op by op, with a line', () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    let beta = 0;
    const f = graph.trace((x: tf.Tensor) => tf.mul(x, beta));
    const seen = Array.from({ length: 8 }, (_, i) => {
      beta = i;
      return value(f(tf.scalar(2)));
    });
    expect(seen).toEqual([0, 2, 4, 6, 8, 10, 12, 14]);
    expect(warn.mock.calls.flat()).toEqual([
      'A traced function runs op by op, not as a graph: a value of JavaScript that it computes with changes every few calls.',
    ]);
    warn.mockRestore();
  });

  it.each<[string, () => (x: tf.Tensor) => tf.Tensor, RegExp]>([
    [
      'counts in JavaScript',
      () => {
        let calls = 0;
        return x => tf.mul(x, ++calls);
      },
      /changes "calls", a variable outside of it/,
    ],
    ['draws with Math.random', () => x => tf.mul(x, Math.random() + 1), /calls Math\.random/],
  ])('a function that %s runs op by op, with a line', (_, make, line) => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    const f = graph.trace(make());
    const [first, second] = [f(tf.scalar(1)), f(tf.scalar(1))].map(value);
    expect(first).not.toBe(second);
    expect(warn.mock.calls.flat().join()).toMatch(line);
    warn.mockRestore();
  });
});

it('a traced function keeps 64 graphs, those used last', () => {
  const f = graph.trace((x: tf.Tensor) => tf.sum(x));
  for (let size = 1; size <= 70; size++) f(tf.ones([size])).dispose();
  expect(f.traces).toBe(64);
  f.dispose();
});
