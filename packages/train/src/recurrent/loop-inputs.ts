import type { Output } from '@epochlab/graph/structure';
import type { TracedCell } from './cell-trace';

/** Inputs of a loop over time, in the surrounding graph. */
export interface LoopInputs {
  /** Time first. */
  readonly xs: Output;
  readonly masks: Output | undefined;
  readonly states: readonly Output[];
  readonly steps: number;
}

/** A value of the time step that is there for all times before the loop starts. */
export interface Sequence {
  /** The symbol of one time's value in the recorded step. */
  readonly each: Output;
  /** The values of all times, time first, in the surrounding graph. */
  readonly all: Output;
}

/** Values that a time step takes from sequences: its input and its mask. */
export const sequencesOf = (cell: TracedCell, { xs, masks }: LoopInputs): Sequence[] => [
  { each: cell.x, all: xs },
  ...(cell.mask && masks ? [{ each: cell.mask, all: masks }] : []),
];
