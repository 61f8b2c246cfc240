import type { LayerArgs } from '@tensorflow/tfjs-layers/dist/engine/topology';
import * as tf from '@tensorflow/tfjs-node';
import { list, requirePositiveInteger, shapeList, type Shape } from './inputs';
import type { AddWeight } from './parameters';

/** A layer of [batch, steps, features] whose output has the shape and the mask of its first input. */
export abstract class AttentionLayer<Args extends LayerArgs, Parameters> extends tf.layers.Layer {
  #parameters: Parameters | undefined;

  /**
   * @param args what the layer was made with
   * @param counts those of its arguments that must be whole numbers above 0
   */
  constructor(
    protected readonly args: Args,
    counts: Readonly<Record<string, number>>,
  ) {
    super(args);
    for (const [name, value] of Object.entries(counts)) {
      requirePositiveInteger(value, name, this.getClassName());
    }
    this.supportsMasking = true;
  }

  /** Name of the layer's input, for messages. */
  protected abstract readonly takes: string;

  protected abstract createParameters(inputShapes: readonly Shape[], add: AddWeight): Parameters;

  protected get parameters(): Parameters {
    if (!this.#parameters) throw new Error(`${this.getClassName()}: apply it to ${this.takes} first.`);
    return this.#parameters;
  }

  override build(inputShape: Shape | Shape[]): void {
    this.#parameters = this.createParameters(shapeList(inputShape), (name, shape, initializer) =>
      this.addWeight(name, shape, 'float32', initializer),
    );
    this.built = true;
  }

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    return [...(shapeList(inputShape)[0] ?? [])];
  }

  override computeMask(_inputs: tf.Tensor | tf.Tensor[], mask?: tf.Tensor | tf.Tensor[]): tf.Tensor {
    // tfjs takes null for "no mask", which its types leave out.
    return (list(mask)[0] ?? null) as tf.Tensor;
  }
}
