/** The data of a model summary. All counts are numbers of scalars (parameters), all sizes bytes. */
export interface ModelSummaryState {
  readonly name: string;
  readonly layers: readonly LayerRow[];
  readonly totals: {
    readonly parameters: number;
    readonly trainable: number;
    readonly nonTrainable: number;
    readonly bytes: number;
    /** Bytes of the optimizer's slots once training has begun; 0 when the model is not compiled. */
    readonly optimizerBytes: number;
  };
}

export interface LayerRow {
  readonly name: string;
  /** The layer's class, such as `Dense`. */
  readonly type: string;
  /** One shape per output; null stands for the batch or an unknown dimension. */
  readonly outputShape: readonly (readonly (number | null)[])[];
  readonly parameters: number;
  readonly trainable: boolean;
  readonly bytes: number;
  /** Multiply-adds of one forward pass of one sample; null where it is not known. */
  readonly multiplyAdds: number | null;
  /** Names of the layers whose outputs this one takes. */
  readonly inputs: readonly string[];
  /** Rows of a nested model. */
  readonly layers?: readonly LayerRow[];
  /** Statistics of its weights, where they were asked for. */
  readonly weights?: readonly WeightStatistics[];
}

/** Statistics of one weight tensor of a layer. */
export interface WeightStatistics {
  readonly name: string;
  readonly shape: readonly number[];
  /** Range of the values that are finite; null when none is. */
  readonly min: number | null;
  readonly max: number | null;
  readonly mean: number | null;
  readonly std: number | null;
  /** How many values are NaN or infinite, and how many exactly zero. */
  readonly notFinite: number;
  readonly zeros: number;
  /** A histogram: one more edge than counts. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}
