import type * as tf from '@tensorflow/tfjs-node';
import { inScope } from '../../in-scope';
import { accuracyScore } from '../../metrics';
import { equal, exerciseOf } from './exercise-table';

/** The pictures [n, height, width, channels], each moved down by a pixel. */
const movedDown = (x: tf.Tensor4D): tf.Tensor4D => {
  const none = [0, 0] as [number, number];
  const size = x.shape.slice(1) as [number, number, number];
  return x.pad<tf.Tensor4D>([none, [1, 0], none, none]).slice([0, 0, 0, 0], [-1, ...size]);
};

export const lesson05 = {
  '5.1': exerciseOf({
    about: 'parameters of a convolution',
    problem: equal(() => 8 * (5 * 5 * 3 + 1)),
    hints: [
      'A filter has a weight for every pixel of its patch, in every channel.',
      'And one bias for each filter. The size of the picture does not matter.',
    ],
  }),
  '5.2': exerciseOf({
    about: 'the filter for upright edges',
    problem: equal(() => [
      [1, 0, -1],
      [1, 0, -1],
      [1, 0, -1],
    ]),
    hints: [
      'The filter of 5.1 compares the row above with the row below. Compare columns instead.',
      'Every row of the new filter is the same: positive on the left, negative on the right.',
    ],
  }),
  '5.3': exerciseOf({
    about: 'height after stride and padding',
    problem: equal(() => 12),
    hints: [
      'Without padding, how many places does a filter of 5 have along 28 pixels, and which of them are visited with a stride of 2?',
      'It has 28 - 5 + 1 = 24 places; a stride of 2 visits every second of them.',
    ],
  }),
  '5.4': exerciseOf({
    about: 'digits shifted down by a pixel',
    problem: equal(
      (model: tf.LayersModel, x: tf.Tensor4D, y: tf.Tensor1D) =>
        inScope(() => accuracyScore(y, model.predict(movedDown(x)))),
      1e-3,
    ),
    hints: [
      'Section 5.6 shifts the digits to the right: it pads on the left and cuts off on the right. Which of the four axes is the height?',
      'The axes are picture, row, column, channel: pad `[1, 0]` in the second place, then slice to 8 x 8 and call `read(model, ...)`.',
    ],
  }),
};
