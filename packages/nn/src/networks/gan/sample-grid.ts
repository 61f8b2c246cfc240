import type * as tf from '@tensorflow/tfjs-node';
import { images, type ImagesOptions } from '../../show/models/images';
import type { ShownView } from '../../show/output/shown-view';
import type { TensorInput } from '../../tensors';

/** Shows samples that are pictures, [n, height, width] or with channels, in a grid that changes in place; others not at all. */
export function sampleGrid(): (samples: tf.Tensor, epoch: number) => void {
  let view: ShownView<TensorInput, ImagesOptions> | undefined;
  return (samples, epoch) => {
    if (samples.rank < 3) return;
    const title = epoch === 0 ? 'Samples before training' : `Samples after epoch ${epoch}`;
    if (view) view.update(samples, { title });
    else view = images(samples, { title, columns: 10 });
  };
}
