import type * as TensorFlow from '@tensorflow/tfjs-node';
import { chosenBackend, type Backend } from './backend';
import { mendKernels } from './mended/mend';

type Load = (native: () => typeof TensorFlow) => typeof TensorFlow;

const loads: Record<Backend, Load> = {
  cpu() {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the native backend must not pay for loading it
    const { javascriptTensorFlow } = require('./javascript') as typeof import('./javascript');
    return javascriptTensorFlow();
  },
  tensorflow(native) {
    const tf = native();
    mendKernels();
    return tf;
  },
};

/**
 * The answer of `require('@tensorflow/tfjs-node')` in a repository that has been set up.
 *
 * @param native tfjs-node's own entry, which registers the native backend.
 * @throws NativeTensorFlowError when the native library is missing or broken.
 */
export const load: Load = native => loads[chosenBackend()](native);
