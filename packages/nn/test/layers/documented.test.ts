import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-node';
import { layers } from '@epochlab/nn';

interface Documented {
  readonly name: string;
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly example: string;
}

const folder = join(__dirname, '../../src/layers');
const COMMENT = /\/\*\*((?:(?!\*\/)[^])*)\*\/\nexport (?:function|const) ([A-Z]\w*)/g;

/** `poolSize` stands for itself: strides are as wide as the window unless given. */
const evaluate = (code: string, names: Readonly<Record<string, unknown>> = {}): unknown =>
  new Function(...Object.keys(names), `return ${code}`)(...Object.values(names));

function documentedIn(file: string): Documented[] {
  const text = readFileSync(join(folder, file), 'utf8');
  return [...text.matchAll(COMMENT)].map(([, comment = '', name = '']) => {
    const plain = comment.replaceAll(/^ *\* ?/gm, '');
    const defaults = /@defaults ([^@]*)/.exec(plain)?.[1] ?? '';
    const example = /@example\n([^@]*)/.exec(plain)?.[1] ?? '';
    const values = evaluate(`({${defaults}})`, { poolSize: 2 }) as Record<string, unknown>;
    return { name, defaults: values, example };
  });
}

const all = readdirSync(folder)
  .filter(file => file.endsWith('.ts'))
  .flatMap(documentedIn)
  .filter(({ name }) => name in layers);

const required: Readonly<Record<string, unknown>> = {
  cell: layers.LSTMCell(2),
  filters: 2,
  height: 4,
  width: 4,
  inputDim: 4,
  kernelSize: 3,
  layer: layers.LSTM(2),
  numTokens: 3,
  outputDim: 2,
  scale: 1,
  units: 2,
  axes: 1,
  factor: 0.5,
  cropping: 1,
  embeddingDim: 4,
  sequenceLength: 5,
  vocabularySize: 10,
};

const needs: Readonly<Record<string, readonly string[]>> = {
  RNN: ['cell'],
  Embedding: ['inputDim', 'outputDim'],
  Bidirectional: ['layer'],
  Resizing: ['height', 'width'],
  CategoryEncoding: ['numTokens'],
  Rescaling: ['scale'],
  Dot: ['axes'],
  RandomWidth: ['factor'],
  Cropping2D: ['cropping'],
  DepthwiseConv2D: ['kernelSize'],
  TokenAndPositionEmbedding: ['vocabularySize', 'sequenceLength', 'embeddingDim'],
};

function make(name: string): tf.layers.Layer {
  const keys =
    needs[name] ??
    (/^Conv|^Separable/.test(name)
      ? ['filters', 'kernelSize']
      : /(RNN|LSTM|GRU)(Cell)?$|^Dense$/.test(name)
        ? ['units']
        : []);
  const options = Object.fromEntries(keys.map(key => [key, required[key]]));
  // The table of all layers has a signature for each; here they are all functions of one object.
  const create = (layers as unknown as Record<string, (options: object) => tf.layers.Layer>)[name];
  if (!create) throw new Error(`There is no layers.${name}.`);
  return create(options);
}

/** An option in the form in which a layer's configuration holds it. */
function comparable(key: string, value: unknown, actual: unknown): unknown {
  if (/Initializer$/.test(key))
    return (
      tf.layers.dense({ units: 1, kernelInitializer: value as 'zeros' }).getConfig() as Record<
        string,
        unknown
      >
    )['kernelInitializer'];
  if (key === 'padding' && typeof value === 'number')
    return [
      [value, value],
      [value, value],
    ];
  return Array.isArray(actual) && !Array.isArray(value) ? actual.map(() => value) : value;
}

test.each(all.filter(({ defaults }) => Object.keys(defaults).length > 0))(
  'the defaults that layers.$name states are those that it has',
  ({ name, defaults }) => {
    const config = make(name).getConfig() as Record<string, unknown>;
    for (const [key, value] of Object.entries(defaults)) {
      if (config[key] !== undefined)
        expect({ [key]: config[key] }).toEqual({ [key]: comparable(key, value, config[key]) });
    }
  },
);

test.each(all.filter(({ example }) => example !== ''))('the example of layers.$name runs', ({ example }) => {
  expect(() => new Function('layers', example)(layers) as unknown).not.toThrow();
});

test('every layer has an example, or another name for one that has', () => {
  const shown = all.filter(({ example, name }) => example === '' && !/Pool\dD$|^InputLayer$/.test(name));
  expect(shown.map(({ name }) => name)).toEqual([]);
});
