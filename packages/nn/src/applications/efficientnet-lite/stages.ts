/** Blocks of the same kind, one after the other. */
export interface Stage {
  readonly repeats: number;
  /** Height and width of the depthwise filters. */
  readonly kernelSize: number;
  /** Strides of the first block; the others have 1. */
  readonly strides: number;
  /** How many times as many channels a block has inside as it is given. */
  readonly expand: number;
  readonly filters: number;
}

/**
 * The stages of EfficientNet-B0 and so of Lite0, after a convolution that makes 32 channels of three and halves the sides.
 *
 * Source: M. Tan, Q. V. Le, EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks, 2019, table 1.
 */
export const STAGES: readonly Stage[] = [
  { repeats: 1, kernelSize: 3, strides: 1, expand: 1, filters: 16 },
  { repeats: 2, kernelSize: 3, strides: 2, expand: 6, filters: 24 },
  { repeats: 2, kernelSize: 5, strides: 2, expand: 6, filters: 40 },
  { repeats: 3, kernelSize: 3, strides: 2, expand: 6, filters: 80 },
  { repeats: 3, kernelSize: 5, strides: 1, expand: 6, filters: 112 },
  { repeats: 4, kernelSize: 5, strides: 2, expand: 6, filters: 192 },
  { repeats: 1, kernelSize: 3, strides: 1, expand: 6, filters: 320 },
];

export const STEM_FILTERS = 32;
export const TOP_FILTERS = 1280;
