import type { LayerArgs } from '@tensorflow/tfjs-layers/dist/engine/topology';
import * as tf from '@tensorflow/tfjs-node';
import { list, shapeList, type Shape } from './attention/inputs';
import type { Next, Place, StepwiseLayer } from './attention/next-position';
import { factory } from './factory';
import type { Layer } from './single-output';

export interface PositionalEncodingArgs extends LayerArgs {
  /** The longest wavelength, in steps; 10,000 unless given. */
  maxWavelength?: number;
}

/**
 * The sinusoidal code of positions (Vaswani et al. 2017, 3.5), [steps, features]:
 * PE(p, 2i) = sin(p / w^(2i / features)), PE(p, 2i + 1) = cos(p / w^(2i / features)).
 */
export function positionalEncoding(steps: number, features: number, maxWavelength = 10000): Float32Array {
  const code = new Float32Array(steps * features);
  for (let p = 0; p < steps; p++) {
    for (let j = 0; j < features; j++) {
      const angle = p / maxWavelength ** ((2 * Math.floor(j / 2)) / features);
      code[p * features + j] = j % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
    }
  }
  return code;
}

class PositionalEncodingLayer extends tf.layers.Layer implements StepwiseLayer {
  static readonly className = 'PositionalEncoding';
  readonly #maxWavelength: number;

  constructor(args: PositionalEncodingArgs = {}) {
    super(args);
    this.#maxWavelength = args.maxWavelength ?? 10000;
    this.supportsMasking = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const [x] = list(inputs);
      const [, steps, features] = x?.shape ?? [];
      if (!x || x.rank !== 3 || steps === undefined || features === undefined) {
        throw new Error(
          `PositionalEncoding takes [batch, steps, features], got [${x?.shape.join(', ') ?? ''}].`,
        );
      }
      return tf.add(
        x,
        tf.tensor3d(positionalEncoding(steps, features, this.#maxWavelength), [1, steps, features]),
      );
    });
  }

  cacheShapes(): number[][] {
    return [];
  }

  callWithCache(x: tf.Tensor, cache: readonly tf.Tensor[], { position, here }: Place): Next {
    const [length = 1, features = 1] = [here.shape[2], x.shape.at(-1)];
    const code = tf.tensor2d(positionalEncoding(length, features, this.#maxWavelength), [length, features]);
    return {
      output: tf.add(x, tf.reshape(tf.gather(code, tf.reshape(position, [1])), [1, 1, features])),
      cache,
    };
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    return [...(shapeList(inputShape)[0] ?? [])];
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), maxWavelength: this.#maxWavelength };
  }
}
tf.serialization.registerClass(PositionalEncodingLayer);

export type { PositionalEncodingLayer };

/**
 * Adds the sinusoidal code of each position to [batch, steps, features], so that attention can tell positions apart. No weights.
 *
 * @defaults maxWavelength: 10000
 * @example
 * layers.PositionalEncoding().apply(layers.Input({ shape: [20, 64] })); // [batch, 20, 64] -> [batch, 20, 64]
 */
export const PositionalEncoding: (options?: PositionalEncodingArgs) => Layer<PositionalEncodingLayer> =
  factory(PositionalEncodingLayer);
