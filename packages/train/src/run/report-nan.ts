import type { BatchLogs } from './batch-logs';
import type { Trainer } from '../trainer/trainer';

/** Models whose training a view shows, which says itself since when a value is NaN. */
const viewed = new WeakSet<object>();

/** Call when a view begins to show, or no longer shows, how a model is trained: the warning then comes once. */
export function showNaNInView(model: object, shown: boolean): void {
  if (shown) viewed.add(model);
  else viewed.delete(model);
}

/** Says once when the loss stops being a number, and where: from there on the weights are lost. */
function tell(trainer: Trainer, where: string): void {
  if (trainer.toldNaN || viewed.has(trainer.model)) return;
  trainer.toldNaN = true;
  const rate = trainer.optimizer?.learningRate;
  console.warn(
    `Model "${trainer.model.name}": the loss became NaN ${where}. ` +
      `Try a smaller learning rate${rate === undefined ? '' : ` (now ${rate})`}, smaller inputs (scale them to about -1..1), or clip the gradients.`,
  );
}

/** Looks through the batches that ran. @param first the first of them within the epoch */
export function reportNaN(trainer: Trainer, epoch: number, first: number, logs: BatchLogs): void {
  const row = trainer.toldNaN ? undefined : logs.firstNaN();
  if (row !== undefined) tell(trainer, `at epoch ${epoch + 1}, batch ${first + row + 1}`);
}

/** The same for a loss that `trainOnBatch` gave. */
export function reportNaNLoss(trainer: Trainer, loss: number | undefined): void {
  if (Number.isNaN(loss))
    tell(trainer, `in trainOnBatch, after ${trainer.optimizer?.iterations_ ?? 0} steps`);
}
