import { Multinomial, scalar, tensor1d, type KernelConfig, type Tensor } from '@tensorflow/tfjs';
import type { NodeJSKernelBackend } from '@tensorflow/tfjs-node/dist/nodejs_kernel_backend';
import { createTensorsTypeOpAttr } from '@tensorflow/tfjs-node/dist/nodejs_kernel_backend';

/** A seed of two integers; the fraction that tfjs draws where it is given no seed has the bits of both. */
function seedOf(seed: number): [number, number] {
  if (Number.isInteger(seed)) return [seed | 0, 0];
  const high = seed * 2 ** 31;
  return [Math.floor(high) | 0, Math.floor((high % 1) * 2 ** 21) | 0];
}

/**
 * tfjs-node refuses probabilities, takes the integer part of the fraction that is its seed (0), and hands an op its seed that TensorFlow
 * keeps with its state: the same seed draws something else the second time. TensorFlow's stateless op draws the same for a seed.
 */
export const multinomial: KernelConfig = {
  kernelName: Multinomial,
  backendName: 'tensorflow',
  kernelFunc({ inputs, attrs, backend }) {
    // tfjs types what a kernel is handed as widely as it can; tfjs-node's own kernels narrow it the same way.
    const given = inputs['logits'] as Tensor;
    const { numSamples, seed, normalized } = attrs as unknown as MultinomialAttributes;
    const native = backend as NodeJSKernelBackend;
    const logits = normalized ? native.executeSingleInput('Log', given) : given;
    const own = [scalar(numSamples, 'int32'), tensor1d(seedOf(seed), 'int32')];
    const opAttrs = [
      createTensorsTypeOpAttr('T', logits.dtype),
      createTensorsTypeOpAttr('Tseed', 'int32'),
      createTensorsTypeOpAttr('output_dtype', 'int32'),
    ];
    const drawn = native.executeSingleOutput('StatelessMultinomial', opAttrs, [logits, ...own]);
    for (const tensor of own) tensor.dispose();
    if (normalized) native.disposeData(logits.dataId);
    return drawn;
  },
};

interface MultinomialAttributes {
  readonly numSamples: number;
  readonly seed: number;
  readonly normalized: boolean;
}
