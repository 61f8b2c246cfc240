import * as tf from '@tensorflow/tfjs-node';
import type { TensorContainer } from '@tensorflow/tfjs-node';

interface Batch {
  readonly xs: TensorContainer;
  readonly ys: TensorContainer;
}

/** A dataset whose integers and booleans are float32, which tfjs's losses need; anything that is not a tf.data dataset stays as it is. */
export function floatDataset<D>(dataset: D): D {
  if (!(dataset instanceof tf.data.Dataset)) return dataset;
  const cast = dataset.map((element: TensorContainer) => {
    const { xs, ys } = element as unknown as Partial<Batch>;
    // Anything that is no batch is left for the training to refuse.
    return xs == null || ys == null ? element : { xs: floats(xs), ys: floats(ys) };
  });
  // The elements keep their structure.
  return cast as unknown as D;
}

function floats(value: TensorContainer): TensorContainer {
  // Text is refused, or left out, by whoever takes it.
  if (value instanceof tf.Tensor) return value.dtype === 'string' ? value : tf.cast(value, 'float32');
  if (Array.isArray(value)) return value.map(floats);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, floats(one)]));
}
