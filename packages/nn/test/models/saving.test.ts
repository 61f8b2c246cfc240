import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { callbacks, layers, models, tf } from '@epochlab/nn';

/** A folder whose name has everything that a URL would read otherwise. */
const ODD = 'Übung #1 50% a%20b ? [x] {y} & "z"';

const home = process.cwd();
let folder: string;
let warnings: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'saving-'));
  warnings = [];
  jest.spyOn(console, 'warn').mockImplementation((line: string) => void warnings.push(line));
});

afterEach(() => {
  process.chdir(home);
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const x = tf.tensor2d([
  [1, 2],
  [3, 5],
  [0, 1],
  [2, 2],
]);
const y = tf.tensor2d([[1], [4], [0], [3]]);

const small = () =>
  models.Sequential([
    layers.Dense(2, { inputShape: [2], activation: 'tanh', kernelInitializer: 'ones' }),
    layers.Dense(1, { kernelInitializer: 'ones' }),
  ]);

const predicted = (model: tf.LayersModel) => (model.predict(x) as tf.Tensor).arraySync();

/** A file beside a saved model, changed. */
async function damaged(change: (file: (name: string) => string) => void): Promise<string> {
  await models.saveModel(small(), folder);
  change(name => join(folder, name));
  return folder;
}

const message = async (run: () => Promise<unknown>): Promise<string> => {
  const error = await run().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return (error as Error | undefined)?.message ?? 'no error';
};

describe('where models are saved', () => {
  it('a model is saved and loaded by every function in folders with any letters, which are made', async () => {
    mkdirSync(join(folder, ODD));
    process.chdir(join(folder, ODD));
    const model = small();
    const right = predicted(model);
    const ways: Record<string, (name: string) => Promise<unknown>> = {
      [`${ODD}/a`]: name => models.saveModel(model, name),
      [`new/${ODD}/b`]: name => models.saveModel(model, `file://${name}`),
      [`${ODD}/c`]: name => model.save(name),
      [`d ${ODD}`]: name => model.save(`file://${process.cwd()}/${name}`),
      'plain/%41': name => models.saveModel(model, pathToFileURL(name)),
    };
    for (const [name, save] of Object.entries(ways)) {
      await save(name);
      expect(readdirSync(name).sort()).toEqual(['model.json', 'weights.bin']);
      for (const loaded of [
        await models.loadModel(name),
        await models.loadModel(`${name}/model.json`),
        await models.loadModel(`file://${name}`),
        await models.loadModel(`file://${process.cwd()}/${name}/model.json`),
        await models.loadModel(pathToFileURL(name)),
        await models.loadModel(pathToFileURL(name).href),
        await tf.loadLayersModel(name),
        await tf.loadLayersModel(`file://${name}/model.json`),
        await tf.loadLayersModel(tf.io.fileSystem(name)),
      ])
        expect(predicted(loaded)).toEqual(right);
    }
  });

  it('a SavedModel is exported and loaded there too', async () => {
    const model = small();
    for (const place of [join(folder, ODD), `file://${folder}/${ODD}/b`]) {
      models.exportModel(model, place);
      const loaded = await tf.node.loadSavedModel(place);
      expect(
        (Object.values(loaded.predict({ [model.inputNames[0] ?? '']: x })) as tf.Tensor[])[0]?.shape,
      ).toEqual([4, 1]);
      loaded.dispose();
    }
  });

  it.each([true, false])(
    'layers of one name, one in a nested model, keep their weights apart (frozen: %s)',
    async frozen => {
      const entry = layers.Input([2]);
      const inner = models.Model(entry, layers.Dense(2, { name: 'out' }).apply(entry) as tf.SymbolicTensor);
      inner.trainable = !frozen;
      const outer = layers.Input([2]);
      const last = layers.Dense(2, { name: 'out' }).apply(inner.apply(outer) as tf.SymbolicTensor);
      const model = models.Model(outer, last as tf.SymbolicTensor);
      await models.saveModel(model, folder);
      expect(predicted(await models.loadModel(folder))).toEqual(predicted(model));
    },
  );

  it('a URL of a folder that is there names that folder', async () => {
    mkdirSync(join(folder, 'best model'));
    await small().save(pathToFileURL(join(folder, 'best model')).href);
    expect(readdirSync(folder)).toEqual(['best model']);
  });

  it('ModelCheckpoint makes the parents of its folder', async () => {
    process.chdir(folder);
    const model = small();
    model.compile({ optimizer: 'sgd', loss: 'mse' });
    const written = ODD.replace('{y}', '{{y}}'); // In Python's notation a brace is written twice.
    await model.fit(x, y, { verbose: 0, callbacks: callbacks.ModelCheckpoint(`${written}/runs/w`) });
    expect(predicted(await models.loadModel(`${ODD}/runs/w`))).toEqual(predicted(model));
  });

  it('a model that cannot be replaced stays as it was, and the error says so', async () => {
    await models.saveModel(small(), folder);
    const before = readFileSync(join(folder, 'model.json'), 'utf8');
    renameSync(join(folder, 'weights.bin'), join(folder, 'kept'));
    mkdirSync(join(folder, 'weights.bin'));
    expect(await message(() => models.saveModel(small(), folder))).toMatch(
      /^The model could not be saved in .* The model that was there is as it was\.$/s,
    );
    expect(readFileSync(join(folder, 'model.json'), 'utf8')).toBe(before);
    expect(readdirSync(folder).sort()).toEqual(['kept', 'model.json', 'weights.bin']);
  });

  it('a file in the place of the folder is not touched', async () => {
    writeFileSync(join(folder, 'thesis'), 'text');
    expect(await message(() => small().save(join(folder, 'thesis')))).toContain('thesis is a file.');
    expect(readFileSync(join(folder, 'thesis'), 'utf8')).toBe('text');
  });

  it('an address without a handler is refused with what to give', async () => {
    expect(await message(() => models.loadModel('fil://digits'))).toContain(
      "No model can be loaded from 'fil://digits'. Expected a folder ('digits')",
    );
    expect(await message(() => small().save('fil://digits'))).toContain("model.save('digits')");
  });
});

describe('a file that is no model', () => {
  const text = (name: string) => readFileSync(name, 'utf8');
  const json = (name: string) => JSON.parse(text(name)) as Record<string, unknown>;
  const rewrite = (name: string, change: (model: Record<string, unknown>) => object) =>
    writeFileSync(name, JSON.stringify(change(json(name))));

  it.each<[string, (file: (name: string) => string) => void, RegExp]>([
    [
      'weights that are cut off',
      file => writeFileSync(file('weights.bin'), readFileSync(file('weights.bin')).subarray(0, 20)),
      /weights\.bin has 20 bytes, but the 4 weights that .*model\.json lists take 36 bytes: it is cut off/,
    ],
    [
      'weights that are too long',
      file => writeFileSync(file('weights.bin'), Buffer.alloc(1040)),
      /weights\.bin has 1,040 bytes, .* take 36 bytes: it is of another model/,
    ],
    [
      'weights that are missing',
      file => rmSync(file('weights.bin')),
      /weights\.bin is missing, where .*model\.json keeps weights\. Copy it into the same folder\./,
    ],
    [
      'a model.json that is cut off',
      file => writeFileSync(file('model.json'), text(file('model.json')).slice(0, 100)),
      /model\.json is no JSON, or cut off: it has 100 bytes .*Save the model again/,
    ],
    [
      'an empty model.json',
      file => writeFileSync(file('model.json'), ''),
      /model\.json is no JSON, or cut off: it has 0 bytes/,
    ],
    [
      'another JSON',
      file => writeFileSync(file('model.json'), '{"a":1}'),
      /model\.json is not a saved model: it has no modelTopology\. It has a\./,
    ],
    [
      'JSON that is no object',
      file => writeFileSync(file('model.json'), '[1]'),
      /model\.json is not a saved model/,
    ],
    [
      'an architecture alone',
      file => rewrite(file('model.json'), model => model['modelTopology'] as object),
      /It is an architecture alone: tf\.models\.modelFromJSON/,
    ],
    [
      'a model of Keras 3',
      file =>
        rewrite(file('model.json'), model => ({
          ...model,
          modelTopology: {
            keras_version: '3.5.0',
            model_config: {
              class_name: 'Functional',
              config: { layers: [{ module: 'keras.layers', class_name: 'InputLayer', config: {} }] },
            },
          },
        })),
      /converted from a model of Keras 3.*model\.export\('exported'\)/,
    ],
    [
      'a graph model',
      file => rewrite(file('model.json'), model => ({ ...model, modelTopology: { node: [], versions: {} } })),
      /model\.json is a graph model .*tf\.loadGraphModel/,
    ],
    [
      'a SavedModel',
      file => {
        rmSync(file('model.json'));
        writeFileSync(file('saved_model.pb'), 'x');
      },
      /is a TensorFlow SavedModel, .*tf\.node\.loadSavedModel/,
    ],
    [
      'a folder of other files',
      file => renameSync(file('model.json'), file('modell.json')),
      /holds no model\.json, which models\.saveModel writes\. It holds modell\.json, weights\.bin\./,
    ],
  ])('%s: every loader names file, fault and remedy', async (_, change, expected) => {
    const path = await damaged(change);
    expect(await message(() => models.loadModel(path))).toMatch(expected);
    expect(await message(() => tf.loadLayersModel(`file://${path}`))).toMatch(expected);
  });

  it.each<[string, Buffer, RegExp]>([
    ['old.h5', Buffer.from('\x89HDF\r\n\x1a\n0000', 'latin1'), /old\.h5 is an HDF5 file of Keras.*export/],
    ['new.keras', Buffer.from('PK\x03\x04data', 'latin1'), /new\.keras is a \.keras file.*export/],
    ['net.pt.tar.gz', Buffer.from('\x1f\x8b\x08', 'latin1'), /is a gzip archive.*Unpack/],
    ['saved_model.pb', Buffer.from('\x08\x01'), /is a part of a TensorFlow SavedModel/],
    ['net.pth', Buffer.from('\x80\x02', 'latin1'), /PyTorch/],
  ])('%s: the format is named', async (name, bytes, expected) => {
    writeFileSync(join(folder, name), bytes);
    expect(await message(() => models.loadModel(join(folder, name)))).toMatch(expected);
    expect(await message(() => tf.loadLayersModel(`file://${folder}/${name}`))).toMatch(expected);
    expect(await message(() => tf.loadGraphModel(join(folder, name)))).toMatch(expected);
  });

  it('a model of layers given to loadGraphModel', async () => {
    const path = await damaged(() => undefined);
    expect(await message(() => tf.loadGraphModel(path))).toMatch(/is a model of layers\..*loadModel/);
  });

  it('weights in several files, quantised to bytes, load', async () => {
    const path = await damaged(file => {
      const spec = (name: string, shape: number[]) => ({
        name,
        shape,
        dtype: 'float32',
        quantization: { dtype: 'uint8', scale: 0.5, min: -1 },
      });
      rewrite(file('model.json'), model => {
        const [group] = model['weightsManifest'] as { weights: { name: string; shape: number[] }[] }[];
        return {
          ...model,
          weightsManifest: [
            {
              paths: ['a.bin', 'b.bin'],
              weights: group?.weights.map(({ name, shape }) => spec(name, shape)),
            },
          ],
        };
      });
      writeFileSync(file('a.bin'), Uint8Array.of(0, 1, 2, 3, 4));
      writeFileSync(file('b.bin'), Uint8Array.of(5, 6, 7, 8));
    });
    const weights = (await models.loadModel(path)).getWeights().map(weight => weight.arraySync());
    expect(weights).toEqual([
      [
        [-1, -0.5],
        [0, 0.5],
      ],
      [1, 1.5],
      [[2], [2.5]],
      [3],
    ]);
    rmSync(join(path, 'b.bin'));
    expect(await message(() => models.loadModel(path))).toMatch(
      /b\.bin is missing.*Copy all of a\.bin, b\.bin/,
    );
  });
});
