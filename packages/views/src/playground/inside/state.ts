import type { LossSurfaceState } from '../../loss-surface/state';
import type { LayerDiagnosis } from '../../training/state';
import type { PlaygroundActivation } from '../settings';

/** How far the training step of one point has come. */
export type SamplePhase = 'forward' | 'backward' | 'update';

/** The inside of a network at one place of the plane: what each neuron computes, and what a training step of that point does. */
export interface PlaygroundInside {
  readonly x: number;
  readonly y: number;
  /** The training point's index; null for a place that is none, which has no label and no loss. */
  readonly sample: number | null;
  /** As in `PlaygroundPoints`. */
  readonly label: number | null;
  readonly loss: number | null;
  readonly phase: SamplePhase;
  /** The network's inputs at the place. */
  readonly inputs: readonly number[];
  readonly layers: readonly InsideLayer[];
  /** The neuron whose formula is shown. */
  readonly neuron: InsideNeuron;
  /** How large each layer's gradient is over all training points. */
  readonly flow: readonly LayerDiagnosis[];
}

/** The loss around the weights as they were after this epoch. */
export interface PlaygroundSurface extends LossSurfaceState {
  readonly epoch: number;
}

/** The numbers of one layer, neuron by neuron. */
export interface InsideLayer {
  readonly name: string;
  /** Weighted sums z of the layer's inputs, the bias among them. */
  readonly sums: readonly number[];
  /** Outputs a = f(z). */
  readonly outputs: readonly number[];
  /** Derivatives of the loss by the sums, dL/dz; empty before the backward pass. */
  readonly deltas: readonly number[];
}

/** One number that learns. */
export interface InsideWeight {
  readonly value: number;
  /** Derivative of the loss by it; null before the backward pass. */
  readonly gradient: number | null;
  /** Its value after the update; null before it. */
  readonly after: number | null;
}

/** One input of a neuron and the weight that it is multiplied by. */
export interface InsideTerm extends InsideWeight {
  readonly from: string;
  readonly input: number;
}

export interface InsideNeuron {
  /** Counted from 0. */
  readonly layer: number;
  readonly unit: number;
  readonly name: string;
  readonly activation: PlaygroundActivation | 'softmax';
  readonly terms: readonly InsideTerm[];
  readonly bias: InsideWeight;
  readonly sum: number;
  readonly output: number;
  readonly backward: InsideBackward | null;
}

/** How the error reaches a neuron: delta = outputGradient · slope. */
export interface InsideBackward {
  /** Neurons of the next layer with their deltas, and the weights that lead to them; empty for an output. */
  readonly next: readonly { readonly name: string; readonly weight: number; readonly delta: number }[];
  /** dL/da. */
  readonly outputGradient: number;
  /** f'(z); null for softmax, whose outputs depend on all sums. */
  readonly slope: number | null;
  /** dL/dz. */
  readonly delta: number;
}
