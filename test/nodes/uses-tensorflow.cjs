// @ts-check
// Run by native-tensorflow.test.mjs in each Node: does one thing with TensorFlow, checks it, and says 'right'.
const assert = require('node:assert/strict');
const { mkdtempSync, readdirSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const tf = require('@tensorflow/tfjs-node');

const pixels = tf.tensor3d([255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 8, 7], [2, 2, 3], 'int32');

const smallModel = () => {
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });
  model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
  return model;
};

/** @type {Record<string, (folder: string) => unknown>} */
const uses = {
  add() {
    assert.equal(tf.getBackend(), 'tensorflow');
    assert.deepEqual([...tf.tensor1d([1, 2]).add(1).dataSync()], [2, 3]);
  },
  async train() {
    const { history } = await smallModel().fit(tf.ones([8, 3]), tf.zeros([8, 2]), { epochs: 3, verbose: 0 });
    const [first, , last] = history['loss'] ?? [];
    assert.ok(Number(last) < Number(first));
  },
  async png() {
    const decoded = tf.node.decodePng(await tf.node.encodePng(pixels), 3);
    assert.deepEqual(decoded.arraySync(), pixels.arraySync());
  },
  async jpeg() {
    const grey = tf.fill([8, 8, 3], 128, 'int32');
    const decoded = tf.node.decodeImage(
      await tf.node.encodeJpeg(/** @type {any} a Tensor3D by its shape */ (grey)),
    );
    assert.deepEqual(decoded.arraySync(), grey.arraySync());
  },
  tensorboard(folder) {
    const writer = tf.node.summaryFileWriter(folder);
    writer.scalar('loss', 0.5, 1);
    writer.histogram('varied', tf.tensor1d([1, 2, 3]), 1);
    writer.histogram('all equal', tf.zeros([5]), 1);
    writer.flush();
    assert.match(readdirSync(folder).join(), /^events\.out\.tfevents/);
  },
  topk() {
    const { values, indices } = tf.topk(tf.tensor1d([3, 1, 2]), 2);
    assert.deepEqual(
      [values.arraySync(), indices.arraySync()],
      [
        [3, 2],
        [0, 2],
      ],
    );
  },
  async savedModel(folder) {
    const { graph } = require('@epochlab/nn');
    graph.exportSavedModel(x => tf.mul(x, 2), folder, [{ name: 'x', shape: [2] }]);
    const model = await tf.node.loadSavedModel(folder, ['serve'], 'serving_default');
    const doubled = /** @type {any} one output is one tensor */ (model.predict({ x: tf.tensor2d([[1, 2]]) }));
    assert.deepEqual(Object.values(doubled)[0].arraySync(), [[2, 4]]);
    model.dispose();
  },
  async save(folder) {
    const model = smallModel();
    await model.save(`file://${folder}`);
    const loaded = await tf.loadLayersModel(`file://${folder}/model.json`);
    const x = tf.randomUniform([4, 3]);
    const predict = (/** @type {any} either kind of model */ m) => m.predict(x).arraySync();
    assert.deepEqual(predict(loaded), predict(model));
  },
};

async function main() {
  const use = uses[process.argv[2] ?? ''];
  assert.ok(use, `expected one of: ${Object.keys(uses).join(', ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'epochlab-'));
  try {
    await use(folder);
    console.log('right');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

void main();
