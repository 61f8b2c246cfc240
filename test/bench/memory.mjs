/** Memory that a search over models leaves behind: 500 of a kind in a row, each made, fitted, asked for predictions and disposed. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({ options: { json: { type: 'string' }, kind: { type: 'string' } } });

const MODELS = 500;
const MARKS = [50, 100, 200, 500];
const KINDS = {
  functional: 'functional, fit and predict',
  sequential: 'Sequential, fit and predict',
  ended: 'Sequential, fit alone, an optimizer of its own',
  eager: 'Sequential, op by op',
  predicting: 'never trained, predictions alone',
  dropped: 'never disposed, left to the garbage collector (tfjs holds their variables, so fewer of them)',
};

if (options.kind) await search(options.kind);
else {
  const rows = Object.keys(KINDS).map(measured);
  console.table(rows);
  if (options.json) writeFileSync(options.json, JSON.stringify(rows, null, 2));
}

/** Each kind in a process of its own, whose memory nobody else has used. */
function measured(kind) {
  const self = fileURLToPath(import.meta.url);
  const { stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', self, '--kind', kind], {
    encoding: 'utf8',
  });
  const marks = stdout.trim().split('\n').at(-1);
  if (!marks) throw new Error(stderr);
  return { what: KINDS[kind], ...JSON.parse(marks) };
}

async function search(kind) {
  const { layers, models, tf } = await import('@epochlab/nn');
  const [x, y] = [tf.randomNormal([256, 16]), tf.randomNormal([256, 1])];
  const build = () => {
    const [hidden, out] = [layers.Dense(64, { activation: 'relu' }), layers.Dense(1)];
    if (kind !== 'functional') return models.Sequential([layers.Input([16]), hidden, out]);
    const input = layers.Input([16]);
    return models.Model({ inputs: input, outputs: out.apply(hidden.apply(input)) });
  };
  const one = async () => {
    const model = build();
    const optimizer = kind === 'ended' ? tf.train.adam() : 'adam';
    if (kind !== 'predicting') {
      model.compile({ optimizer, loss: 'meanSquaredError', eager: kind === 'eager' });
      await model.fit(x, y, { epochs: 3, verbose: 0 });
    }
    if (kind !== 'ended') for (let i = 0; i < 4; i++) tf.dispose(model.predict(x));
    if (kind === 'dropped') return;
    model.dispose();
    if (kind === 'ended') optimizer.dispose();
  };
  const level = async () => {
    // Finalizers run between two collections.
    for (let i = 0; i < 3; i++) {
      globalThis.gc();
      await new Promise(resolve => setImmediate(resolve));
    }
    return Math.round(process.memoryUsage.rss() / 2 ** 20);
  };
  const marks = {};
  for (let i = 1; i <= (kind === 'dropped' ? 100 : MODELS); i++) {
    await one();
    if (MARKS.includes(i)) marks[`MB after ${i}`] = await level();
  }
  console.log(JSON.stringify({ ...marks, tensors: tf.memory().numTensors }));
}
