import type { LayerArgs } from '@tensorflow/tfjs-layers/dist/engine/topology';
import * as tf from '@tensorflow/tfjs-node';
import { activationByName } from '../../activations/by-name';
import { requirePositiveInteger, shapeList, type Shape } from '../attention/inputs';
import type { ActivationOption } from '../options';

export interface GraphLayerArgs extends LayerArgs {
  /** How many features each node has afterwards, in each head. */
  units: number;
  /** 'linear' unless given. */
  activation?: ActivationOption;
  /** true unless given */
  useBias?: boolean;
}

/** A layer of [features, adjacency] that gives each node new features. */
export abstract class GraphLayer<Args extends GraphLayerArgs> extends tf.layers.Layer {
  constructor(
    protected readonly args: Args,
    layer: string,
  ) {
    super(args);
    requirePositiveInteger(args.units, 'units', layer);
  }

  /** Features of each node of the output. */
  protected abstract readonly width: number;

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    return [...(shapeList(inputShape)[0]?.slice(0, 2) ?? []), this.width];
  }

  protected activated(x: tf.Tensor): tf.Tensor {
    return activationByName(this.#activation)(x);
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { units, useBias = true } = this.args;
    return { ...super.getConfig(), units, useBias, activation: this.#activation };
  }

  /** `construct` has turned the option into tfjs's name. */
  get #activation(): string {
    return String(this.args.activation ?? 'linear');
  }
}
