import * as tf from '@tensorflow/tfjs-node';
import { wantsEager } from './eager';
import type { StepFunction, TrainableModel } from './model';
import { sections } from './sections';
import { trainerOf } from './trainer';

/** Predictions for all rows, each batch one native call; `undefined` where tfjs's own loop should do it. */
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
  const rows = (first: number, size: number) => ins.map(tensor => tf.slice(tensor, first, size));
  const outputs: tf.Tensor[][] = [];
  for (const { firstRow, batchSize: size, count } of parts) {
    const first = rows(firstRow, size);
    const single = trainer.singleFor({
      kind: 'predict',
      fn: predictBatch,
      batch: first,
      pair: () => [first, rows(firstRow + (count - 1) * size, size)],
    });
    if ('refused' in single) return undefined;
    for (let i = 0; i < count; i++)
      outputs.push(single.run(i === 0 ? first : rows(firstRow + i * size, size), trainer.numbers));
  }
  return outputs[0]?.map(
    (_, k) =>
      (outputs.length === 1
        ? outputs[0]?.[k]
        : tf.concat(
            outputs.map(batch => batch[k] as tf.Tensor),
            0,
          )) as tf.Tensor,
  );
}
