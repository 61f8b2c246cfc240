import type { LayersModel } from '@tensorflow/tfjs-node';
import { outputLoss, targetShape } from '@epochlab/train/objectives';

type Shape = readonly (number | null)[];

/** The parts of a model that tfjs keeps to itself. */
interface Internals {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  readonly feedInputShapes: readonly Shape[];
  readonly internalOutputShapes: readonly Shape[];
}

export interface Slots {
  readonly kind: 'input' | 'output';
  readonly names: readonly string[];
  readonly shapes: readonly Shape[];
}

export function inputSlots(model: LayersModel): Slots {
  const { inputNames, feedInputShapes } = model as unknown as Internals;
  return { kind: 'input', names: inputNames, shapes: feedInputShapes };
}

/** The shape and values that the targets must have. */
export function targetSlots(model: LayersModel): Slots {
  const { outputNames, internalOutputShapes } = model as unknown as Internals;
  const shapes = internalOutputShapes.map((shape, i) => targetShape(outputLoss(model, i), shape));
  return { kind: 'output', names: outputNames, shapes };
}
