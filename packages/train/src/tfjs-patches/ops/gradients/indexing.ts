import * as tf from '@tensorflow/tfjs-node';

/** The place of every value of a tensor of this shape in the flat list of its values. */
const placesIn = (shape: number[]) =>
  tf.reshape(tf.range(0, tf.util.sizeFromShape(shape), 1, 'int32'), shape);

/** A tensor of `shape` with `values` added up at their `places` in its flat list of values, 0 elsewhere. */
const placed = (values: tf.Tensor, places: tf.Tensor, shape: number[]): tf.Tensor =>
  tf.reshape(
    tf.scatterND(tf.reshape(places, [values.size, 1]), tf.reshape(values, [values.size]), [
      tf.util.sizeFromShape(shape),
    ]),
    shape,
  );

/** The `k` greatest values pass the gradient to where they came from. */
const topK: tf.GradConfig = {
  kernelName: 'TopK',
  inputsToSave: ['x'],
  outputsToSave: [false, true],
  gradFunc: (dy, saved) => {
    const [x, indices] = saved as [tf.Tensor, tf.Tensor];
    const [values] = dy as unknown as [tf.Tensor];
    const [size = 1, k = 0] = [x.shape.at(-1), indices.shape.at(-1)];
    const rows = tf.mul(tf.range(0, x.size / size, 1, 'int32'), tf.scalar(size, 'int32'));
    const places = () => tf.add(tf.reshape(indices, [-1, k]), tf.expandDims(rows, 1));
    return { x: () => placed(values, places(), x.shape) };
  },
};

/** `tf.stridedSlice`'s arguments. */
interface StridedSliceAttrs {
  readonly begin: number[];
  readonly end: number[];
  readonly strides: number[];
  readonly beginMask: number;
  readonly endMask: number;
  readonly ellipsisMask: number;
  readonly newAxisMask: number;
  readonly shrinkAxisMask: number;
}

/** A value that was taken out passes the gradient to its old place: found by taking the same out of the places themselves. */
const stridedSlice: tf.GradConfig = {
  kernelName: 'StridedSlice',
  inputsToSave: ['x'],
  gradFunc: (dy, saved, attrs) => {
    const [x] = saved as [tf.Tensor];
    const { begin, end, strides, ...masks } = attrs as unknown as StridedSliceAttrs;
    const taken = () =>
      tf.stridedSlice(
        placesIn(x.shape),
        begin,
        end,
        strides,
        masks.beginMask,
        masks.endMask,
        masks.ellipsisMask,
        masks.newAxisMask,
        masks.shrinkAxisMask,
      );
    return { x: () => placed(dy as tf.Tensor, taken(), x.shape) };
  },
};

const gatherND: tf.GradConfig = {
  kernelName: 'GatherNd',
  inputsToSave: ['params', 'indices'],
  gradFunc: (dy, saved) => {
    const [params, indices] = saved as [tf.Tensor, tf.Tensor];
    return { params: () => tf.scatterND(indices, dy as tf.Tensor, params.shape) };
  },
};

const scatterND: tf.GradConfig = {
  kernelName: 'ScatterNd',
  inputsToSave: ['indices'],
  gradFunc: (dy, saved) => ({ updates: () => tf.gatherND(dy as tf.Tensor, saved[0] as tf.Tensor) }),
};

/** A value that is written over gives no gradient, the new value takes it. */
const tensorScatterUpdate: tf.GradConfig = {
  kernelName: 'TensorScatterUpdate',
  inputsToSave: ['indices', 'updates'],
  gradFunc: (dy, saved) => {
    const [indices, updates] = saved as [tf.Tensor, tf.Tensor];
    return {
      tensor: () => tf.tensorScatterUpdate(dy as tf.Tensor, indices, tf.zerosLike(updates)),
      updates: () => tf.gatherND(dy as tf.Tensor, indices),
    };
  },
};

/** A block of channels becomes a square of pixels; the gradient goes the way back (TensorFlow's `space_to_depth`). */
const depthToSpace: tf.GradConfig = {
  kernelName: 'DepthToSpace',
  inputsToSave: ['x'],
  gradFunc: (dy, saved, attrs) => {
    const [{ shape }] = saved as [tf.Tensor4D];
    const { blockSize: s } = attrs as unknown as { readonly blockSize: number };
    const [batch, height, width, channels] = shape;
    const pixels = () => tf.reshape(dy as tf.Tensor, [batch, height, s, width, s, channels / (s * s)]);
    return { x: () => tf.reshape(tf.transpose(pixels(), [0, 1, 3, 2, 4, 5]), shape) };
  },
};

const flipLeftRight: tf.GradConfig = {
  kernelName: 'FlipLeftRight',
  gradFunc: dy => ({ image: () => tf.image.flipLeftRight(dy as tf.Tensor4D) }),
};

/** Gradients of ops that pick values out, or put them in other places. */
export const INDEXING_GRADIENTS: readonly tf.GradConfig[] = [
  topK,
  stridedSlice,
  gatherND,
  scatterND,
  tensorScatterUpdate,
  depthToSpace,
  flipLeftRight,
];
