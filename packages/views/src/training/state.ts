/** The data of the training view; the live view adds points over a comm (see `live.ts`). */
export interface TrainingState {
  /** The model's name. */
  readonly title: string;
  readonly status: TrainingStatus;
  /** Words that the status line adds: the error of a failed run, where a stopped one stopped. */
  readonly message?: string;
  readonly progress: TrainingProgress;
  readonly series: readonly Series[];
  /** An event at a step: a changed learning rate, a value that became NaN. */
  readonly events: readonly TrainingEvent[];
  /** Settings of the run by name: optimizer, learningRate, batchSize, compiled or eager, ... */
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  /** Other runs to compare with, drawn over the same axes. */
  readonly runs?: readonly OverlaidRun[];
  /** Whether the kernel can look into the model's layers while the run goes on. */
  readonly diagnosable?: boolean;
}

/** An earlier run by its name, with its own settings. */
export interface OverlaidRun {
  readonly name: string;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  readonly series: readonly Series[];
}

export type TrainingStatus =
  'waiting' | 'running' | 'paused' | 'stopping' | 'stopped' | 'finished' | 'failed';

export interface TrainingProgress {
  /** Epochs and steps count from 1; 0 before the first. */
  readonly epoch: number;
  readonly epochs: number;
  readonly step: number;
  /** Steps of one epoch; null while not known (a dataset without a size). */
  readonly stepsPerEpoch: number | null;
  readonly stepsPerSecond: number | null;
  readonly secondsElapsed: number;
  readonly secondsLeft: number | null;
  readonly memory?: TrainingMemory;
}

/** Memory that the kernel holds, in bytes. */
export interface TrainingMemory {
  /** The whole process, as the operating system counts it (resident set). */
  readonly process: number;
  /** The values of tensors, and how many there are. */
  readonly tensors: number;
  readonly count: number;
}

/** How one layer learns on a batch; null where a value is not finite. */
export interface LayerDiagnosis {
  readonly layer: string;
  /** Euclidean norm of the gradient of the loss in the layer's trainable weights; 0 without any. */
  readonly gradientNorm: number | null;
  readonly weightNorm: number | null;
  /** Share of units whose output is 0 for every sample; null for a layer that does not rectify. */
  readonly deadShare: number | null;
}

/** One curve. `x` is in epochs, fractions included; values that are not finite travel as null. */
export interface Series {
  /** The metric's name without prefix: `loss`, `accuracy`, ... Series of one metric share a plot. */
  readonly metric: string;
  readonly set: 'training' | 'validation';
  readonly per: 'batch' | 'epoch';
  /** Tells curves of one metric and set apart: `generator` and `discriminator` share the plot of `loss`. */
  readonly name?: string;
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
}

export interface TrainingEvent {
  readonly kind: 'learningRate' | 'notFinite' | 'stop' | 'note';
  /** Where, in epochs. */
  readonly x: number;
  readonly text: string;
}
