import * as tf from '@tensorflow/tfjs-node';
import type { Resizing } from '@tensorflow/tfjs-layers/dist/layers/preprocessing/image_resizing';
import { croppedTo, resized, type Interpolation } from './resized';
import { registerBoth, stockClass } from './stock-class';

/** Fields that tfjs's types keep to its class. */
interface Fields {
  readonly height: number;
  readonly width: number;
  readonly interpolation: Interpolation;
  readonly cropToAspectRatio: boolean;
}

const Stock = stockClass<Resizing>('Resizing');

/** `resizing` as Keras does it: pixels have their centres in the middle, and `cropToAspectRatio` cuts off what would be distorted. */
export class KerasResizing extends Stock {
  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor[] | tf.Tensor {
    const { height, width, interpolation, cropToAspectRatio } = this as unknown as Fields;
    return tf.tidy(() => {
      const [input] = [inputs].flat() as [tf.Tensor3D | tf.Tensor4D];
      const pictures = input.rank === 3 ? tf.expandDims<tf.Tensor4D>(input, 0) : (input as tf.Tensor4D);
      const part = cropToAspectRatio ? croppedTo(pictures, [height, width]) : pictures;
      const all = resized(part, [height, width], interpolation);
      return input.rank === 3 ? tf.squeeze(all, [0]) : all;
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), asKeras: true };
  }
}

registerBoth(Stock, KerasResizing);
