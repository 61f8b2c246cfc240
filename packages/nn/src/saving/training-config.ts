import type * as tf from '@tensorflow/tfjs-node';
import type { ModelCompileArgs } from '@tensorflow/tfjs-node';
import type { io } from '@tensorflow/tfjs-core';
import type { LossWeights } from '@epochlab/train/objectives';
import { type Arranged, arranged, given } from './arranged';
import { packedOptimizer, type SavedOptimizer, unpackedOptimizer } from './saved-optimizer';
import { type CustomObjects, packed, type Travelling, unpacked } from './travelling-functions';

/** An output may have several metrics. */
type Several<T> = T | readonly T[];

/** Arguments of `compile`, as a file holds them. */
interface CompiledWith {
  readonly loss: Arranged<Travelling>;
  readonly metrics: Arranged<Several<Travelling>> | null;
  readonly weightedMetrics?: Arranged<Several<Travelling>> | null;
  readonly lossWeights: LossWeights | null;
  readonly eager: boolean;
  readonly optimizer: SavedOptimizer;
}

/** tfjs's own, which tfjs can read, and this library's beside it. */
export interface SavedTraining extends io.TrainingConfig {
  readonly epochlab?: CompiledWith;
  /** Only in memory: what `loadModel` was given. */
  readonly customObjects?: CustomObjects;
}

interface CompiledModel {
  readonly optimizer: tf.Optimizer;
  /** A `Sequential` is compiled through the model inside it. */
  readonly model?: object;
}

const known = new WeakMap<object, ModelCompileArgs>();

/** Remembers what a model was compiled with, to save it. */
export const noteCompileArgs = (model: object, args: ModelCompileArgs): void => void known.set(model, args);

const several = <T, U>(one: Several<T>, map: (one: T) => U): Several<U> =>
  Array.isArray(one) ? (one as readonly T[]).map(map) : map(one as T);

const packedMetrics = (metrics: ModelCompileArgs['weightedMetrics']) =>
  metrics == null ? null : arranged<unknown, Several<Travelling>>(metrics, own => several(own, packed));

const unpackedMetrics = (metrics: Arranged<Several<Travelling>>, custom: CustomObjects) =>
  given(metrics, own => several(own, one => unpacked('metric', one, custom)));

/** Arguments that a model was compiled with; undefined where it was not compiled with this library. */
export function packedTraining(model: CompiledModel): CompiledWith | undefined {
  const args = known.get(model) ?? (model.model && known.get(model.model));
  if (!args) return undefined;
  const { loss, metrics, weightedMetrics, lossWeights, eager = false } = args;
  return {
    loss: arranged<unknown, Travelling>(loss, packed),
    metrics: packedMetrics(metrics),
    weightedMetrics: packedMetrics(weightedMetrics),
    lossWeights: lossWeights ?? null,
    eager,
    // The optimizer is the model's own: its learning rate may have changed since.
    optimizer: packedOptimizer(model.optimizer),
  };
}

/** Arguments to compile a model with. @throws CannotTravel if a part of it could not be saved */
export function unpackedTraining(
  { loss, metrics, weightedMetrics, lossWeights, eager, optimizer }: CompiledWith,
  custom: CustomObjects = {},
): ModelCompileArgs {
  const args = {
    loss: given(loss, one => unpacked('loss', one, custom)),
    ...(metrics && { metrics: unpackedMetrics(metrics, custom) }),
    ...(weightedMetrics && { weightedMetrics: unpackedMetrics(weightedMetrics, custom) }),
    ...(lossWeights && { lossWeights }),
    ...(eager && { eager }),
    optimizer: unpackedOptimizer(optimizer),
  };
  // A file says what it likes; `compile` checks it.
  return args as ModelCompileArgs;
}
