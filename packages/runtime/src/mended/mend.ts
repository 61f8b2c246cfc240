import { registerKernel, unregisterKernel } from '@tensorflow/tfjs';
import { multinomial } from './multinomial';
import { round } from './round';

/** Kernels of tfjs-node that are wrong on this TensorFlow, each with one that is right. */
const mended = [multinomial, round];

/** Puts the mended kernels in the place of tfjs-node's own. */
export function mendKernels(): void {
  for (const kernel of mended) {
    unregisterKernel(kernel.kernelName, kernel.backendName);
    registerKernel(kernel);
  }
}
