import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { layers, losses, models, tf } from '@epochlab/nn';
import { bothWays, relativeError } from '../../../train/test/same-training';
import { probabilities } from './by-enumeration';

const values = (t: tf.Tensor) => Array.from(t.dataSync());
const logits = tf.randomNormal([4, 5, 3], 0, 1.5, 'float32', 7) as tf.Tensor3D;
const targets = [
  [1, 2, 0],
  [1, 1, 0],
  [2, 0, 0],
  [0, 0, 0],
];

describe('losses.ctc', () => {
  it('of two steps and one label is the three ways to say it, by hand', () => {
    // Blank and label with p = 1/3 and 2/3 at each step: label-label, label-blank, blank-label.
    const x = tf.log(tf.tensor3d([[[1, 2], [1, 2]]])); // prettier-ignore
    const [loss] = values(losses.ctc([[1]], x));
    expect(loss).toBeCloseTo(-Math.log(4 / 9 + 2 / 9 + 2 / 9), 5);
  });

  it('is the sum over all paths, with repeats and without labels too', () => {
    const expected = (logits.arraySync() as number[][][]).map((row, i) => {
      const said = targets[i]?.filter(label => label !== 0).join() ?? '';
      return -Math.log(probabilities(row).get(said) ?? NaN);
    });
    values(losses.ctc(targets, logits)).forEach((loss, i) => expect(loss).toBeCloseTo(expected[i] ?? NaN, 4));
  });

  it('leaves out the steps behind the input lengths, given in the first column or by a mask', () => {
    const lengths = [5, 3, 2, 0];
    const expected = lengths.map((length, i) => {
      const row = tf.slice(logits, [i, 0, 0], [1, Math.max(1, length), 3]);
      return length === 0 ? 0 : values(losses.ctc([targets[i] ?? []], row))[0];
    });
    const counted = targets.map((row, i) => [lengths[i] ?? 0, ...row]);
    const masked = logits.clone();
    masked.kerasMask = tf.tensor2d(
      lengths.map(length => [0, 1, 2, 3, 4].map(t => Number(t < length))),
      [4, 5],
      'bool',
    );
    for (const got of [losses.CTC({ inputLengths: true })(counted, logits), losses.ctc(targets, masked)])
      values(got).forEach((loss, i) => expect(loss).toBeCloseTo(expected[i] ?? NaN, 4));
  });

  it('has the gradient that finite differences give, of each row by its own weight', () => {
    const weights = tf.tensor1d([1, -2, 0.5, 3]);
    const objective = (x: tf.Tensor) => tf.sum(tf.mul(losses.ctc(targets, x), weights)).asScalar();
    const gradient = values(tf.grad(objective)(logits));
    const at = (i: number, shift: number) => {
      const moved = logits.dataSync<'float32'>().slice();
      moved[i] = (moved[i] ?? 0) + shift;
      return values(objective(tf.tensor3d(moved, [4, 5, 3])))[0] ?? NaN;
    };
    for (let i = 0; i < gradient.length; i++)
      expect(gradient[i]).toBeCloseTo((at(i, 0.02) - at(i, -0.02)) / 0.04, 2);
  });

  it('has no second derivative, and says so', () => {
    const first = (x: tf.Tensor) => tf.sum(tf.grad(v => tf.sum(losses.ctc(targets, v)))(x));
    expect(() => tf.grad(first)(logits)).toThrow('losses.ctc has no second derivative');
  });

  it.each([
    [
      [[1, 1, 1]],
      'row 0 has 3 labels, which take 5 steps (one each, and a blank between two that are the same), but the prediction has 4',
    ],
    [[[1, 0, 2]], 'row 0 has a 0 between its labels'],
    [[[3, 0, 0]], 'row 0 has the label 3, but labels are whole numbers from 1 to 2'],
  ])('refuses %j, which cannot be said in four steps of three classes', (rows, words) => {
    const x = tf.zeros([1, 4, 3]);
    expect(() => losses.ctc(rows, x)).toThrow(words);
  });

  it('refuses input lengths that strides have not divided', () => {
    expect(() => losses.CTC({ inputLengths: true })([[100, 1, 2]], tf.zeros([1, 50, 3]))).toThrow(
      'row 0 has the input length 100, but the prediction has 50 steps. Divide the lengths by the strides',
    );
  });

  it('refuses other shapes', () => {
    expect(() => losses.ctc([1, 2], tf.zeros([2, 3]))).toThrow('takes targets [n, longest] and logits');
  });
});

const network = () =>
  tf.sequential({
    layers: [
      layers.Conv1D({ filters: 4, kernelSize: 3, strides: 2, padding: 'same', inputShape: [12, 3] }),
      layers.GRU({ units: 5, returnSequences: true }),
      layers.Dense({ units: 4 }),
    ],
  });
/** Rows of one to three labels, and one of none. */
const spoken = () =>
  tf.tensor2d(
    Array.from({ length: 24 }, (_, i) =>
      [1 + (i % 3), i % 2 ? 1 + (i % 3) : 0, 0].map(v => (i === 5 ? 0 : v)),
    ),
  );

describe('a model with losses.ctc', () => {
  it('trains compiled as op by op', async () => {
    const { compiled, eager } = await bothWays({
      build: network,
      x: () => tf.randomUniform([24, 12, 3], -1, 1, 'float32', 3),
      y: spoken,
      loss: losses.ctc,
      optimizer: () => tf.train.adam(0.01),
    });
    expect(relativeError(compiled.losses, eager.losses)).toBeLessThan(1e-4);
    compiled.weights.forEach((w, i) => expect(relativeError(w, eager.weights[i] ?? [])).toBeLessThan(1e-3));
    expect(eager.losses.at(-1)).toBeLessThan(eager.losses[0] ?? 0);
  });

  it('refuses before the first step what has no alignment, and targets of another shape', async () => {
    const model = network();
    model.compile({ optimizer: 'adam', loss: losses.ctc });
    const fit = (y: tf.Tensor) => model.fit(tf.zeros([1, 12, 3]), y, { verbose: 0 });
    await expect(fit(tf.tensor2d([[1, 1, 2, 2, 1]]))).rejects.toThrow(
      'row 0 has 5 labels, which take 7 steps (one each, and a blank between two that are the same), but the prediction has 6',
    );
    await expect(fit(tf.zeros([1, 6, 4]))).rejects.toThrow(
      'takes a row of labels for each sequence, [batch, longest], got targets of shape [1, 6, 4]',
    );
  });

  it('is loaded again with its loss', async () => {
    const model = network();
    model.compile({ optimizer: 'adam', loss: losses.CTC({ inputLengths: true }) });
    const folder = mkdtempSync(join(tmpdir(), 'ctc-'));
    await models.saveModel(model, folder, { includeOptimizer: true });
    const loaded = await models.loadModel(folder);
    const y = tf.tensor2d([[6, 1, 2]]);
    const lossOf = async (m: tf.LayersModel) =>
      values([m.evaluate(tf.ones([1, 12, 3]), y, { verbose: 0 })].flat()[0] as tf.Tensor)[0];
    expect(await lossOf(loaded)).toBeCloseTo((await lossOf(model)) ?? NaN, 5);
  });
});
