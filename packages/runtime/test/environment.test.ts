import { environment } from '../src/environment';
import { inNode } from './in-node';

test.each(['AVX2', 'AVX-512', 'AVX-512 VNNI'])(
  'TensorFlow computes with oneDNN on a processor with %s',
  set => {
    expect(environment(set)).toHaveProperty('TF_ENABLE_ONEDNN_OPTS', '1');
  },
);

test.each(['', 'SSE4.1', 'AVX'])("TensorFlow decides about oneDNN on a processor with '%s'", set => {
  expect(environment(set)).not.toHaveProperty('TF_ENABLE_ONEDNN_OPTS');
});

test('a container has threads for the processors that it is given', () => {
  expect(environment('AVX2', 0.5)).toHaveProperty('TF_NUM_INTRAOP_THREADS', '1');
  expect(environment('AVX2', Infinity)).not.toHaveProperty('TF_NUM_INTRAOP_THREADS');
});

describe('acceleration()', () => {
  const report = `
    require('@tensorflow/tfjs-node');
    console.log(JSON.stringify(require('@epochlab/runtime').acceleration()));
  `;
  const inWorker = `new (require('node:worker_threads').Worker)(${JSON.stringify(report)}, { eval: true })`;
  const { instructionSet } = JSON.parse(inNode(report).stdout) as { instructionSet: string };
  const chosen = environment(instructionSet)['TF_ENABLE_ONEDNN_OPTS'];
  const unset = { TF_ENABLE_ONEDNN_OPTS: undefined };

  test.each([report, inWorker])('is as this library chooses where the user has not: %#', program => {
    const oneDnn = chosen === '1' ? true : (expect.any(Boolean) as boolean);
    expect(JSON.parse(inNode(program, unset).stdout)).toEqual({ instructionSet, oneDnn });
  });

  test.each([report, inWorker])('follows a user who switches oneDNN off: %#', program => {
    const env = { TF_ENABLE_ONEDNN_OPTS: '0' };
    expect(JSON.parse(inNode(program, env).stdout)).toEqual({ instructionSet, oneDnn: false });
  });
});

test('acceleration() knows no oneDNN before TensorFlow is loaded', () => {
  const { stdout } = inNode(`console.log(require('@epochlab/runtime').acceleration().oneDnn)`);
  expect(stdout).toBe('false\n');
});
