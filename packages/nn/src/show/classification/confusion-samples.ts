import * as tf from '@tensorflow/tfjs-node';
import type { CellSamples, MatrixCell, MatrixSample } from '@epochlab/views';
import { toTensor, type TensorInput } from '../../tensors';
import { pixelsOf } from '../input/pixels';

/** The classified samples: a picture or a text for each sample. */
export interface SampleSource {
  readonly images?: TensorInput | undefined;
  /** Whether large numbers of the pictures are ink, as in `show.images`. */
  readonly ink?: boolean | undefined;
  readonly texts?: readonly string[] | undefined;
}

/** Finds the samples of a cell and shows them. */
export class ConfusionSamples {
  readonly #truth: ArrayLike<number>;
  readonly #predicted: ArrayLike<number>;
  readonly #source: SampleSource;

  constructor(truth: ArrayLike<number>, predicted: ArrayLike<number>, source: SampleSource) {
    this.#truth = truth;
    this.#predicted = predicted;
    this.#source = source;
  }

  /** Indices of the samples of class `actual` that were taken for `predicted`. */
  indices(actual: number, predicted: number): number[] {
    const found: number[] = [];
    for (let i = 0; i < this.#truth.length; i++) {
      if (this.#truth[i] === actual && this.#predicted[i] === predicted) found.push(i);
    }
    return found;
  }

  describe(indices: readonly number[]): MatrixSample[] {
    const pictures = this.#pictures(indices);
    return indices.map((index, i) => {
      const [picture, text] = [pictures?.[i], this.#source.texts?.[index]];
      return { index, ...(picture ? { picture } : {}), ...(text === undefined ? {} : { text }) };
    });
  }

  /** Some samples of the most frequent mistakes, for a notebook without a kernel. */
  ofTopConfusions(
    cells: readonly MatrixCell[],
    { most, each }: { readonly most: number; readonly each: number },
  ): CellSamples[] {
    if (!this.#source.images && !this.#source.texts) return [];
    const wrong = cells.filter(([actual, predicted]) => actual !== predicted).sort((a, b) => b[2] - a[2]);
    return wrong.slice(0, most).map(([actual, predicted]) => ({
      actual,
      predicted,
      samples: this.describe(this.indices(actual, predicted).slice(0, each)),
    }));
  }

  /** Pictures that were disposed of since are left out. */
  #pictures(indices: readonly number[]): ReturnType<typeof pixelsOf> | undefined {
    const { images, ink = false } = this.#source;
    if (images === undefined || indices.length === 0 || (images instanceof tf.Tensor && images.isDisposed))
      return undefined;
    const all = toTensor(images);
    const some = tf.gather(all, tf.tensor1d([...indices], 'int32'));
    try {
      return pixelsOf(some, { ink });
    } finally {
      some.dispose();
      if (all !== images) all.dispose();
    }
  }
}
