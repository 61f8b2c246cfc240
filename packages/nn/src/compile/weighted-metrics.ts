import type { ModelCompileArgs } from '@tensorflow/tfjs-node';
import { metricFunction } from './compile-metrics';
import {
  countingSteps,
  type LossOrMetricFunction,
  stepWeight,
  type tfjsLoss,
  weighedBy,
} from '@epochlab/train/objectives';

interface Compiled {
  readonly outputNames: readonly string[];
  metricsNames: string[];
  metricsTensors: [LossOrMetricFunction, number][];
}

/** Keras's name: that of the metric, `weighted_` before it where a metric has that name, `_1` behind it where it comes again. */
function freeName(name: string, output: string, taken: readonly string[]): string {
  if (!taken.includes(output + name)) return output + name;
  const weighted = `${output}weighted_${name}`;
  if (!taken.includes(weighted)) return weighted;
  const again = taken.filter(other => other.startsWith(weighted)).length;
  return `${weighted}_${again}`;
}

/** Gives a model that was just compiled the metrics that follow sample and class weights, behind all others. */
export function addWeightedMetrics(
  model: Compiled,
  weightedMetrics: ModelCompileArgs['weightedMetrics'],
): void {
  if (weightedMetrics == null) return;
  const byOutput =
    typeof weightedMetrics === 'object' && !Array.isArray(weightedMetrics) ? weightedMetrics : undefined;
  model.outputNames.forEach((output, i) => {
    const own = [(byOutput ? byOutput[output] : weightedMetrics) ?? []].flat() as tfjsLoss[];
    for (const metric of own) {
      const plain = metricFunction(metric);
      const weighed = weighedBy(() => stepWeight(model, i), countingSteps(plain));
      const prefix = model.outputNames.length > 1 ? `${output}_` : '';
      model.metricsNames.push(freeName(plain.name || 'lambda', prefix, model.metricsNames));
      model.metricsTensors.push([weighed, i]);
    }
  });
}
