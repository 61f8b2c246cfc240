import * as tf from '@tensorflow/tfjs-node';

/** Private fields of a layer. */
interface Counted {
  readonly name: string;
  readonly inboundNodes: readonly unknown[];
  readonly _refCount: number | null;
  dispose(): unknown;
}

/** Private fields of a model (tfjs-layers 4.22, engine/container.ts). */
interface Container {
  readonly layers: readonly Counted[];
  /** `<layer>_ib-<number of its use>` for each use of a layer that belongs to the model. */
  readonly containerNodes: ReadonlySet<string>;
  readonly _refCount: number;
  dispose(): unknown;
}

/**
 * tfjs counts a reference for each use of a layer, and a model that is disposed gives back one for each layer: a layer that it uses twice was
 * never freed.
 */
export function freeSharedLayers(): void {
  const prototype = Object.getPrototypeOf(tf.LayersModel.prototype) as Container;
  const stock = prototype.dispose;
  prototype.dispose = function dispose() {
    if (this._refCount === 1) for (const layer of this.layers) giveBack(layer, usesIn(this, layer) - 1);
    return stock.call(this);
  };
}

const usesIn = ({ containerNodes }: Container, { name, inboundNodes }: Counted) =>
  inboundNodes.filter((_, i) => containerNodes.has(`${name}_ib-${i}`)).length;

/** The last reference is the model's to give back. */
function giveBack(layer: Counted, times: number): void {
  for (let i = 0; i < times && (layer._refCount ?? 0) > 1; i++) layer.dispose();
}
