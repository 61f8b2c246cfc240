import type { LayersModel } from '@tensorflow/tfjs-node';
import { learningRateOf } from '../../optimizers/learning-rate';

interface Settable {
  readonly epochs?: number | undefined;
  readonly batchSize?: number | undefined;
  readonly validationSplit?: number | undefined;
}

/** Settings of a run, as far as a reader wants to compare it. */
export function runSettings(model: LayersModel, args: Settable): Record<string, string | number> {
  const { optimizer, loss } = model;
  const rate = optimizer ? learningRateOf(optimizer) : null;
  const settings: Record<string, string | number | null | undefined> = {
    optimizer: optimizer?.getClassName(),
    learningRate: rate,
    loss: typeof loss === 'string' ? loss : typeof loss === 'function' ? loss.name : undefined,
    epochs: args.epochs ?? 1,
    batchSize: 'batchSize' in args || !('batchesPerEpoch' in args) ? (args.batchSize ?? 32) : undefined,
    validationSplit: args.validationSplit,
  };
  return Object.fromEntries(
    Object.entries(settings).filter((entry): entry is [string, string | number] => entry[1] != null),
  );
}
