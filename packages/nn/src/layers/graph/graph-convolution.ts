import * as tf from '@tensorflow/tfjs-node';
import type { Shape } from '../attention/inputs';
import { affine, applyAffine, type AffineParameters } from '../attention/parameters';
import { factory } from '../factory';
import type { Rest } from '../options';
import type { Layer } from '../single-output';
import { GraphLayer, type GraphLayerArgs } from './graph-layer';
import { graphInputs, nodeFeatures } from './inputs';
import { normalized } from './normalized';

export interface GraphConvolutionArgs extends GraphLayerArgs {
  /**
   * Turns the adjacency A into D^-1/2 (A + I) D^-1/2 first; true unless given. Without, the adjacency is taken as it is, such as one that
   * `networks.graphs.normalizedAdjacency` has made.
   */
  normalize?: boolean;
}

class GraphConvolutionLayer extends GraphLayer<GraphConvolutionArgs> {
  static readonly className = 'GraphConvolution';
  #kernel: AffineParameters | undefined;
  #bias: tf.LayerVariable | undefined;

  constructor(args: GraphConvolutionArgs) {
    super(args, 'GraphConvolution');
  }

  protected get width(): number {
    return this.args.units;
  }

  override build(inputShape: Shape | Shape[]): void {
    const { units, useBias = true } = this.args;
    const features = nodeFeatures(inputShape, 'GraphConvolution');
    this.#kernel = affine(
      (name, shape, initializer) => this.addWeight(name, shape, 'float32', initializer),
      'graph',
      [features, units],
      undefined,
    );
    if (useBias) this.#bias = this.addWeight('bias', [units], 'float32', tf.initializers.zeros());
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const { units, normalize = true } = this.args;
      const { features, adjacency } = graphInputs(inputs, 'GraphConvolution');
      // `build` has made it before the first call.
      const own = applyAffine(this.#kernel as AffineParameters, features, units);
      const mixed = tf.matMul(normalize ? normalized(adjacency) : adjacency, own);
      return this.activated(this.#bias ? tf.add(mixed, this.#bias.read()) : mixed);
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), normalize: this.args.normalize ?? true };
  }
}
tf.serialization.registerClass(GraphConvolutionLayer);

export type { GraphConvolutionLayer };

interface GraphConvolutionFactory {
  (units: number, options?: Rest<GraphConvolutionArgs, 'units'>): Layer<GraphConvolutionLayer>;
  (options: GraphConvolutionArgs): Layer<GraphConvolutionLayer>;
}

/**
 * A graph convolution (Kipf and Welling 2017): each node takes the weighted mean of itself and its neighbours through a dense layer,
 * activation(D^-1/2 (A + I) D^-1/2 X W + b). Apply it to [features, adjacency], [batch, nodes, features] and [batch, nodes, nodes]; in row i of the
 * adjacency are the nodes that node i hears. [batch, nodes, units] comes out. Nodes of padding, which have no edges, hear themselves only.
 *
 * @example
 * const { edges } = datasets.karateClub();
 * const adjacency = networks.graphs.adjacency(edges).expandDims(0);   // [1, 34, 34]
 * const hidden = layers.GraphConvolution(16, { activation: 'relu' }).apply([tf.eye(34).expandDims(0), adjacency]);
 */
export const GraphConvolution: GraphConvolutionFactory = factory(GraphConvolutionLayer, ['units']);
