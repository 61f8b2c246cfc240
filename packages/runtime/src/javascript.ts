import * as tf from '@tensorflow/tfjs';
import type * as TensorFlow from '@tensorflow/tfjs-node';
import { ProgbarLogger } from '@tensorflow/tfjs-node/dist/callbacks';
import * as io from '@tensorflow/tfjs-node/dist/io';
import { nodeFileSystemRouter } from '@tensorflow/tfjs-node/dist/io/file_system';
import { version } from '@tensorflow/tfjs-node/dist/version';
import { refusingNode } from './refusing-node';

const notice =
  'Epochlab: EPOCHLAB_BACKEND=cpu, so TensorFlow.js runs in plain JavaScript, many times slower than native.\n';

/** tfjs's CPU backend greets whoever uses it first with advice to install tfjs-node. */
interface Greeter {
  firstUse: boolean;
}

/**
 * The exports of `@tensorflow/tfjs-node`, without native TensorFlow: the same names on tfjs's CPU backend, and models
 * saved to and loaded from `file://` as always. Functions of `tf.node` say that they need native TensorFlow.
 */
export function javascriptTensorFlow(): typeof TensorFlow {
  process.stderr.write(notice);
  // This backend is there at once: nothing needs to wait for the promise.
  void tf.setBackend('cpu');
  (tf.backend() as unknown as Greeter).firstUse = false;
  tf.io.registerLoadRouter(nodeFileSystemRouter);
  tf.io.registerSaveRouter(nodeFileSystemRouter);
  tf.registerCallbackConstructor(1, ProgbarLogger);
  return {
    ...tf,
    version: { ...tf.version, 'tfjs-node': version },
    io: { ...tf.io, ...io },
    node: refusingNode(),
  };
}
