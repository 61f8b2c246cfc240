import * as tf from '@tensorflow/tfjs-node';
import type { LayersModel } from '@tensorflow/tfjs-node';
import { inScope } from '../../in-scope';

/** tfjs hides a layer's activation. */
interface Activated {
  readonly activation?: { getClassName?(): string };
}

/** Layers that only arrange what the one before them says. */
const ARRANGING = new Set(['Flatten', 'Reshape', 'Permute', 'Cropping2D', 'ZeroPadding2D']);

/** The activation that a model's outputs come from: 'tanh', 'sigmoid', 'linear'; undefined where that is not known. */
export function lastActivation({ layers }: LayersModel): string | undefined {
  const last = layers.findLast(layer => !ARRANGING.has(layer.getClassName()));
  return (last as Activated | undefined)?.activation?.getClassName?.();
}

export const shapeText = (shape: readonly (number | null)[]): string =>
  `[${shape.map(n => n ?? 'n').join(', ')}]`;

/** The least and the greatest value. @throws RangeError for data that is not finite */
export function checkFinite(x: tf.Tensor, where: string): readonly [least: number, greatest: number] {
  const [least = NaN, greatest = NaN] = inScope(() => tf.stack([tf.min(x), tf.max(x)]).dataSync());
  if (Number.isFinite(least) && Number.isFinite(greatest)) return [least, greatest];
  throw new RangeError(
    `${where}: the data has values that are not finite. Drop such samples or fill the gaps first.`,
  );
}
