import type { ModelCompileArgs } from '@tensorflow/tfjs-node';
import { refuseUnknown } from '../options/refuse-unknown';
import { didYouMean } from '@epochlab/train/names';

const KNOWN = ['optimizer', 'loss', 'metrics', 'weightedMetrics', 'lossWeights', 'eager'];

interface Compilable {
  readonly outputNames: readonly string[];
}

const byName = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function checkNames(what: string, given: unknown, outputs: readonly string[]): void {
  if (!byName(given)) return;
  const unknown = Object.keys(given).find(name => !outputs.includes(name));
  if (unknown === undefined) return;
  throw new Error(
    `compile({ ${what} }): the model has no output '${unknown}'.${didYouMean(unknown, outputs)} Its outputs are ${outputs.join(', ')}.`,
  );
}

/** @throws for what the first step would otherwise fail at, far from here */
export function checkCompile({ outputNames }: Compilable, args: ModelCompileArgs): void {
  refuseUnknown('compile', args, KNOWN);
  const { optimizer, loss, metrics, weightedMetrics } = args;
  if (optimizer == null)
    throw new Error(
      "compile() needs an optimizer: compile({ optimizer: 'adam', loss: 'meanSquaredError' }).",
    );
  if (loss == null)
    throw new Error(
      "compile() needs a loss: 'meanSquaredError' for numbers, 'sparseCategoricalCrossentropy' for class numbers, 'binaryCrossentropy' for yes or no.",
    );
  checkNames('loss', loss, outputNames);
  checkNames('metrics', metrics, outputNames);
  checkNames('weightedMetrics', weightedMetrics, outputNames);
  const without = byName(loss) ? outputNames.find(name => loss[name] == null) : undefined;
  if (without !== undefined)
    throw new Error(
      `compile({ loss }) names no loss for the output '${without}'. Give each output one: ${outputNames.join(', ')}; lossWeights: { ${without}: 0 } leaves one out of the total.`,
    );
}
