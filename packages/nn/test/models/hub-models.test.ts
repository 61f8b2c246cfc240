import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { io } from '@tensorflow/tfjs-core';
import { layers, models, tf } from '@epochlab/nn';

/** A network in small of MobileNet's kind: separable convolutions with batch normalization and ReLU6, a softmax on top. */
function mobileNet(): tf.LayersModel {
  const input = layers.Input([16, 16, 3]);
  const steps = [
    layers.ZeroPadding2D(
      [
        [0, 1],
        [0, 1],
      ],
      { name: 'conv1_pad' },
    ),
    layers.Conv2D(4, 3, { strides: 2, useBias: false, name: 'conv1' }),
    layers.BatchNormalization({ name: 'conv1_bn' }),
    layers.ReLU({ maxValue: 6, name: 'conv1_relu' }),
    layers.DepthwiseConv2D(3, { padding: 'same', useBias: false, name: 'conv_dw_1' }),
    layers.BatchNormalization({ name: 'conv_dw_1_bn' }),
    layers.ReLU({ maxValue: 6, name: 'conv_dw_1_relu' }),
    layers.GlobalAveragePooling2D({ name: 'global_average_pooling2d' }),
    layers.Dense(5, { activation: 'softmax', name: 'predictions' }),
  ];
  const output = steps.reduce((x, layer) => layer.apply(x) as tf.SymbolicTensor, input);
  return models.Model({ inputs: input, outputs: output, name: 'mobilenet_0.25_16' });
}

const SHARD = 150;

/** Writes weights as hubs keep them: cut into pieces wherever a piece is full. */
function writeShards(folder: string, json: object, weights: io.WeightsManifestEntry[], data: Buffer): void {
  const count = Math.ceil(data.length / SHARD);
  const paths = Array.from({ length: count }, (_, i) => `group1-shard${i + 1}of${count}.bin`);
  paths.forEach((path, i) => writeFileSync(join(folder, path), data.subarray(i * SHARD, (i + 1) * SHARD)));
  const described = { ...json, weightsManifest: [{ paths, weights }] };
  writeFileSync(join(folder, 'model.json'), JSON.stringify(described));
}

async function writeLayersModel(folder: string, model: tf.LayersModel): Promise<void> {
  await model.save({
    save: async artifacts => {
      const { modelTopology, weightSpecs = [], weightData } = artifacts;
      const json = {
        format: 'layers-model',
        generatedBy: 'keras 2.15.0',
        convertedBy: 'TensorFlow.js Converter',
        modelTopology,
      };
      writeShards(folder, json, weightSpecs, Buffer.from(weightData as ArrayBuffer));
      return { modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts) };
    },
  });
}

/** x -> the mean over all places of relu6(conv(x, kernel)), as a converted SavedModel is kept. */
function writeGraphModel(folder: string, kernel: tf.Tensor4D): void {
  const shape = (sizes: readonly number[]) => ({
    shape: { dim: sizes.map(size => ({ size: String(size) })) },
  });
  const node = (name: string, op: string, input: string[], attr: object) => ({
    name,
    op,
    input,
    attr: { ...attr, T: { type: 'DT_FLOAT' } },
  });
  const constant = (name: string, dtype: string, sizes: readonly number[]) => ({
    name,
    op: 'Const',
    input: [],
    attr: { dtype: { type: dtype }, value: { tensor: { dtype, tensorShape: shape(sizes).shape } } },
  });
  const nodes = [
    {
      name: 'images',
      op: 'Placeholder',
      input: [],
      attr: { dtype: { type: 'DT_FLOAT' }, shape: shape([-1, 16, 16, 3]) },
    },
    constant('kernel', 'DT_FLOAT', kernel.shape),
    constant('places', 'DT_INT32', [2]),
    node('conv', 'Conv2D', ['images', 'kernel'], {
      strides: { list: { i: ['1', '2', '2', '1'] } },
      dilations: { list: { i: ['1', '1', '1', '1'] } },
      padding: { s: Buffer.from('SAME').toString('base64') },
      dataFormat: { s: Buffer.from('NHWC').toString('base64') },
    }),
    node('relu', 'Relu6', ['conv'], {}),
    node('features', 'Mean', ['relu', 'places'], { keep_dims: { b: false }, Tidx: { type: 'DT_INT32' } }),
  ];
  const json = { format: 'graph-model', modelTopology: { node: nodes, versions: { producer: 808 } } };
  const weights = [
    { name: 'kernel', shape: kernel.shape, dtype: 'float32' as const },
    { name: 'places', shape: [2], dtype: 'int32' as const },
  ];
  const data = [kernel.dataSync(), Int32Array.of(1, 2)].map(values =>
    Buffer.from(values.buffer, values.byteOffset, values.byteLength),
  );
  writeShards(folder, json, weights, Buffer.concat(data));
}

