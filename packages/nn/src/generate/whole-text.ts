import * as tf from '@tensorflow/tfjs-node';
import { logitsOf } from './logits';

/** Logits of the token that follows a text, from a model that reads all of it. */
export class WholeText {
  private readonly logits: (row: tf.Tensor) => Float32Array;
  private readonly steps: number | undefined;

  /** @param context tokens that the model reads at most: of a longer text the last ones */
  constructor(
    private readonly model: tf.LayersModel,
    private readonly context: number,
  ) {
    this.logits = logitsOf(model);
    this.steps = model.inputs[0]?.shape[1] ?? undefined;
  }

  /** The logits of the token after `text`. */
  after(text: readonly number[]): Float32Array {
    const seen = text.slice(-this.context);
    return tf.tidy(() => {
      const [row] = [this.model.predict(this.filled(seen)) as tf.Tensor | tf.Tensor[]].flat() as [tf.Tensor];
      return this.logits(row.rank === 3 ? tf.slice(row, [0, seen.length - 1, 0], [1, 1, -1]) : row);
    });
  }

  /** A model for texts of one length sees padding after a shorter one. */
  private filled(text: readonly number[]): tf.Tensor {
    const steps = this.steps ?? text.length;
    const ids = [...text, ...new Array<number>(Math.max(0, steps - text.length)).fill(0)];
    return tf.tensor2d(ids, [1, steps], this.model.inputs[0]?.dtype ?? 'int32');
  }
}
