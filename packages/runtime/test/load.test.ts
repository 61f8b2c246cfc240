import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { libraryNames, tensorflowDirectory } from '../src/places';
import { inNode } from './in-node';

const add = `
const tf = require('@tensorflow/tfjs-node');
console.log(tf.getBackend(), tf.tensor1d([1, 2]).add(1).dataSync().join(' '));
`;

describe("require('@tensorflow/tfjs-node')", () => {
  test('runs on native TensorFlow and prints nothing', () => {
    expect(inNode(add)).toEqual(
      expect.objectContaining({ status: 0, stdout: 'tensorflow 2 3\n', stderr: '' }),
    );
  });

  test('gives the names to an import statement', () => {
    const program = `import('@tensorflow/tfjs-node').then(({ tensor, node }) => console.log(typeof tensor, typeof node))`;
    expect(inNode(program).stdout).toBe('function object\n');
  });

  test('prints nothing in a worker thread either', () => {
    const program = `new (require('node:worker_threads').Worker)(${JSON.stringify(add)}, { eval: true })`;
    expect(inNode(program)).toEqual(expect.objectContaining({ stdout: 'tensorflow 2 3\n', stderr: '' }));
  });

  test('is TensorFlow 2.21', () => {
    const { stdout } = inNode(`console.log(require('@tensorflow/tfjs-node').backend().binding.TF_Version)`);
    expect(stdout).toMatch(/^2\.21\./);
  });

  test('lets a user read what TensorFlow has to say', () => {
    const env = { TF_CPP_MIN_LOG_LEVEL: '0', TF_ENABLE_ONEDNN_OPTS: '1' };
    expect(inNode(add, env).stderr).toContain('oneDNN custom operations are on');
  });

  test('trains, and shows progress as tfjs-node does', () => {
    const { status, stderr } = inNode(`
      const tf = require('@tensorflow/tfjs-node');
      const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
      model.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
      model.fit(tf.ones([8, 2]), tf.ones([8, 1]), { epochs: 2, verbose: 0 });
    `);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('with EPOCHLAB_BACKEND=cpu', () => {
  const env = { EPOCHLAB_BACKEND: 'cpu', EPOCHLAB_TENSORFLOW: '/nowhere' };

  test('runs in plain JavaScript and says so in one line', () => {
    const { stdout, stderr } = inNode(add, env);
    expect(stdout).toBe('cpu 2 3\n');
    expect(stderr).toMatch(/^Epochlab: EPOCHLAB_BACKEND=cpu, .*\n$/);
  });

  test('saves and loads models in files', () => {
    const { stdout } = inNode(
      `
      const tf = require('@tensorflow/tfjs-node');
      const folder = require('node:fs').mkdtempSync(require('node:os').tmpdir() + '/epochlab-');
      const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
      model.save('file://' + folder)
        .then(() => tf.loadLayersModel('file://' + folder + '/model.json'))
        .then(loaded => console.log(loaded.countParams()))
        .finally(() => require('node:fs').rmSync(folder, { recursive: true }));
      `,
      env,
    );
    expect(stdout).toBe('3\n');
  });

  test('says which functions need native TensorFlow', () => {
    const { stderr } = inNode(`require('@tensorflow/tfjs-node').node.decodePng(new Uint8Array())`, env);
    expect(stderr).toContain('tf.node.decodePng needs native TensorFlow: unset EPOCHLAB_BACKEND');
  });
});

describe('with a library that cannot be used', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'epochlab-tensorflow-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const message = (env: NodeJS.ProcessEnv) => inNode(add, env).stderr;
  const [framework, main] = libraryNames;

  test('says that it is missing, and how to mend it', () => {
    const said = message({ EPOCHLAB_TENSORFLOW: folder });
    expect(said).toContain(`Native TensorFlow cannot be loaded from ${folder}: ${framework} is not there.`);
    expect(said).toContain('EPOCHLAB_TENSORFLOW must name');
    expect(said).toContain('EPOCHLAB_BACKEND=cpu');
  });

  test('says that it is damaged', () => {
    cpSync(join(tensorflowDirectory(), framework), join(folder, framework));
    truncateSync(join(folder, framework), 100_000);
    expect(message({ EPOCHLAB_TENSORFLOW: folder })).toContain(
      `${framework} is damaged: its end is missing.`,
    );
  });

  test('says that a file is no library', () => {
    symlinkSync(join(tensorflowDirectory(), framework), join(folder, framework));
    writeFileSync(join(folder, main), 'not a library '.repeat(100));
    expect(message({ EPOCHLAB_TENSORFLOW: folder })).toMatch(
      /libtensorflow_cc\S* is damaged or not for this machine \(.+\)/,
    );
  });

  test('finds it in the folder that EPOCHLAB_TENSORFLOW names', () => {
    mkdirSync(join(folder, 'tensorflow'));
    for (const name of libraryNames)
      symlinkSync(join(tensorflowDirectory(), name), join(folder, 'tensorflow', name));
    expect(inNode(add, { EPOCHLAB_TENSORFLOW: join(folder, 'tensorflow') }).stdout).toBe('tensorflow 2 3\n');
  });
});
