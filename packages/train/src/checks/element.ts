import * as tf from '@tensorflow/tfjs-node';
import { type CheckedModel, type Data, fits, show, withColumn } from './model-parts';

const isTensors = (value: unknown): boolean =>
  value instanceof tf.Tensor ||
  (typeof value === 'object' &&
    value !== null &&
    Object.values(value).length > 0 &&
    Object.values(value).every(part => part instanceof tf.Tensor));

const described = (value: unknown) =>
  typeof value === 'object' && value !== null && !(value instanceof tf.Tensor)
    ? `{ ${Object.keys(value)
        .map(key => `"${key}"`)
        .join(', ')} }`
    : String(value);

const isSingle = (model: CheckedModel, xs: unknown): boolean => {
  const [first] = xs instanceof tf.Tensor ? [xs] : Object.values(xs as object);
  const expected = model.inputs[0]?.shape ?? [];
  if (!(first instanceof tf.Tensor) || fits(withColumn(first), expected)) return false;
  return fits([0, ...first.shape], expected);
};

/** The inputs and targets of a dataset's element. @throws unless it is a batch `{ xs, ys }` of tensors */
export function checkBatchedElement(
  model: CheckedModel,
  element: unknown,
  where: string,
): { readonly xs: Data; readonly ys: Data } {
  const { xs, ys } = (element ?? {}) as { readonly xs?: unknown; readonly ys?: unknown };
  if (xs == null || ys == null) {
    throw new Error(
      `${where}: training takes a dataset of { xs, ys }, this one gives ${described(element)}. ` +
        `Name them: dataset.map(({ features, label }) => ({ xs: features, ys: label })).`,
    );
  }
  if (!isTensors(xs) || !isTensors(ys) || isSingle(model, xs)) {
    const got = xs instanceof tf.Tensor ? `xs of shape ${show(xs.shape)}` : 'values';
    throw new Error(
      `${where}: training takes batches, but the dataset gives single examples (${got}). Batch it: dataset.batch(32).`,
    );
  }
  return { xs: xs as Data, ys: ys as Data };
}
