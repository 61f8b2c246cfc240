import type { LayersModel } from '@tensorflow/tfjs-node';
import { describeAcceleration } from '@epochlab/runtime';
import type { CompiledState } from '@epochlab/views';
import { isNative } from '../graph/native';
import { describeCompiled, type CompiledDescription } from '../train/describe';
import { display } from './display';

/** Shows which TensorFlow graphs have been made of a model and how they run, and what runs as stock tfjs runs it and why. */
export function compiled(model: LayersModel): void {
  display({ kind: 'compiled', state: compiledState(describeCompiled(model)) });
}

export function compiledState({
  model,
  compiled: some,
  graphs,
  refusals,
}: CompiledDescription): CompiledState {
  const nameOf = ({ step, batchSize }: (typeof graphs)[number]): string =>
    `${STEPS[step] ?? step}, batch size ${batchSize}`;
  const nothingYet = graphs.length === 0 && refusals.length === 0;
  const machine = isNative() ? [`${describeAcceleration()}.`] : [];
  return {
    model: model.replace(/_model$/, ''),
    status: some ? (refusals.length > 0 ? 'partly' : 'compiled') : 'eager',
    reasons: [
      ...(nothingYet
        ? ['Nothing is compiled before the first fit, evaluate or predict.']
        : new Set([...refusals, ...graphs.map(g => g.reason)])),
      ...machine,
    ],
    graphs: graphs.map(graph => ({
      name: nameOf(graph),
      operations: graph.opCounts,
      buildMilliseconds: null,
      callMilliseconds: graph.msPerStep ?? null,
    })),
    plan: Object.fromEntries(graphs.map(graph => [nameOf(graph), graph.plan])),
  };
}

const STEPS: Readonly<Record<string, string>> = {
  train: 'training step',
  test: 'evaluation',
  predict: 'prediction',
};
