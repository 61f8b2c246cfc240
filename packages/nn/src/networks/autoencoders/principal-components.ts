import * as tf from '@tensorflow/tfjs-node';
import { PCA } from 'ml-pca';
import { toFloat, type TensorInput } from '../../tensors';

/** The directions along which rows vary most. */
export interface PrincipalComponents {
  /** [features] */
  readonly mean: tf.Tensor1D;
  /** Unit vectors, that of the greatest variance first, [components, features]. */
  readonly components: tf.Tensor2D;
  /** Rows by their place along each component, [n, features] to [n, components]. */
  encode(x: TensorInput): tf.Tensor2D;
  /** Rows from their places, [n, components] to [n, features]. */
  decode(code: TensorInput): tf.Tensor2D;
  /** The nearest rows that the components reach: of all linear maps through so few numbers the one with the least squared error on its own rows. */
  reconstruct(x: TensorInput): tf.Tensor2D;
}

/**
 * Principal component analysis of rows [n, features], by singular value decomposition: what a linear autoencoder of the same width comes to.
 *
 * Source: P. Baldi, K. Hornik, Neural networks and principal component analysis, Neural Networks 2, 1989.
 *
 * @param count how many components, at most the number of features
 * @throws RangeError for another rank, or more components than features
 * @example
 * const pca = networks.principalComponents(train.x, 8);
 * const error = tf.losses.meanSquaredError(test.x, pca.reconstruct(test.x));
 */
export function principalComponents(x: TensorInput, count: number): PrincipalComponents {
  const [mean, components] = tf.tidy(() => {
    const rows = toFloat(x);
    const [, features = 0] = rows.shape;
    if (rows.rank !== 2 || !Number.isInteger(count) || count < 1 || count > features) {
      throw new RangeError(
        `networks.principalComponents takes rows [n, features] and 1 to ${features} components, got [${rows.shape.join(', ')}] and ${count}.`,
      );
    }
    const pca = new PCA(rows.arraySync() as number[][], { scale: false, center: true });
    const vectors = pca.getEigenvectors().subMatrixColumn(Array.from({ length: count }, (_, i) => i));
    return [tf.mean(rows, 0), tf.tensor2d(vectors.transpose().to2DArray())];
  });
  const encode = (rows: TensorInput): tf.Tensor2D =>
    tf.tidy(() => tf.matMul(tf.sub(toFloat(rows) as tf.Tensor2D, mean), components, false, true));
  const decode = (code: TensorInput): tf.Tensor2D =>
    tf.tidy(() => tf.add(tf.matMul(toFloat(code) as tf.Tensor2D, components), mean));
  return { mean, components, encode, decode, reconstruct: rows => tf.tidy(() => decode(encode(rows))) };
}
