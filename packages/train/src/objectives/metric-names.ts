import type { ModelCompileArgs } from '@tensorflow/tfjs-node';

/** The part of a compiled model that tfjs keeps to itself. */
interface Compiled {
  readonly outputNames: readonly string[];
  metricsNames: string[];
}

/** Metrics that tfjs reports under a name shorter than the one that is written. */
export const SHORTENED: Readonly<Record<string, string>> = { accuracy: 'acc', crossentropy: 'ce' };

/** Keras's name for a function without one. */
const UNNAMED = 'lambda';

/** The metrics of a compiled model as they were given, at the places of their names; undefined at those of losses. */
export function writtenMetrics(
  { outputNames, metricsNames }: Compiled,
  metrics: ModelCompileArgs['metrics'],
): unknown[] {
  // A list is for every output, as tfjs has it.
  const byOutput = typeof metrics === 'object' && !Array.isArray(metrics) ? metrics : undefined;
  const written = outputNames.flatMap(name => [(byOutput ? byOutput[name] : metrics) ?? []].flat());
  const losses = metricsNames.length - written.length;
  return metricsNames.map((_, i) => written[i - losses]);
}

/**
 * Gives a model that was just compiled Keras's names for what it reports: metrics under the names that were written
 * ('accuracy' rather than tfjs's 'acc'), 'lambda' for a function without a name, `_1` behind a name that has come before.
 */
export function nameMetrics(model: Compiled, metrics: ModelCompileArgs['metrics']): void {
  const written = writtenMetrics(model, metrics);
  const names = model.metricsNames.map((name, i) => kerasName(name, written[i]));
  model.metricsNames = names.map((name, i) => {
    const before = names.slice(0, i).filter(other => other === name).length;
    return before === 0 ? name : `${name}_${before}`;
  });
}

/** @param name what tfjs calls it, behind the name of its output where there are several */
function kerasName(name: string, written: unknown): string {
  if (typeof written === 'function') return written.name === '' ? name + UNNAMED : name;
  const short = SHORTENED[written as string];
  return short === undefined ? name : name.slice(0, -short.length) + (written as string);
}
