/** Loops of one's own, as tfjs's examples have them. Each gives what is called again and again, and with what. */

/** @param trace makes a graph of a step, or leaves it as it is */
const training = step => (tf, trace) => {
  const { f, batch } = step(tf);
  const traced = trace(f);
  return { calls: 200, call: () => tf.dispose(traced(...batch)) };
};

const network = (tf, features, hidden, outputs) =>
  tf.sequential({
    layers: [
      tf.layers.dense({ units: hidden, activation: 'relu', inputShape: [features] }),
      tf.layers.dense({ units: outputs }),
    ],
  });

const weightsOf = model => model.trainableWeights.map(({ val }) => val);

/** A model that reads a text, which grows by a token a call. */
function growingText(tf) {
  const [width, vocabulary] = [64, 96];
  const x = tf.input({ shape: [null, width] });
  const h = tf.layers
    .dense({ units: 256, activation: 'relu' })
    .apply(tf.layers.layerNormalization().apply(x));
  const model = tf.model({ inputs: x, outputs: tf.layers.dense({ units: vocabulary }).apply(h) });
  let length = 0;
  const call = () => {
    length = (length % 60) + 1;
    tf.tidy(() => model.predict(tf.ones([1, length, width])).dataSync());
  };
  return { calls: 60, call };
}

/** A language model writes 60 tokens: here by `models.generate`, in stock tfjs by reading the whole text again for each, op by op. */
function writing(tf, _, library) {
  const { layers, models } = library();
  const x = tf.input({ shape: [null], dtype: 'int32' });
  let state = layers.TokenAndPositionEmbedding(96, 128, 64).apply(x);
  for (let block = 0; block < 4; block++)
    state = layers.TransformerEncoder(256, 4, { useCausalMask: true, normalizeFirst: true }).apply(state);
  const model = tf.model({ inputs: x, outputs: layers.Dense(96).apply(state) });
  const next = text => {
    const row = model
      .predict(tf.tensor2d([text], undefined, 'int32'))
      .slice([0, text.length - 1, 0], [1, 1, -1]);
    return row.flatten().argMax().dataSync()[0];
  };
  const whole = () => {
    const text = [1];
    while (text.length < 61) text.push(tf.tidy(() => next(text)));
  };
  const cached = () => models.generate(model, [1], { maxNewTokens: 60, temperature: 0 });
  return { calls: 1, call: process.env.EPOCHLAB_COMPILE === '0' ? whole : cached };
}

export const PROGRAMS = {
  'polynomial of three scalars': training(tf => {
    const [a, b, c] = [0.1, 0.2, 0.3].map(value => tf.variable(tf.scalar(value)));
    const predict = x => a.mul(x.square()).add(b.mul(x)).add(c);
    const sgd = tf.train.sgd(0.05);
    return {
      f: (x, y) => sgd.minimize(() => predict(x).sub(y).square().mean(), true),
      batch: [tf.randomUniform([100]), tf.randomUniform([100])],
    };
  }),
  'dense 10-64-32, Adam': training(tf => {
    const [model, adam] = [network(tf, 10, 64, 32), tf.train.adam(0.001)];
    return {
      f: (x, y) => adam.minimize(() => tf.losses.meanSquaredError(y, model.apply(x)), true),
      batch: [tf.randomNormal([32, 10]), tf.randomNormal([32, 32])],
    };
  }),
  'GAN, two optimizers': training(tf => {
    const [generator, critic] = [network(tf, 16, 64, 8), network(tf, 8, 64, 1)];
    const [own, other] = [weightsOf(generator), weightsOf(critic)];
    const [first, second] = [tf.train.adam(0.001), tf.train.adam(0.001)];
    const score = x => tf.mean(tf.softplus(critic.apply(x)));
    return {
      f: (real, noise) => {
        const made = generator.apply(noise);
        const loss = second.minimize(() => tf.sub(score(made), score(real)), true, other);
        tf.dispose(made);
        return [loss, first.minimize(() => tf.neg(score(generator.apply(noise))), true, own)];
      },
      batch: [tf.randomNormal([32, 8]), tf.randomNormal([32, 16])],
    };
  }),
  'Q-learning, variableGrads': training(tf => {
    const [online, target] = [network(tf, 4, 32, 2), network(tf, 4, 32, 2)];
    const [weights, adam] = [weightsOf(online), tf.train.adam(0.001)];
    return {
      f: (states, actions, rewards, next) =>
        tf.tidy(() => {
          const wanted = rewards.add(target.apply(next).max(1).mul(0.9));
          const { value, grads } = tf.variableGrads(() => {
            const taken = online.apply(states).mul(tf.oneHot(actions, 2)).sum(-1);
            return tf.losses.huberLoss(wanted, taken);
          }, weights);
          adam.applyGradients(grads);
          return value;
        }),
      batch: [
        tf.randomNormal([32, 4]),
        tf.randomUniform([32], 0, 2, 'int32'),
        tf.randomNormal([32]),
        tf.randomNormal([32, 4]),
      ],
    };
  }),
  'predict, 60 growing lengths': growingText,
  'generate 60 tokens': writing,
};
