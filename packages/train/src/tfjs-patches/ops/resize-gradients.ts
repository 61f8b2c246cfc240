import * as tf from '@tensorflow/tfjs-node';

/** The part of tfjs-node's backend that these kernels call. */
interface NodeBackend {
  readonly binding: { readonly TF_ATTR_BOOL: number };
  executeSingleOutput(
    name: string,
    attrs: readonly object[],
    inputs: readonly tf.TensorInfo[],
  ): tf.TensorInfo;
}

const BACKEND = 'tensorflow';

function passCentres(kernelName: string): void {
  const stock = tf.getKernel(kernelName, BACKEND);
  if (!stock) return;
  tf.unregisterKernel(kernelName, BACKEND);
  tf.registerKernel({
    ...stock,
    kernelFunc: ({ inputs, attrs, backend }) => {
      const native = backend as NodeBackend;
      const centres = {
        name: 'half_pixel_centers',
        type: native.binding.TF_ATTR_BOOL,
        value: (attrs as { halfPixelCenters?: boolean }).halfPixelCenters === true,
      };
      const executeSingleOutput: NodeBackend['executeSingleOutput'] = (name, options, values) =>
        native.executeSingleOutput(name, [...options, centres], values);
      const passing = Object.create(native, {
        executeSingleOutput: { value: executeSingleOutput },
      }) as object;
      return stock.kernelFunc({ inputs, attrs: attrs ?? {}, backend: passing });
    },
  });
}

/** The gradients of `tf.image.resizeBilinear` and `resizeNearestNeighbor` with `halfPixelCenters`, which tfjs-node takes for those without. */
export function mendResizeGradients(): void {
  passCentres('ResizeBilinearGrad');
  passCentres('ResizeNearestNeighborGrad');
}
