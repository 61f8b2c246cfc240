import * as tf from '@tensorflow/tfjs-node';
import { shrink, type ImageGridState } from '@epochlab/views';
import { toTensor, type TensorInput } from '../../tensors';

type Pixels = ImageGridState['images'][number]['pixels'];

/** Which numbers are black and white; from the data unless given: 0 to 255 when any is above 1, else 0 to 1 (or least to greatest when negative). */
export type PixelRange = readonly [black: number, white: number];

/** A view draws no picture larger, in pixels of a side, and a notebook cannot carry more pixels than that in one output. */
const MOST_SIDE = 512;
const MOST_PIXELS = 4e6;

export interface Shades {
  readonly range?: PixelRange | undefined;
  /** Whether the numbers are ink on paper: the white of the range is drawn black, its black white. */
  readonly ink?: boolean;
}

/**
 * Pictures [n, height, width] or [n, height, width, 1, 3 or 4], as bytes; larger ones than a view draws are reduced, each pixel the mean of those that it
 * replaces.
 *
 * @throws RangeError for any other shape
 */
export function pixelsOf(images: TensorInput, { range, ink = false }: Shades = {}): Pixels[] {
  return tf.tidy(() => {
    const tensor = toTensor(images);
    const stack = tensor.rank === 3 ? tf.expandDims(tensor, -1) : tensor;
    const [n = 0, height = 0, width = 0, channels = 0] = stack.shape;
    if (stack.rank !== 4 || ![1, 3, 4].includes(channels)) {
      throw new RangeError(
        `Images must have the shape [n, height, width] or [n, height, width, 1, 3 or 4], got [${tensor.shape.join(', ')}].`,
      );
    }
    const [least, greatest] = range ?? rangeOf(stack);
    const [black, white] = ink ? [greatest, least] : [least, greatest];
    const shades = tf
      .mul(tf.div(tf.sub(tf.cast(stack, 'float32'), black), white - black || 1), 255)
      .clipByValue(0, 255)
      .dataSync<'float32'>();
    // `Uint8Array.from(shades, round)` would walk millions of values by an iterator.
    const bytes = new Uint8Array(shades.map(value => (Number.isFinite(value) ? Math.round(value) : 0)));
    const size = height * width * channels;
    const most = Math.min(MOST_SIDE, Math.floor(Math.sqrt(MOST_PIXELS / Math.max(1, n))));
    return Array.from({ length: n }, (_, i) => {
      const whole = { width, height, channels, data: bytes.subarray(i * size, (i + 1) * size) };
      const { data, ...drawn } = shrink(whole, most);
      return {
        ...drawn,
        // Checked above.
        channels: channels as 1 | 3 | 4,
        base64: Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64'),
      };
    });
  });
}

function rangeOf(images: tf.Tensor): PixelRange {
  const [least = 0, greatest = 1] = tf.stack([tf.min(images), tf.max(images)]).dataSync();
  if (least < 0) return [least, greatest];
  return greatest > 1 ? [0, 255] : [0, 1];
}
