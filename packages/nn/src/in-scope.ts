import * as tf from '@tensorflow/tfjs-node';

/** `tf.tidy` for a result that is not made of tensors. */
export function inScope<T>(run: () => T): T {
  let result: { readonly value: T } | undefined;
  tf.tidy(() => {
    result = { value: run() };
  });
  // `tidy` has run the function or thrown.
  return (result as { readonly value: T }).value;
}
