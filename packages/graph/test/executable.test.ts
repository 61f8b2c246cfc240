import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-node';
import { DTYPE } from '../src/structure/dtypes';
import { Executable } from '../src/session/executable';
import { Graph } from '../src/structure/graph';

/** The product of two matrices. */
function product(onOneThread: boolean): Executable {
  const graph = new Graph();
  const [a, b] = [graph.placeholder(DTYPE.float32, [64, 64]), graph.placeholder(DTYPE.float32, [64, 64])];
  return new Executable(graph, [a, b], [graph.op('MatMul', [a, b])], { onOneThread });
}

test('a graph computes the same on one thread as on all', () => {
  const [a, b] = [tf.randomUniform([64, 64]), tf.randomUniform([64, 64])];
  const [onOne, onAll] = [true, false].map(onOneThread => {
    const executable = product(onOneThread);
    const [result] = executable.run([a, b]);
    executable.dispose();
    return result as tf.Tensor;
  }) as [tf.Tensor, tf.Tensor];
  expect(onOne.sub(onAll).abs().max().arraySync()).toBeLessThan(1e-5);
  expect(onOne.sub(tf.matMul(a, b)).abs().max().arraySync()).toBeLessThan(1e-5);
});

test('an op that TensorFlow refuses is an error with its words', () => {
  const graph = new Graph();
  const [a, b] = [graph.placeholder(DTYPE.float32, [2, 3]), graph.placeholder(DTYPE.float32, [2, 3])];
  const build = () => new Executable(graph, [a, b], [graph.op('MatMul', [a, b])]);
  expect(build).toThrow(/Dimensions must be equal, but are 3 and 2/);
});

(process.platform === 'linux' ? test : test.skip)('a session on one thread has no others waiting', () => {
  const here = join(__dirname, 'process');
  const { stdout } = spawnSync(
    process.execPath,
    ['-r', join(__dirname, '../../../test/setup/typescript.cjs'), join(here, 'count-threads.ts')],
    { encoding: 'utf8', env: { ...process.env, TF_NUM_INTRAOP_THREADS: '9' } },
  );
  const { onOne, onAll } = JSON.parse(stdout) as { onOne: number; onAll: number };
  expect(onAll).toBeGreaterThanOrEqual(9);
  // One for the work within ops, one for the ops.
  expect(onOne).toBeLessThanOrEqual(2);
});
