import * as tf from '@tensorflow/tfjs-node';
import { Executable } from '@epochlab/graph/session';

let reads = 0;

/** Grows when weights of a layer are read: by the layer op by op, by a graph, by whoever asks the model for its weights. */
export const weightReads = (): number => reads + Executable.runs;

/** Counts from now on. */
export function countWeightReads(): void {
  const prototype = tf.LayerVariable.prototype;
  const { read } = prototype;
  prototype.read = function counted() {
    reads++;
    return read.call(this);
  };
}
