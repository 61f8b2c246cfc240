import type * as tf from '@tensorflow/tfjs-node';
import type { ModelData } from '../inputs';
import type { Diagnosis } from '../live/view/diagnosis';
import { diagnose } from './diagnose';

/** Which layers a training loop of one's own has, and on what the view may look into them. */
export interface LoopLayers {
  readonly model: tf.LayersModel;
  /** Some samples, as for `fit`; all of them are one batch. */
  readonly x: ModelData;
  /** Their targets, for a compiled model. */
  readonly y?: ModelData;
  /** In place of `y`: the loss by which the loop trains the model, from a forward pass of these samples; its mean or sum. */
  readonly loss?: () => tf.Tensor;
}

/**
 * Looks into the layers of a loop of one's own.
 *
 * @throws TypeError when there is neither `y` nor `loss`
 */
export function loopDiagnosis({ model, x, y, loss }: LoopLayers): Diagnosis {
  const target = loss ?? y;
  if (target === undefined) {
    throw new TypeError(
      'Gradients need targets or a loss. Give layers: { model, x, y } for a compiled model, layers: { model, x, loss: () => tf.Scalar } for any other.',
    );
  }
  return () => diagnose(model, x, target);
}
