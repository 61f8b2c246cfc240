import type { LayersModel } from '@tensorflow/tfjs-node';
import { outputLoss } from '../compile';

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

/** What the targets must look like: sparse losses take one class index in place of the class dimension. */
export function targetSlots(model: LayersModel): Slots {
  const { outputNames, internalOutputShapes } = model as unknown as Internals;
  const shapes = internalOutputShapes.map((shape, i) =>
    outputLoss(model, i).sparse ? [...shape.slice(0, -1), 1] : shape,
  );
  return { kind: 'output', names: outputNames, shapes };
}
