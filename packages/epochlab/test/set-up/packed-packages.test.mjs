// @ts-check
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { here } from '../../setup/site.mjs';

/** The packages that are packed as for npm; set-up gives `runtime` its native parts, so that one is linked. */
const PACKED = ['graph', 'train'];

/**
 * The folder of an installed package, as a package of this repository finds it.
 *
 * @param {string} name
 * @param {string} from
 */
function installed(name, from) {
  const paths = createRequire(join(from, 'package.json')).resolve.paths(name) ?? [];
  for (const path of paths)
    try {
      readFileSync(join(path, name, 'package.json'));
      return join(path, name);
    } catch {
      continue;
    }
  throw new Error(`${name} is not installed`);
}

/**
 * Puts a package into a project as npm would from its packed file: with the files that it publishes and the dependencies that it names.
 *
 * @param {string} project
 * @param {string} name
 */
function install(project, name) {
  const source = here.at('packages', name);
  const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', project], { cwd: source });
  const folder = join(project, 'node_modules', '@epochlab', name);
  mkdirSync(folder, { recursive: true });
  execFileSync('tar', [
    '-xzf',
    join(project, packed.toString().trim()),
    '-C',
    folder,
    '--strip-components=1',
  ]);
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  for (const other of Object.keys(dependencies))
    if (!PACKED.includes(other.replace('@epochlab/', '')))
      link(join(project, 'node_modules', other), installed(other, source));
}

/**
 * @param {string} path
 * @param {string} target
 */
function link(path, target) {
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true });
  symlinkSync(target, path);
}

const program = `
import * as tf from '@tensorflow/tfjs-node';
import { describeCompiled } from '@epochlab/train';
import { trace } from '@epochlab/graph';

const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
const x = tf.tensor2d([-1, 0, 1, 2], [4, 1]);
const { history } = await model.fit(x, x.mul(3).add(1), { epochs: 100, batchSize: 4, verbose: 0 });
const distance = trace((a, b) => a.sub(b).square().sum().sqrt());
const { compiled, graphs, opByOp } = describeCompiled(model);
console.log(JSON.stringify({ loss: history.loss.at(-1), compiled, ran: graphs[0].ran, opByOp, five: distance(tf.zeros([2]), tf.tensor1d([3, 4])).arraySync() }));
`;

test('packed, graph and train train a model of tfjs compiled, in an empty project', t => {
  const project = mkdtempSync(join(tmpdir(), 'epochlab packed '));
  t.after(() => rmSync(project, { recursive: true, force: true }));
  writeFileSync(join(project, 'package.json'), '{ "type": "module", "private": true }');
  writeFileSync(join(project, 'program.js'), program);
  for (const name of PACKED) install(project, name);
  const said = execFileSync(process.execPath, ['program.js'], { cwd: project, encoding: 'utf8' });
  const { loss, compiled, ran, opByOp, five } = JSON.parse(said.trim().split('\n').at(-1) ?? '');
  assert.ok(loss < 1e-4, said);
  assert.deepEqual(
    { compiled, ran, opByOp: opByOp.train, five },
    { compiled: true, ran: 100, opByOp: 0, five: 5 },
  );
});
