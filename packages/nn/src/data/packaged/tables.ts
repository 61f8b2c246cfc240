import { checked } from '../../options/refuse-unknown';
import * as tf from '@tensorflow/tfjs-node';
import type { Classification, Dataset, Tabular } from '../dataset';
import { splitRows, type SplitOptions, type TrainTest } from '../split';
import { about, exportedArray } from './files';

export interface TableOptions extends SplitOptions {
  /**
   * True (default): each feature is shifted and scaled to mean 0 and deviation 1, with the training rows' mean and
   * deviation, so that nothing of the test rows leaks. False: the numbers as they were measured.
   */
  readonly standardize?: boolean;
}

type Split<Y extends tf.Tensor> = TrainTest<tf.Tensor2D, Y>;

function standardized<Y extends tf.Tensor>({ train, test }: Split<Y>): Split<Y> {
  const { mean, variance } = tf.moments(train.x, 0);
  const deviation = tf.sqrt(variance);
  // A feature that never varies stays 0 instead of becoming NaN.
  const scale = tf.where(tf.greater(deviation, 0), deviation, tf.onesLike(deviation));
  const apply = (x: tf.Tensor2D): tf.Tensor2D => tf.div(tf.sub(x, mean), scale);
  return { train: { x: apply(train.x), y: train.y }, test: { x: apply(test.x), y: test.y } };
}

function splitTable<Y extends tf.Tensor>(name: string, options: TableOptions, classify: boolean): Split<Y> {
  checked(`datasets.${name}`, options, { standardize: true, seed: true, testShare: true });
  return tf.tidy(() => {
    const x = exportedArray(name, 'x.npy') as tf.Tensor2D;
    const y = exportedArray(name, 'y.npy') as Y;
    const split = splitRows(x, y, classify ? { ...options, classes: y.dataSync() } : options);
    return (options.standardize ?? true) ? standardized(split) : split;
  });
}

const classification =
  (name: string, description: string) =>
  (options: TableOptions = {}): Classification<tf.Tensor2D> & Tabular => {
    const { source, licence, features, labels } = about(name);
    return {
      name,
      description,
      source,
      licence,
      features,
      labels,
      ...splitTable<tf.Tensor1D>(name, options, true),
    };
  };

/**
 * Iris flowers: 150 rows of 4 lengths in cm, float32 [n, 4]; three species, y int32 [n]. Source: R. A. Fisher 1936.
 *
 * @example
 * const { train, test, labels, features } = datasets.iris();
 */
export const iris = classification(
  'iris',
  'Lengths and widths of sepals and petals: which species of iris is it?',
);

/**
 * Wines: 178 rows of 13 chemical measurements, float32 [n, 13]; three growers, y int32 [n]. Source: M. Forina et al. 1988.
 *
 * @example
 * const { train } = datasets.wine({ standardize: false });
 */
export const wine = classification(
  'wine',
  'Thirteen chemical measurements of a wine: which of three growers made it?',
);

/**
 * Breast tumours: 569 rows of 30 measurements of cell nuclei, float32 [n, 30]; y int32 [n], 0 malignant, 1 benign.
 * Source: W. Wolberg, O. Mangasarian, W. N. Street, Breast Cancer Wisconsin (Diagnostic), 1995.
 *
 * @example
 * const { train, test } = datasets.breastCancer({ seed: 7 });
 */
export const breastCancer = classification(
  'breast-cancer',
  'Measurements of cell nuclei: is the tumour malignant or benign?',
);

/**
 * Diabetes: 442 patients, 10 measurements, float32 [n, 10]; y float32 [n], a measure of the disease's progress
 * after a year (25 to 346). A regression. Source: B. Efron et al., Least Angle Regression, 2004.
 *
 * @example
 * const { train, test, features } = datasets.diabetes();
 */
export function diabetes(options: TableOptions = {}): Dataset<tf.Tensor2D, tf.Tensor1D> & Tabular {
  const { source, licence, features } = about('diabetes');
  const description = 'Ten measurements of a patient: how far has the disease progressed a year later?';
  return {
    name: 'diabetes',
    description,
    source,
    licence,
    features,
    ...splitTable<tf.Tensor1D>('diabetes', options, false),
  };
}
