import type * as tf from '@tensorflow/tfjs-node';
import type { ModelCompileArgs } from '@tensorflow/tfjs-node';
import type { LossFunction } from '../losses';
import { compileLoss } from './compile-losses';
import { compileMetric } from './compile-metrics';
import { compileOptimizer } from './compile-optimizer';
import { eachOutput } from './each-output';
import { type LossOrMetricFunction, targetShape, writtenMetrics } from '@epochlab/train/objectives';
import { accuracyByShape } from './keras-metrics/accuracy';

/** The parts of a compiled model that tfjs keeps to itself. */
interface Compiled {
  feedLossFns: (LossOrMetricFunction & Partial<LossFunction>)[];
  feedOutputShapes: (number | null)[][];
  readonly outputNames: readonly string[];
  metricsNames: string[];
  metricsTensors: [LossOrMetricFunction, number][];
}

/** Keras's spellings of loss, metrics and optimizer turned into tfjs's. The argument is left as it is. */
export function tfjsCompileArgs({
  lossWeights: _,
  weightedMetrics: __,
  ...args
}: ModelCompileArgs): ModelCompileArgs {
  return {
    ...args,
    optimizer: compileOptimizer(args.optimizer),
    ...(args.loss == null ? {} : { loss: eachOutput(args.loss, compileLoss) as ModelCompileArgs['loss'] }),
    ...(args.metrics == null ? {} : { metrics: metricsOf(args.metrics) }),
  };
}

/**
 * tfjs knows only its own sparse loss by identity. For another loss with integer targets (such as one from logits) the targets have a last
 * dimension of 1. Nor does it know of losses whose targets have a shape of their own, and it chooses 'accuracy' by the loss, where Keras
 * goes by the shapes.
 */
export function recogniseSparseLosses(model: tf.LayersModel, metrics: ModelCompileArgs['metrics']): void {
  const compiled = model as unknown as Compiled;
  const written = writtenMetrics(compiled, metrics).slice(1);
  compiled.feedLossFns.forEach((loss, output) => {
    if (!loss) return;
    compiled.feedOutputShapes[output] = [...targetShape(loss, compiled.feedOutputShapes[output] ?? [])];
  });
  compiled.metricsTensors.forEach((metric, i) => {
    if (written[i] === 'accuracy' || written[i] === 'acc') metric[0] = accuracyByShape;
  });
}

function metricsOf(
  metrics: NonNullable<ModelCompileArgs['metrics']>,
): NonNullable<ModelCompileArgs['metrics']> {
  return eachOutput(metrics, m =>
    Array.isArray(m) ? m.map(compileMetric) : compileMetric(m),
  ) as NonNullable<ModelCompileArgs['metrics']>;
}
