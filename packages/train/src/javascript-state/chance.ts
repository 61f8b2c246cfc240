import * as tf from '@tensorflow/tfjs-node';

/** Functions of JavaScript's, Node's and tfjs's that give something else each time: clocks and dice, outside of a graph. */
const CHANCE = new Set<unknown>([
  Math.random,
  Date,
  Date.now,
  performance.now,
  process.hrtime,
  process.hrtime.bigint,
  process.uptime,
  crypto.getRandomValues,
  crypto.randomUUID,
  tf.util.now,
  tf.util.randUniform,
  tf.util.shuffle,
  tf.util.shuffleCombo,
  tf.util.createShuffledIndices,
]);

/** Says that a function of this library's gives something else each time. */
export const noteChance = (f: unknown): void => void CHANCE.add(f);

/** Whether a function gives something else each time. */
export const isChance = (f: unknown): boolean => CHANCE.has(f);
