import * as tf from '@tensorflow/tfjs-node';
import type { Bidirectional } from '@tensorflow/tfjs-layers/dist/layers/wrappers';
import { registerBoth, stockClass } from './stock-class';

interface Masked {
  readonly mask?: tf.Tensor | readonly (tf.Tensor | null)[] | null;
}

/** Fields that tfjs's types keep to its class. */
interface Fields {
  readonly returnSequences: boolean;
  readonly mergeMode: string | null;
}

const Stock = stockClass<Bidirectional>('Bidirectional');

/** `bidirectional` whose steps in padding are 0, as in Keras; those of tfjs's repeat the step before them. */
export class KerasBidirectional extends Stock {
  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: Masked & object): tf.Tensor | tf.Tensor[] {
    // `call` may take the mask out of its arguments.
    const [mask] = [kwargs.mask].flat();
    const outputs = super.call(inputs, kwargs);
    const { returnSequences, mergeMode } = this as unknown as Fields;
    if (!mask || !returnSequences) return outputs;
    return tf.tidy(() => {
      const kept = tf.expandDims(tf.cast(mask, 'float32'), -1);
      const sequences = mergeMode === null ? 2 : 1;
      if (!Array.isArray(outputs)) return tf.mul(outputs, kept);
      return outputs.map((output, i) => (i < sequences ? tf.mul(output, kept) : output));
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), asKeras: true };
  }
}

registerBoth(Stock, KerasBidirectional);
