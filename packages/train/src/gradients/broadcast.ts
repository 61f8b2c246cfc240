import * as tf from '@tensorflow/tfjs-node';

type Gradient = tf.GradConfig['gradFunc'];

interface Reduction {
  readonly axis: number | number[];
}

/** `dy` with a 1 for each axis that was reduced away. */
function withReducedAxes(dy: tf.Tensor, x: tf.Tensor, { axis }: Reduction): tf.Tensor {
  const reduced = new Set(tf.util.parseAxisParam(axis, x.shape));
  return tf.reshape(
    dy,
    x.shape.map((size, i) => (reduced.has(i) ? 1 : size)),
  );
}

const one = (dy: tf.Tensor | tf.Tensor[]) => [dy].flat()[0] as tf.Tensor;

/** A sum hands its gradient to every element; tfjs multiplies with a constant of ones as large as the input. */
export const sumGradient: Gradient = (dy, [x], attrs) => ({
  x: () =>
    tf.broadcastTo(
      withReducedAxes(one(dy), x as tf.Tensor, attrs as unknown as Reduction),
      (x as tf.Tensor).shape,
    ),
});

/** As a sum's, divided by the number of elements before it is spread rather than after. */
export const meanGradient: Gradient = (dy, [x], attrs) => ({
  x: () => {
    const [all, kept] = [x as tf.Tensor, one(dy)];
    return tf.broadcastTo(
      withReducedAxes(tf.div(kept, all.size / kept.size), all, attrs as unknown as Reduction),
      all.shape,
    );
  },
});

/**
 * The sum over the copies: each repeated axis is split into (copies, size), and the copies are summed. tfjs slices the
 * copies apart and adds them one by one: thousands of ops for a layer normalisation.
 */
export const tileGradient: Gradient = (dy, [x], attrs) => ({
  x: () => {
    const { shape } = x as tf.Tensor;
    const { reps } = attrs as unknown as { reps: number[] };
    const copies = (i: number) => reps[i] ?? 1;
    const split = shape.flatMap((size, i) => (copies(i) === 1 ? [size] : [copies(i), size]));
    const axes: number[] = [];
    for (let i = 0, at = 0; i < shape.length; at += copies(i++) === 1 ? 1 : 2)
      if (copies(i) !== 1) axes.push(at);
    return axes.length === 0 ? tf.clone(one(dy)) : tf.sum(tf.reshape(one(dy), split), axes);
  },
});
