import * as tf from '@tensorflow/tfjs-node';
import { closeOpenCalls } from '../../src/tfjs-patches/engine/ended-code';

interface Engine {
  startScope(name?: string): void;
  readonly state: { gradientDepth: number };
}

test('a tidy that never came to its end frees what was made in it, and tapes hold nothing any more', () => {
  const engine = tf.engine() as unknown as Engine;
  const outside = tf.scalar(1);
  const before = tf.memory().numTensors;
  engine.startScope('a tidy');
  engine.startScope('a tidy in it');
  tf.scalar(2).add(outside);
  engine.state.gradientDepth = 1;
  closeOpenCalls();
  expect(tf.memory().numTensors).toBe(before);
  expect(engine.state.gradientDepth).toBe(0);
  expect(
    tf
      .grad(x => x.square())(tf.scalar(3))
      .dataSync()[0],
  ).toBe(6);
  outside.dispose();
});
