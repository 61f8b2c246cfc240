/* eslint-disable @typescript-eslint/no-non-null-assertion -- what a test has just made is there */
import { layers, models, tf } from '@epochlab/nn';
import { CachedText } from '../../src/generate/cached-text';
import { samplerOf } from '../../src/generate/sampling';
import { StepwiseModel } from '../../src/generate/stepwise-model';
import { WholeText } from '../../src/generate/whole-text';

const VOCABULARY = 11;

/** Other weights than those of the start, so that no two tokens are alike. */
function shaken(model: tf.LayersModel): tf.LayersModel {
  model.setWeights(model.getWeights().map((w, i) => tf.randomNormal(w.shape, 0, 0.4, 'float32', i + 1)));
  return model;
}

const input = (steps: number | null = null) => tf.input({ shape: [steps], dtype: 'int32' });

/** A decoder-only Transformer of the library's blocks. */
const blocks = (steps: number | null, options = {}) => {
  const x = input(steps);
  let state = layers.TokenAndPositionEmbedding(VOCABULARY, 24, 8, options).apply(x);
  for (const normalizeFirst of [true, false])
    state = layers.TransformerEncoder(12, 2, { useCausalMask: true, normalizeFirst }).apply(state);
  return shaken(models.Model(x, layers.Dense(VOCABULARY).apply(state)));
};

/** One of parts: attention, residual additions, normalisation, dropout; probabilities. */
const parts = (causal = true) => {
  const x = input();
  const embedded = layers.PositionalEncoding().apply(layers.Embedding(VOCABULARY, 8).apply(x));
  const attended = layers.MultiHeadAttention(2, 4, { useCausalMask: causal, valueDim: 3 }).apply(embedded);
  const added = layers.Add().apply([embedded, layers.Dropout(0.5).apply(attended)]) as tf.SymbolicTensor;
  const normed = layers.LayerNormalization().apply(added);
  const hidden = layers.Dense(8, { activation: 'gelu' }).apply(normed);
  return shaken(models.Model(x, layers.Dense(VOCABULARY, { activation: 'softmax' }).apply(hidden)));
};

/** The loop that everybody writes: the whole text again for each token. */
function naive(
  model: tf.LayersModel,
  prompt: readonly number[],
  count: number,
  context: number,
  seed?: number,
) {
  const text = [...prompt];
  const draw = samplerOf(
    seed === undefined ? { temperature: 0 } : { seed, temperature: 0.9, topK: 6, topP: 0.95 },
  );
  const whole = new WholeText(model, context);
  for (let i = 0; i < count; i++) text.push(draw(whole.after(text)));
  return text;
}

afterEach(() => jest.restoreAllMocks());

describe('generate with a cache gives what the whole text gives', () => {
  const MODELS: [string, () => tf.LayersModel, number][] = [
    ['blocks, any length', () => blocks(null), 24],
    ['blocks, one length', () => blocks(20), 20],
    ['parts, probabilities', () => parts(), Infinity],
  ];

  it.each(MODELS)('%s: logits', (_, make) => {
    const model = make();
    const stepwise = new StepwiseModel(model, 20);
    expect(stepwise.hindrance).toBeUndefined();
    const [cached, whole] = [new CachedText(model, stepwise, 20), new WholeText(model, 20)];
    const text = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8];
    for (let length = 3; length <= text.length; length++) {
      const [seen, expected] = [cached, whole].map(one => one.after(text.slice(0, length)));
      expected!.forEach((logit, token) => expect(Math.abs(seen![token]! - logit)).toBeLessThan(1e-5));
    }
    cached.dispose();
  });

  it.each(MODELS)(
    '%s: tokens, the likeliest and drawn ones, beyond the context too',
    async (_, make, context) => {
      const warn = jest.spyOn(console, 'warn');
      const model = make();
      const options = { maxNewTokens: 28 };
      expect(await models.generate(model, [3, 1], { ...options, temperature: 0 })).toEqual(
        naive(model, [3, 1], 28, context),
      );
      const drawn = { ...options, seed: 7, temperature: 0.9, topK: 6, topP: 0.95 };
      expect(await models.generate(model, [3, 1], drawn)).toEqual(naive(model, [3, 1], 28, context, 7));
      expect(warn).not.toHaveBeenCalled();
    },
  );

  it('op by op, and after the weights were trained on', async () => {
    const model = blocks(null);
    const options = { maxNewTokens: 6, temperature: 0 };
    await models.generate(model, [3], options);
    shaken(model);
    model.setWeights(model.getWeights().map(w => tf.mul(w, 1.5)));
    const compiled = await models.generate(model, [3], options);
    expect(compiled).toEqual(naive(model, [3], 6, 24));
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError', eager: true } as never);
    expect(await models.generate(model, [3], options)).toEqual(compiled);
  });

  it('where padding is masked and stands in the text', async () => {
    const model = blocks(null, { maskZero: true });
    const prompt = [0, 0, 3, 1];
    expect(await models.generate(model, prompt, { maxNewTokens: 5, temperature: 0 })).toEqual(
      naive(model, prompt, 5, 24),
    );
  });
});

