import { Round, type KernelConfig, type Tensor } from '@tensorflow/tfjs';
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node/dist/nodejs_kernel_backend';

/** TensorFlow 2.21 answers zeros for `Round` of int32. A whole number is its own rounding. */
export const round: KernelConfig = {
  kernelName: Round,
  backendName: 'tensorflow',
  kernelFunc({ inputs, backend }) {
    // tfjs types what a kernel is handed as widely as it can; tfjs-node's own kernels narrow it the same way.
    const x = inputs['x'] as Tensor;
    const native = backend as NodeJSKernelBackend;
    return native.executeSingleInput(x.dtype === 'int32' ? 'Identity' : 'Round', x);
  },
};
