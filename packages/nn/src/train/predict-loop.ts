import * as tf from '@tensorflow/tfjs-node';
import { sayEager, wantsEager } from './eager';
import type { StepFunction, TrainableModel } from './model';
import { type Section, sections } from './sections';
import type { Refused } from './step';
import { type Trainer, trainerOf } from './trainer';

/** One native call takes about this long, so that an interrupt finds its way in between two. */
const CALL_MS = 100;

/** Predictions for all rows, many batches a native call; `undefined` where tfjs's own loop should do it. */
export function compiledPredict(
  model: TrainableModel,
  ins: readonly tf.Tensor[],
  batchSize: number,
  predictBatch: StepFunction,
): tf.Tensor[] | undefined {
  const parts = sections({ rows: ins[0]?.shape[0] ?? 0, batchSize });
  const batches = parts.reduce((sum, part) => sum + part.count, 0);
  const trainer = trainerOf(model);
  if (wantsEager(model) || batches === 0 || !trainer.worthwhile('predict', batches)) return undefined;
  const chunks: tf.Tensor[][] = [];
  for (const part of parts) {
    const predicted = predictSection(trainer, ins, part, predictBatch);
    if ('refused' in predicted) {
      sayEager(model, predicted.refused);
      return undefined;
    }
    chunks.push(...predicted);
  }
  return chunks[0]?.map((first, k) =>
    chunks.length === 1
      ? first
      : tf.concat(
          chunks.map(chunk => chunk[k] as tf.Tensor),
          0,
        ),
  );
}

function predictSection(
  trainer: Trainer,
  ins: readonly tf.Tensor[],
  { firstRow, batchSize, count: all }: Section,
  fn: StepFunction,
): tf.Tensor[][] | Refused {
  const rows = (batch: number) =>
    ins.map(tensor => tf.slice(tensor, firstRow + batch * batchSize, batchSize));
  const first = rows(0);
  const request = { kind: 'predict', fn, batch: first, pair: () => [first, rows(all - 1)] as const } as const;
  if (all === 1) {
    const single = trainer.singleFor(request);
    return 'refused' in single ? single : [single.run(first, trainer.drawing(1))];
  }
  const steps = trainer.predictFor(request);
  if ('refused' in steps) return steps;
  const chunks: tf.Tensor[][] = [];
  for (let done = 0; done < all;) {
    const count = Math.min(all - done, steps.pace.batchesFor(CALL_MS));
    chunks.push(steps.run(ins, firstRow + done * batchSize, count, trainer.drawing(count)));
    done += count;
  }
  return chunks;
}
