/**
 * A random program over the public API as data. Whatever is left out or made smaller, it remains a program: a layer that does not fit what
 * it is given is passed over, so that a difference can be shrunk.
 */
export interface Program {
  /** Seed of the data and the first weights. */
  readonly seed: number;
  readonly rows: number;
  /** Whether recurrent layers keep their states; all batches then have the same size. */
  readonly stateful: boolean;
  readonly input: Input;
  /** A second input, joined to the first one before the heads. */
  readonly second: boolean;
  readonly layers: readonly Layer[];
  readonly heads: readonly Head[];
  readonly compile: Compile;
  readonly actions: readonly Action[];
}

export type Input =
  | { readonly kind: 'vector'; readonly size: number }
  | { readonly kind: 'sequence'; readonly steps: number; readonly features: number; readonly masked: boolean }
  | { readonly kind: 'tokens'; readonly steps: number; readonly units: number; readonly masked: boolean }
  | { readonly kind: 'picture'; readonly size: number; readonly channels: number };

export type Arguments = Readonly<Record<string, unknown>>;

export type Layer =
  /** A layer of tfjs or of the library by its name, and its arguments. */
  | { readonly layer: string; readonly args: Arguments }
  | {
      readonly layer: 'bidirectional';
      readonly of: string;
      readonly args: Arguments;
      readonly mergeMode: string;
    }
  | { readonly layer: 'timeDistributed'; readonly of: Layer }
  | { readonly layer: 'nested'; readonly layers: readonly Layer[] }
  /** The same layer applied once more, to its own output or else to its input. */
  | { readonly layer: 'shared'; readonly of: Layer }
  | { readonly layer: 'branches'; readonly merge: string; readonly paths: readonly (readonly Layer[])[] };

/** An output with its loss, which says what activation and targets fit. */
export interface Head {
  readonly loss: string;
  readonly units: number;
  /** Whether a sequence gives an output at every step. */
  readonly perStep: boolean;
}

export interface Optimizer {
  readonly name: string;
  readonly args: Arguments;
}

export interface Compile {
  readonly optimizer: Optimizer;
  readonly metrics: readonly string[];
  /** One for each output; there are none if empty. */
  readonly lossWeights: readonly number[];
}

/** Something small done in a callback or between two actions. */
export type Effect =
  | { readonly effect: 'scale weights'; readonly by: number }
  | { readonly effect: 'scale rate'; readonly by: number }
  | { readonly effect: 'set factor'; readonly to: number }
  | { readonly effect: 'set gain'; readonly to: number }
  | { readonly effect: 'freeze'; readonly layer: number; readonly trainable: boolean }
  | { readonly effect: 'freeze model'; readonly trainable: boolean }
  | { readonly effect: 'set layer weights' | 'assign'; readonly layer: number; readonly by: number }
  | { readonly effect: 'inside'; readonly scope: string; readonly call: string }
  | {
      readonly effect:
        'predict' | 'predictOnBatch' | 'evaluate' | 'trainOnBatch' | 'stop' | 'reset states' | 'dispose';
    }
  | { readonly effect: 'recompile'; readonly optimizer: Optimizer }
  | { readonly effect: 'gradient'; readonly of: string; readonly by: string };

export type Callback =
  | { readonly callback: 'own'; readonly on: string; readonly at: number; readonly effect: Effect }
  | { readonly callback: 'watch batches' }
  | { readonly callback: 'EarlyStopping' | 'ReduceLROnPlateau'; readonly args: Arguments }
  | { readonly callback: 'LearningRateScheduler'; readonly by: number };

export interface Fit {
  readonly epochs: number;
  readonly batchSize: number;
  readonly validation: boolean;
  readonly callbacks: readonly Callback[];
}

export type Action =
  | (Fit & {
      readonly do: 'fit';
      /** One weight for each row, or for each step of it. */
      readonly sampleWeight: 'none' | 'rows' | 'steps';
      readonly classWeight: boolean;
    })
  /** Ends with an error at the beginning of an epoch and goes on from its checkpoint; op by op it trains in one go. */
  | (Fit & { readonly do: 'die and resume'; readonly dies: number })
  | (Fit & { readonly do: 'fitDataset'; readonly map: string })
  | { readonly do: 'evaluateDataset'; readonly batchSize: number }
  | { readonly do: 'predict' | 'evaluate'; readonly batchSize: number; readonly times: number }
  | { readonly do: 'effect'; readonly effect: Effect; readonly times: number }
  | { readonly do: 'save and load' }
  | { readonly do: 'wrong data'; readonly what: string };

/** The batch size of a model whose recurrent layers keep their states. */
export const STATEFUL_BATCH = 2;
