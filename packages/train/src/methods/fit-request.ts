import { type CheckpointOptions, Checkpoints } from '../checkpoint/checkpoints';
import type { ValidationFrequency } from '../checks/validation-frequency';
import type { TrainableModel } from '../model';
import type { SampleWeights } from './sample-weights';

/** Arguments that `fit` takes here beyond tfjs's own. */
export interface FitExtras {
  readonly checkpoint?: CheckpointOptions;
  /** Go on from the checkpoint if there is one. */
  readonly resume?: boolean;
  /**
   * Batches in an epoch, instead of all there are. The next epoch goes on where this one stopped; when the data are used
   * up they begin again, shuffled again.
   */
  readonly stepsPerEpoch?: number;
  /** Batches of the validation data to evaluate on, from its first. */
  readonly validationSteps?: number;
  /** Validates after every so many epochs, or after those in a list, which count from 1; after each unless given. */
  readonly validationFreq?: ValidationFrequency;
  /** `true`: rows in a new order each epoch (the default). `'batch'`: batches in a new order, the rows of each as they are. */
  readonly shuffle?: boolean | 'batch';
  /** A weight for each example, [n], or for each of its time steps, [n, t]; for one output or for each. */
  readonly sampleWeight?: SampleWeights;
}

/** Arguments that `fitDataset` takes here beyond tfjs's own. */
export type DatasetExtras = Pick<FitExtras, 'validationFreq'>;

/** Arguments of `fit` that tfjs does not hand on to its loop. */
export interface FitRequest {
  readonly checkpoints?: Checkpoints;
  readonly stepsPerEpoch?: number;
  readonly validationSteps?: number;
  readonly validationFreq?: ValidationFrequency;
  /** The weights of the rows that validation is on, or of all rows, of which these are the last. */
  readonly validationWeight?: SampleWeights;
}

const pending = new WeakMap<TrainableModel, FitRequest>();

function checkCount(name: string, count: number | undefined): void {
  if (count === undefined || (Number.isInteger(count) && count > 0)) return;
  throw new Error(`fit({ ${name} }) is a whole number of batches from 1, got ${count}.`);
}

/** Notes what `fit` was asked for, for the loop inside it. @throws for arguments that make no sense */
export function requestFit(
  model: TrainableModel,
  { checkpoint, resume = false, stepsPerEpoch, validationSteps, validationFreq, shuffle }: FitExtras,
  validationWeight: SampleWeights | null | undefined,
): void {
  checkCount('stepsPerEpoch', stepsPerEpoch);
  checkCount('validationSteps', validationSteps);
  if (shuffle !== undefined && typeof shuffle !== 'boolean' && shuffle !== 'batch')
    throw new Error(`fit({ shuffle }) is true, false or 'batch', got ${JSON.stringify(shuffle)}.`);
  if (resume && !checkpoint)
    throw new Error('fit({ resume: true }) needs checkpoint: { dir } to know where to resume from.');
  pending.set(model, {
    ...(checkpoint ? { checkpoints: new Checkpoints(checkpoint, resume) } : {}),
    ...(stepsPerEpoch == null ? {} : { stepsPerEpoch }),
    ...(validationSteps == null ? {} : { validationSteps }),
    ...(validationFreq == null ? {} : { validationFreq }),
    ...(validationWeight == null ? {} : { validationWeight }),
  });
}

export function takeRequest(model: TrainableModel): FitRequest {
  const found = pending.get(model) ?? {};
  pending.delete(model);
  return found;
}
