import * as tf from '@tensorflow/tfjs-node';
import { Matrix, QrDecomposition } from 'ml-matrix';

/**
 * The weights W that bring A W nearest to Y: the least |A W - Y|^2 + ridge |W|^2, by the QR decomposition of A with sqrt(ridge) I
 * below it, in float64.
 *
 * @param a [n, units]
 * @param y [n, outputs]
 * @returns [units, outputs]
 */
export function leastSquares(a: tf.Tensor2D, y: tf.Tensor2D, ridge: number): tf.Tensor2D {
  const [, units] = a.shape;
  const left = matrixOf(a);
  const right = matrixOf(y);
  for (let unit = 0; ridge > 0 && unit < units; unit++) {
    const row = new Float64Array(units);
    row[unit] = Math.sqrt(ridge);
    left.addRow(Matrix.rowVector(row));
    right.addRow(Matrix.zeros(1, right.columns));
  }
  const factors = new QrDecomposition(left);
  if (!isDetermined(factors))
    throw new RangeError(
      'networks.radialBasisNetwork: the units answer so alike that their weights are not determined. Give a ridge such as 1e-6, fewer centres or smaller widths.',
    );
  return tf.tensor2d(factors.solve(right).to2DArray());
}

const matrixOf = (tensor: tf.Tensor2D): Matrix => new Matrix(tensor.arraySync());

/** Less of the largest is rounding. */
const SMALLEST = 1e-13;

function isDetermined({ upperTriangularMatrix }: QrDecomposition): boolean {
  const sizes = upperTriangularMatrix.diagonal().map(Math.abs);
  return Math.min(...sizes) > SMALLEST * Math.max(...sizes);
}
