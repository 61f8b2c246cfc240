import type { ModelCompileArgs } from '@tensorflow/tfjs-node';

interface Compilable {
  readonly outputNames: readonly string[];
}

type Metrics = ModelCompileArgs['weightedMetrics'];

/** Keras's list of a list for each output, by the names of the outputs; anything else as it is. */
function byOutput<M extends Metrics>(what: string, { outputNames }: Compilable, metrics: M): M {
  if (!Array.isArray(metrics) || !metrics.some(Array.isArray)) return metrics;
  if (metrics.length === outputNames.length)
    return Object.fromEntries(outputNames.map((name, i) => [name, metrics[i] as string])) as M;
  throw new Error(
    `compile({ ${what} }) takes a list for each of the ${outputNames.length} output(s) ${outputNames.join(', ')}, got ${metrics.length}.`,
  );
}

/** Arguments of `compile` whose metrics are for every output, or by the name of an output. @throws for another number of lists than of outputs */
export const withMetricsByOutput = (model: Compilable, args: ModelCompileArgs): ModelCompileArgs => ({
  ...args,
  ...(args.metrics == null ? {} : { metrics: byOutput('metrics', model, args.metrics) }),
  ...(args.weightedMetrics == null
    ? {}
    : { weightedMetrics: byOutput('weightedMetrics', model, args.weightedMetrics) }),
});
