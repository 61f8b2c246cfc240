import type { TrainingMemory } from '@epochlab/views';
import * as tf from '@tensorflow/tfjs-node';

/** Memory that this process and its tensors hold now. */
export function memoryNow(): TrainingMemory {
  const { numBytes, numTensors } = tf.memory();
  return { process: process.memoryUsage.rss(), tensors: numBytes, count: numTensors };
}
