import type { ModelCompileArgs } from '@tensorflow/tfjs-node';
import type { LossTargets } from './loss-targets';
import { tfjsName } from './keras-names';

/** Description of the loss of one output. */
export interface OutputLoss {
  /** tfjs's name of it; undefined for a function of the user's own, which may do what it likes with its targets. */
  readonly name: string | undefined;
  /** Whether targets are class indices rather than a value for each class. */
  readonly sparse: boolean;
  /** The loss's own demands on its targets. */
  readonly targets?: LossTargets | undefined;
}

/** A function that says what targets it takes. */
interface StatedLoss {
  readonly name: string;
  readonly sparse: boolean;
  readonly targets?: LossTargets;
}

type Shape = readonly (number | null)[];

const SPARSE = 'sparseCategoricalCrossentropy';
const UNKNOWN: OutputLoss = { name: undefined, sparse: false };
const known = new WeakMap<object, readonly OutputLoss[]>();

/** Remembers the loss of each output. `loss` is as tfjs takes it. */
export function noteLosses(
  model: { readonly outputNames: readonly string[] },
  loss: ModelCompileArgs['loss'],
): void {
  known.set(
    model,
    model.outputNames.map((name, i) => describe(lossOf(loss, name, i))),
  );
}

/** The loss of an output of a compiled model. */
export function outputLoss(model: object, output: number): OutputLoss {
  return known.get(model)?.[output] ?? UNKNOWN;
}

/** The shape of the targets for an output: sparse losses take one class index in place of the class dimension. */
export function targetShape({ sparse, targets }: Partial<OutputLoss>, output: Shape): Shape {
  if (targets) return targets.shape(output);
  return sparse ? [...output.slice(0, -1), 1] : output;
}

/** The loss of an output, as it was given to `compile`. */
export function lossOf(loss: ModelCompileArgs['loss'], name: string, index: number): unknown {
  if (Array.isArray(loss)) return loss[index];
  return typeof loss === 'object' && loss !== null ? loss[name] : loss;
}

function describe(loss: unknown): OutputLoss {
  if (typeof loss === 'string') {
    const name = tfjsName(loss);
    return { name, sparse: name === SPARSE };
  }
  const own = loss as Partial<StatedLoss> | null | undefined;
  // A loss that says what it takes does so by stating `sparse`.
  return own?.sparse === undefined ? UNKNOWN : { name: own.name, sparse: own.sparse, targets: own.targets };
}
