import * as tf from '@tensorflow/tfjs-node';
import type { UpSampling2D } from '@tensorflow/tfjs-layers/dist/layers/convolutional';
import { resized, type Interpolation } from './resized';
import { registerBoth, stockClass } from './stock-class';

/** Fields that tfjs's types keep to its class. */
interface Fields {
  readonly size: [number, number];
  readonly dataFormat: string;
  readonly interpolation: Interpolation;
}

const Stock = stockClass<UpSampling2D>('UpSampling2D');

/** `upSampling2d` whose bilinear pictures are Keras's: tfjs takes the corner of a pixel for its place, Keras its centre. */
export class KerasUpSampling2D extends Stock {
  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: object): tf.Tensor {
    const { size, dataFormat, interpolation } = this as unknown as Fields;
    if (interpolation === 'nearest') return super.call(inputs, kwargs) as tf.Tensor;
    return tf.tidy(() => {
      const [input] = [inputs].flat() as [tf.Tensor4D];
      const first = dataFormat === 'channelsFirst';
      const pictures = first ? tf.transpose(input, [0, 2, 3, 1]) : input;
      const [, height, width] = pictures.shape;
      const larger = resized(pictures, [height * size[0], width * size[1]], interpolation);
      return first ? tf.transpose(larger, [0, 3, 1, 2]) : larger;
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), asKeras: true };
  }
}

registerBoth(Stock, KerasUpSampling2D);
