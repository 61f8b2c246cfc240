import * as tf from '@tensorflow/tfjs-node';
import { gradientDepth } from '@epochlab/graph/record';

/** Fields that a convolutional layer of any rank computes with (tfjs-layers 4.22, layers/convolutional.ts). */
interface ConvLayer {
  readonly kernelSize: readonly number[];
  readonly dilationRate: readonly number[];
  readonly padding: string;
  readonly dataFormat: string;
  call(inputs: tf.Tensor | tf.Tensor[], kwargs: object): tf.Tensor;
}

interface Blocks {
  readonly paddings: [number, number][];
  readonly crops: [number, number][];
}

/** How an axis is padded so that its blocks come out whole, and what is cut off again afterwards. */
function blocksOf({ kernelSize, dilationRate, padding }: ConvLayer, sizes: readonly number[]): Blocks {
  const axes = sizes.map((size, axis) => {
    const [kernel = 1, rate = 1] = [kernelSize[axis], dilationRate[axis]];
    const around = padding === 'same' ? (kernel - 1) * rate : 0;
    const before = Math.floor(around / 2);
    const rest = (rate - ((size + around) % rate)) % rate;
    return { padding: [before, around - before + rest], crop: [0, rest] } as const;
  });
  return {
    paddings: axes.map(({ padding: own }) => [...own]),
    crops: axes.map(({ crop }) => [...crop]),
  };
}

/**
 * Lets layers with a `dilationRate` be trained: tfjs has no gradient for dilated convolutions. Spread over blocks
 * (`spaceToBatchND`) they are ordinary ones, which is how TensorFlow's own Python does it on a CPU.
 */
export function trainDilatedConvolutions(): void {
  const conv2d = Object.getPrototypeOf(tf.layers.conv2d({ filters: 1, kernelSize: 1 })) as object;
  const prototype = Object.getPrototypeOf(conv2d) as ConvLayer;
  const stock = prototype.call;
  prototype.call = function call(inputs, kwargs) {
    const dilated = this.dilationRate.some(rate => rate > 1);
    if (!dilated || gradientDepth() === 0 || this.dataFormat !== 'channelsLast' || this.padding === 'causal')
      return stock.call(this, inputs, kwargs);
    return tf.tidy(() => {
      const x = [inputs].flat()[0] as tf.Tensor;
      const rates = [...this.dilationRate];
      const { paddings, crops } = blocksOf(this, x.shape.slice(1, -1));
      // Weights, bias and activation are the layer's; dilation and padding have been taken care of.
      const plain = Object.create(this, {
        dilationRate: { value: rates.map(() => 1) },
        padding: { value: 'valid' },
      }) as ConvLayer;
      const blocks = stock.call(plain, tf.spaceToBatchND(x, rates, paddings), kwargs);
      return tf.batchToSpaceND(blocks, rates, crops);
    });
  };
}