/** A test's `fetch` parses into another realm, whose arrays tfjs takes for objects. */
async function fetchFunc(path: string): Promise<Response> {
  const response = await fetch(path);
  return Object.assign(response, { json: async () => JSON.parse(await response.text()) as unknown });
}

let folder: string;
let server: Server;
let address: string;
const x = tf.randomUniform([8, 16, 16, 3], -1, 1, 'float32', 7);
const y = tf.tensor1d([0, 1, 0, 1, 0, 1, 0, 1]);
const numbers = (tensor: unknown) => Array.from((tensor as tf.Tensor).dataSync());

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hub-'));
  server = createServer(({ url = '' }, response) => {
    const [path = ''] = url.split('?');
    response.end(readFileSync(join(folder, path)));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/model.json`;
});

afterAll(async () => {
  await new Promise(resolve => server.close(resolve));
  rmSync(folder, { recursive: true });
});

describe('a network of a hub, in shards', () => {
  let expected: number[];

  beforeAll(async () => {
    const model = mobileNet();
    expected = numbers(model.predict(x));
    await writeLayersModel(folder, model);
  });

  it.each([
    ['models.loadModel from a folder', () => models.loadModel(folder)],
    [
      'models.loadModel from an address',
      () => models.loadModel(address, { fetchFunc: fetchFunc as typeof fetch }),
    ],
    ['tf.loadLayersModel from a file', () => tf.loadLayersModel(`file://${folder}/model.json`)],
    [
      'tf.loadLayersModel from an address',
      () => tf.loadLayersModel(address, { fetchFunc: fetchFunc as typeof fetch }),
    ],
  ])('is read by %s', async (_, load) => {
    expect(numbers((await load()).predict(x))).toEqual(expected);
  });

  it('becomes the frozen base of another network, which is trained compiled and op by op alike', async () => {
    const losses = async (eager: boolean) => {
      models.setRandomSeed(3);
      const hub = await models.loadModel(folder);
      const cut = hub.getLayer('global_average_pooling2d').output as tf.SymbolicTensor;
      const base = models.Model({ inputs: hub.inputs, outputs: cut });
      base.trainable = false;
      const before = base.getWeights().map(numbers);
      const model = models.Sequential([base, layers.Dense(2, { activation: 'softmax' })]);
      model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', eager });
      const { history } = await model.fit(x, y, {
        epochs: 3,
        batchSize: 4,
        shuffle: false,
        verbose: 0,
      });
      expect(base.getWeights().map(numbers)).toEqual(before);
      return history['loss'] as number[];
    };
    const [compiled, eager] = [await losses(false), await losses(true)];
    compiled.forEach((loss, i) => expect(loss).toBeCloseTo(Number(eager[i]), 5));
  });
});

describe('a graph model of a hub, in shards', () => {
  it.each([
    ['a file', () => `file://${folder}/model.json`],
    ['an address', () => address],
  ])('is read by tf.loadGraphModel from %s and gives features for a head', async (_, source) => {
    const kernel = tf.randomNormal<tf.Rank.R4>([3, 3, 3, 4], 0, 1, 'float32', 5);
    writeGraphModel(folder, kernel);
    const hub = await tf.loadGraphModel(source());
    const features = hub.predict(x) as tf.Tensor2D;
    const byHand = tf.mean(tf.relu6(tf.conv2d(x as tf.Tensor4D, kernel, 2, 'same')), [1, 2]);
    numbers(features).forEach((value, i) => expect(value).toBeCloseTo(Number(numbers(byHand)[i]), 5));

    const head = models.Sequential([layers.Dense(2, { activation: 'softmax', inputShape: [4] })]);
    head.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy' });
    const { history } = await head.fit(features, y, { epochs: 3, verbose: 0 });
    expect(Number(history['loss']?.[2])).toBeLessThan(Number(history['loss']?.[0]));
  });
});
