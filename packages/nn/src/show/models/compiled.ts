import type { LayersModel } from '@tensorflow/tfjs-node';
import { describeAcceleration } from '@epochlab/runtime';
import type { CompiledState } from '@epochlab/views';
import { isNative } from '@epochlab/graph/native';
import { describeCompiled, type CompiledDescription, type CompiledGraph } from '@epochlab/train';
import { display } from '../output/display';

/**
 * Shows which TensorFlow graphs have been made of a model and how they run, and what runs as stock tfjs runs it and why.
 *
 * @example
 * show.compiled(model);
 */
export function compiled(model: LayersModel): void {
  display({ kind: 'compiled', state: compiledState(describeCompiled(model)) });
}

export function compiledState(description: CompiledDescription): CompiledState {
  const { model, graphs } = description;
  return {
    model: model.replace(/_model$/, ''),
    status: statusOf(description),
    reasons: reasonsOf(description),
    graphs: graphs.map(graph => ({
      name: nameOf(graph),
      operations: graph.opCounts,
      buildMilliseconds: null,
      callMilliseconds: graph.msPerStep ?? null,
    })),
    plan: Object.fromEntries(graphs.map(graph => [nameOf(graph), runText(graph)])),
  };
}

function statusOf({ compiled: some, eager, refusals }: CompiledDescription): CompiledState['status'] {
  if (!some) return 'eager';
  return eager !== undefined || refusals.length > 0 ? 'partly' : 'compiled';
}

/** The model as a whole first, then each graph, then the machine. */
function reasonsOf({ eager, graphs, refusals, opByOp }: CompiledDescription): string[] {
  const opByOpText = Object.entries(opByOp).flatMap(([step, batches]) =>
    batches > 0 ? [opByOpReason(step, batches, refusals.length > 0)] : [],
  );
  const whole = eager === undefined ? [...refusals, ...opByOpText] : [`All of it runs op by op: ${eager}.`];
  const each = graphs.map(graph => `${capital(nameOf(graph))}: ${runText(graph)}. ${capital(graph.reason)}.`);
  const reasons = [...whole, ...each];
  return [...(reasons.length > 0 ? reasons : [NOTHING_YET]), ...machine()];
}

const machine = (): string[] => (isNative() ? [`${describeAcceleration()}.`] : []);

const NOTHING_YET =
  'Nothing has run yet. A fit or an evaluate is compiled when it begins, predict and trainOnBatch from the third batch of a shape on.';

const NOT_COMPILED = 'as do shapes that have not come often, and what is called inside of a gradient';

function opByOpReason(step: string, batches: number, refused: boolean): string {
  const ran = `${capital(STEPS[step] ?? step)}: ${count(batches)} ran op by op`;
  return refused ? `${ran}.` : `${ran}, ${NOT_COMPILED}.`;
}

const count = (batches: number): string => `${batches} ${batches === 1 ? 'batch' : 'batches'}`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const runText = ({ plan, ran }: CompiledGraph): string =>
  `${plan}, ${ran === 0 ? 'not run yet' : `${count(ran)} so far`}`;

const nameOf = ({ step, batchSize }: CompiledGraph): string =>
  `${STEPS[step] ?? step}, batch size ${batchSize}`;

const STEPS: Readonly<Record<string, string>> = {
  train: 'training step',
  test: 'evaluation',
  predict: 'prediction',
};
