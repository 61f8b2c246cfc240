import * as tf from '@tensorflow/tfjs-node';

/**
 * Bytes of the optimizer's slots: the moments and accumulators that it keeps beside the weights, as they are now (none before the
 * first step). tfjs keeps them in lists of `{ originalName, variable }`.
 */
export function slotBytes(optimizer: tf.Optimizer | null | undefined): number {
  if (!optimizer) return 0;
  return Object.values(optimizer)
    .flatMap(value => (Array.isArray(value) ? (value as unknown[]) : []))
    .map(slot => (slot as { readonly variable?: unknown } | null)?.variable)
    .filter((variable): variable is tf.Variable => variable instanceof tf.Variable)
    .reduce((total, { size, dtype }) => total + size * tf.util.bytesPerElement(dtype), 0);
}
