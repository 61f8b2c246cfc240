import * as tf from '@tensorflow/tfjs-node';
import { aroundUpdate, type AroundUpdate, aroundUpdateOf } from '../optimizers/around-update';
import { CannotTravel } from './travelling-functions';

/** An optimizer as a file holds it. */
export interface SavedOptimizer {
  readonly className: string;
  /** Null for a class that does not say how to make it again. */
  readonly config: tf.serialization.ConfigDict | null;
  /** Options around its update: clipping, weight decay, running means. */
  readonly clipping: AroundUpdate;
}

type Configurable = Partial<Pick<tf.serialization.Serializable, 'getConfig'>>;

const nameOf = (optimizer: tf.Optimizer): string => optimizer.getClassName() ?? optimizer.constructor.name;

export const packedOptimizer = (optimizer: tf.Optimizer): SavedOptimizer => ({
  className: nameOf(optimizer),
  config: (optimizer as Configurable).getConfig?.() ?? null,
  clipping: aroundUpdateOf(optimizer),
});

/** The optimizer as it was, without its memory. @throws CannotTravel for a class that is not registered */
export function unpackedOptimizer({ className, config, clipping }: SavedOptimizer): tf.Optimizer {
  const [cls, fromConfig] = tf.serialization.SerializationMap.getMap().classNameMap[className] ?? [];
  if (!cls || !fromConfig || !config)
    throw new CannotTravel(
      `its optimizer is of the class ${className}, which is not registered with tf.serialization.registerClass or has no getConfig. To train on, compile it again`,
    );
  return aroundUpdate(fromConfig(cls, config) as tf.Optimizer, clipping);
}
