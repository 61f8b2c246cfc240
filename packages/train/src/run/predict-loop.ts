import * as tf from '@tensorflow/tfjs-node';
import { sayEager, wantsEager } from '../eager';
import { CALL_MS } from './calls';
import type { StepFunction, TrainableModel } from '../model';
import type { PredictSteps } from '../loop/predict-steps';
import { type Section, sections } from './batch-sections';
import type { Refused } from '../record/step';
import { FEW_CALLS, type Trainer, trainerOf } from '../trainer/trainer';
import type { BatchShapes } from '../trainer/step-request';

/** Predictions for all rows, many batches a native call; `undefined` where tfjs's own loop should do it. */
export function compiledPredict(
  model: TrainableModel,
  ins: readonly tf.Tensor[],
  batchSize: number,
  predictBatch: StepFunction,
): tf.Tensor[] | undefined {
  const parts = sections({ rows: ins[0]?.shape[0] ?? 0, batchSize });
  const trainer = trainerOf(model);
  if (parts.length === 0) return undefined;
  if (wantsEager(model)) return opByOp(trainer, parts);
  const worthwhile = parts.map(part => trainer.worthwhile(shapesOf(ins, part), part.count, FEW_CALLS));
  if (!worthwhile.includes(true)) return opByOp(trainer, parts);
  const chunks = parts.flatMap((part, i) => {
    const predicted = worthwhile[i] ? predictSection(trainer, ins, part, predictBatch) : undefined;
    if (predicted && !('refused' in predicted)) return predicted;
    if (predicted) sayEager(model, predicted.refused);
    opByOp(trainer, [part]);
    return [predictBatch(rowsOf(ins, part.firstRow, part.batchSize * part.count))];
  });
  return chunks[0]?.map((first, k) =>
    chunks.length === 1
      ? first
      : tf.concat(
          chunks.map(chunk => chunk[k] as tf.Tensor),
          0,
        ),
  );
}

/** Leaves batches to tfjs. */
function opByOp(trainer: Trainer, parts: readonly Section[]): undefined {
  for (const { count } of parts) trainer.counts.opByOp.predict += count;
}

const shapesOf = (ins: readonly tf.Tensor[], { batchSize }: Section): BatchShapes => ({
  kind: 'predict',
  batch: ins.map(({ dtype, shape }) => ({ dtype, shape: [batchSize, ...shape.slice(1)] })),
});

const rowsOf = (ins: readonly tf.Tensor[], firstRow: number, count: number) =>
  ins.map(tensor => tf.slice(tensor, firstRow, count));

function predictSection(
  trainer: Trainer,
  ins: readonly tf.Tensor[],
  { firstRow, batchSize, count: all }: Section,
  fn: StepFunction,
): tf.Tensor[][] | Refused {
  const rows = (batch: number) => rowsOf(ins, firstRow + batch * batchSize, batchSize);
  const first = rows(0);
  const request = { kind: 'predict', fn, batch: first, pair: () => [first, rows(all - 1)] as const } as const;
  if (all === 1) {
    const single = trainer.singleFor(request);
    if ('refused' in single) return single;
    return trainer.graphs.attempt(single, () => [single.run(first, trainer.counts.drawing(1))]);
  }
  const steps = trainer.predictFor(request);
  if ('refused' in steps) return steps;
  return trainer.graphs.attempt(steps, () =>
    runSection(trainer, ins, { firstRow, batchSize, count: all }, steps),
  );
}

/** The rows of a section, as many batches a call as make one of fair length. */
function runSection(
  trainer: Trainer,
  ins: readonly tf.Tensor[],
  { firstRow, batchSize, count: all }: Section,
  steps: PredictSteps,
): tf.Tensor[][] {
  const chunks: tf.Tensor[][] = [];
  for (let done = 0; done < all;) {
    const count = Math.min(all - done, steps.pace.batchesFor(CALL_MS));
    chunks.push(steps.run(ins, firstRow + done * batchSize, count, trainer.counts.drawing(count)));
    done += count;
  }
  return chunks;
}
