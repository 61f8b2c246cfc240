import { type LossOrMetricFunction, streamed, streamingOf } from '@epochlab/train/objectives';

/** A metric for `compile` that one of Keras's classes makes. */
export interface MadeMetric extends LossOrMetricFunction {
  /** The function of `metrics` that makes it and its options, by which a file can name it. */
  readonly made: { readonly by: string; readonly options: object };
}

/** A metric under a name of its own. */
export function named(name: string, metric: LossOrMetricFunction): LossOrMetricFunction {
  const report: LossOrMetricFunction = (yTrue, yPred) => metric(yTrue, yPred);
  const streaming = streamingOf(metric);
  Object.defineProperty(report, 'name', { value: name });
  return streaming ? streamed(report, streaming) : report;
}

/** 'TopKCategoricalAccuracy' -> 'top_k_categorical_accuracy': Keras's name for a metric whose class has that name. */
export const snakeCase = (name: string): string =>
  name
    .replace(/(.)([A-Z][a-z0-9]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();

/** Name and recipe for a metric of the class `by`. */
export function madeMetric(
  by: string,
  metric: LossOrMetricFunction,
  options: { readonly name?: string },
  defaultName = snakeCase(by),
): MadeMetric {
  return Object.assign(named(options.name ?? defaultName, metric), {
    made: { by: `metrics.${by}`, options },
  });
}
