import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-node';
import { exportModel, installCompiledTraining } from '../src';

jest.setTimeout(120_000);
beforeAll(() => installCompiledTraining());

const dir = mkdtempSync(join(tmpdir(), 'export-test-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const l = tf.layers;
const MODELS: Record<string, () => tf.LayersModel> = {
  convolutional: () =>
    tf.sequential({
      layers: [
        l.conv2d({ filters: 3, kernelSize: 3, activation: 'relu', inputShape: [8, 8, 1] }),
        l.batchNormalization(),
        l.maxPooling2d({ poolSize: 2 }),
        l.flatten(),
        l.dropout({ rate: 0.5 }),
        l.dense({ units: 3, activation: 'softmax' }),
      ],
    }),
  recurrent: () =>
    tf.sequential({
      layers: [
        l.bidirectional({ layer: l.lstm({ units: 3, returnSequences: true }) as tf.RNN, inputShape: [7, 2] }),
        l.globalMaxPooling1d(),
        l.dense({ units: 1 }),
      ],
    }),
};

const inputs = (model: tf.LayersModel, rows: number) =>
  tf.randomNormal([rows, ...(model.inputs[0]?.shape.slice(1) as number[])], 0, 1, 'float32', 4);

const close = (got: ArrayLike<number>, expected: ArrayLike<number>) =>
  Array.from(expected).forEach((value, i) => expect(got[i]).toBeCloseTo(value, 5));

test.each(Object.keys(MODELS))(
  'TensorFlow loads an exported %s model and predicts the same, for any batch',
  async name => {
    const model = MODELS[name]?.() as tf.LayersModel;
    const path = join(dir, name);
    exportModel(model, path);
    const loaded = await tf.node.loadSavedModel(path, ['serve'], 'serving_default');
    for (const rows of [1, 5]) {
      const x = inputs(model, rows);
      const outputs = loaded.predict({ [model.inputNames[0] as string]: x }) as Record<string, tf.Tensor>;
      close((Object.values(outputs)[0] as tf.Tensor).dataSync(), (model.predict(x) as tf.Tensor).dataSync());
    }
    loaded.dispose();
  },
);

const PYTHON =
  process.env['EPOCHLAB_TENSORFLOW_PYTHON'] ?? join(__dirname, '../../../.cache/bench-venv/bin/python');
const LOAD = `
import json, sys, tensorflow as tf
call = tf.saved_model.load(sys.argv[1]).signatures['serving_default']
name = list(call.structured_input_signature[1])[0]
print(json.dumps(list(call(**{name: tf.constant(json.load(open(sys.argv[2])), tf.float32)}).values())[0].numpy().ravel().tolist()))
`;

/** The environment that the training bench makes holds Python's TensorFlow. */
const withPython = existsSync(PYTHON) ? test : test.skip;

withPython("Python's TensorFlow loads it too", () => {
  const model = MODELS['convolutional']?.() as tf.LayersModel;
  const path = join(dir, 'python');
  exportModel(model, path);
  const x = inputs(model, 4);
  writeFileSync(join(path, 'x.json'), JSON.stringify(x.arraySync()));
  const printed = execFileSync(PYTHON, ['-c', LOAD, path, join(path, 'x.json')], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  close(JSON.parse(printed.toString()) as number[], (model.predict(x) as tf.Tensor).dataSync());
});