describe('a model that cannot be computed position by position', () => {
  class Reversed extends tf.layers.Layer {
    static readonly className = 'Reversed';
    override call(x: tf.Tensor | tf.Tensor[]): tf.Tensor {
      return tf.reverse([x].flat()[0]!, 1);
    }
  }

  it.each<[string, () => tf.LayersModel, RegExp]>([
    [
      'a layer of one’s own',
      () => {
        const x = input();
        const state = new Reversed({}).apply(layers.Embedding(VOCABULARY, 4).apply(x)) as tf.SymbolicTensor;
        return shaken(models.Model(x, layers.Dense(VOCABULARY).apply(state)));
      },
      /layer ".*" \(Reversed\) may look at other positions/,
    ],
    ['attention to later positions', () => parts(false), /\(MultiHeadAttention\) has no useCausalMask/],
  ])('%s: reads the whole text for each token, and says why', async (_, make, line) => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    const model = make();
    expect(await models.generate(model, [3, 1], { maxNewTokens: 4, temperature: 0 })).toEqual(
      naive(model, [3, 1], 4, Infinity),
    );
    expect(warn.mock.calls.flat().join()).toMatch(line);
  });
});

describe('what generate is asked for', () => {
  const model = blocks(null);

  it('ends at a stop token, or where onToken says so, and tells of each token', async () => {
    const whole = await models.generate(model, [3], { maxNewTokens: 8, temperature: 0 });
    const stop = whole[3]!;
    const stopped = await models.generate(model, [3], { maxNewTokens: 8, temperature: 0, stop });
    expect(stopped).toEqual(whole.slice(0, whole.indexOf(stop, 1) + 1));
    const seen: number[] = [];
    const onToken = (token: number) => seen.push(token) < 2;
    await models.generate(model, [3], { maxNewTokens: 8, temperature: 0, onToken });
    expect(seen).toEqual(whole.slice(1, 3));
  });

  it('leaves no tensors behind, and traces once', async () => {
    await models.generate(model, [3], { maxNewTokens: 2 });
    const before = tf.memory().numTensors;
    await models.generate(model, [3, 4], { maxNewTokens: 5 });
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each<[string, number[], object, RegExp]>([
    ['an empty prompt', [], {}, /the prompt is empty/],
    ['a token that the model does not know', [3, 11], {}, /11 at place 1 of the prompt is no token.*0 to 10/],
    ['no number of tokens', [3], { maxNewTokens: -1 }, /maxNewTokens must be a whole number from 0, got -1/],
    ['a temperature below 0', [3], { temperature: -1 }, /temperature must be a number from 0/],
    ['topK of 0', [3], { topK: 0 }, /topK must be a whole number from 1/],
    ['topP above 1', [3], { topP: 1.5 }, /topP must be above 0 and at most 1/],
    ['no context', [3], { contextLength: 0 }, /contextLength must be a whole number from 1/],
  ])('%s is refused', async (_, prompt, options, message) => {
    await expect(models.generate(model, prompt, { maxNewTokens: 1, ...options })).rejects.toThrow(message);
  });

  it('a model of pictures is refused', async () => {
    const other = models.Sequential([layers.Dense(1, { inputShape: [2, 2] })]);
    await expect(models.generate(other, [1], { maxNewTokens: 1 })).rejects.toThrow(/one input of tokens/);
  });
});

describe('a token is drawn', () => {
  const logits = Float32Array.from([0.1, 0.2, 0.4, 0.3].map(Math.log));
  const shares = (options: Parameters<typeof samplerOf>[0]) => {
    const draw = samplerOf({ seed: 1, ...options });
    const drawn = Array.from({ length: 4000 }, () => draw(logits));
    return [0, 1, 2, 3].map(token => drawn.filter(one => one === token).length / 4000);
  };

  it.each<[string, Parameters<typeof samplerOf>[0], number[]]>([
    ['by its probability', {}, [0.1, 0.2, 0.4, 0.3]],
    ['at temperature 0.5 by its square', { temperature: 0.5 }, [1, 4, 16, 9].map(n => n / 30)],
    ['among the likeliest two', { topK: 2 }, [0, 0, 4 / 7, 3 / 7]],
    ['among those of 0.65 together', { topP: 0.65 }, [0, 0, 4 / 7, 3 / 7]],
    ['but those that are suppressed', { suppressTokens: [2] }, [1 / 6, 2 / 6, 0, 3 / 6]],
    ['the likeliest at temperature 0', { temperature: 0 }, [0, 0, 1, 0]],
  ])('%s', (_, options, expected) => {
    shares(options).forEach((share, token) => expect(Math.abs(share - expected[token]!)).toBeLessThan(0.03));
  });
});
