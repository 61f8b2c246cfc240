import { readdirSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs-node';
import { DTYPE } from '../../src/structure/dtypes';
import { Executable } from '../../src/session/executable';
import { Graph } from '../../src/structure/graph';

const threads = (): number => readdirSync('/proc/self/task').length;

/** How many threads a session brings with it. */
function broughtBy(onOneThread: boolean): number {
  const graph = new Graph();
  const x = graph.placeholder(DTYPE.float32, [1]);
  const before = threads();
  const executable = new Executable(graph, [x], [graph.op('Neg', [x])], { onOneThread });
  tf.dispose(executable.run([tf.ones([1])]));
  const brought = threads() - before;
  executable.dispose();
  return brought;
}

// The first session also makes what all sessions share.
broughtBy(false);
console.log(JSON.stringify({ onOne: broughtBy(true), onAll: broughtBy(false) }));
