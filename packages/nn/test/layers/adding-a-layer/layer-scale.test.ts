import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { layers, models, tf } from '@epochlab/nn';
import * as keras from '../../../src/layers/keras';
import { checkGradients } from '../../check-gradients';
import { LayerScale } from './layer-scale';

const rows = () =>
  tf.tensor2d([
    [2, -4, 6],
    [1, 0, 3],
  ]);

/** The two lines that the page adds to tables, and the same lines of a layer that is there. */
const LINES = [
  {
    table: 'layers/keras.ts',
    added: "export { LayerScale } from './layer-scale';",
    there: "export { PositionalEncoding } from './positional-encoding';",
  },
  {
    table: 'options/layer-options.ts',
    added: "layerscale: 'initialValue',",
    there: "positionalencoding: 'maxWavelength',",
  },
] as const;

/** Code without its layout: a page shows a part of it, at the margin. */
const plain = (code: string) => code.replace(/\s+/g, ' ').trim();
const textOf = (path: string) => readFileSync(join(__dirname, path), 'utf8');

test('docs/adding-a-layer.md shows the code of this folder, and lines that the tables really have', () => {
  const blocks = [...textOf('../../../../../docs/adding-a-layer.md').matchAll(/```ts\n([^]*?)```/g)];
  const code = plain(textOf('layer-scale.ts') + textOf('layer-scale.test.ts'));
  const shown = blocks.map(([, block = '']) => plain(block));
  expect(shown).toEqual(expect.arrayContaining(LINES.map(({ added }) => added)));
  expect(shown.filter(block => !code.includes(block))).toEqual([]);
  for (const { table, there } of LINES) expect(textOf(`../../../src/${table}`)).toContain(there);
});

test('users reach every layer that layers/keras.ts exports', () => {
  expect(Object.keys(layers)).toEqual(expect.arrayContaining(Object.keys(keras)));
});

test('the new layer multiplies each feature by its factor', () => {
  const scaled = LayerScale(0.5).apply(rows()) as tf.Tensor;
  expect(scaled.arraySync()).toEqual([
    [1, -2, 3],
    [0.5, 0, 1.5],
  ]);
});

test('its gradient is that of finite differences', () => {
  const layer = LayerScale();
  layer.apply(rows());
  checkGradients(layer, () => layer.apply(rows()) as tf.Tensor);
});

test('it trains compiled, to the same loss as op by op', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
  const loss = async (eager: boolean) => {
    models.setRandomSeed(3);
    const model = models.Sequential([LayerScale(1, { inputShape: [3] }), layers.Dense(1)]);
    model.compile({ optimizer: 'sgd', loss: 'mse', eager });
    const { history } = await model.fit(rows(), tf.tensor2d([[1], [2]]), { epochs: 5, verbose: 0 });
    return history['loss']?.at(-1);
  };
  expect(await loss(false)).toBeCloseTo(Number(await loss(true)), 5);
  expect(warn).not.toHaveBeenCalled();
  warn.mockRestore();
});

test('it is made again from its configuration', () => {
  const layer = LayerScale(0.25, { name: 'mine' });
  const Layer = layer.constructor as tf.serialization.SerializableConstructor<tf.layers.Layer>;
  expect(Layer.fromConfig(Layer, layer.getConfig()).getConfig()).toEqual(layer.getConfig());
});

test.each([NaN, Infinity])('an initial value of %p is refused', value => {
  expect(() => LayerScale(value)).toThrow('layers.LayerScale: initialValue must be a number');
});
