import * as tf from '@tensorflow/tfjs-node';
import { isTraining, requirePositiveInteger, type Kwargs, type Shape } from '../attention/inputs';
import { factory } from '../factory';
import type { Rest } from '../options';
import type { Layer } from '../single-output';
import { GraphLayer, type GraphLayerArgs } from './graph-layer';
import { graphInputs, nodeFeatures, type GraphInputs } from './inputs';
import { withSelfLoops } from './normalized';

export interface GraphAttentionArgs extends GraphLayerArgs {
  /** 1 unless given. */
  numHeads?: number;
  /** Puts the heads side by side, [batch, nodes, numHeads * units]; true unless given. Without, their mean, for a last layer. */
  concat?: boolean;
  /** Share of attention weights that training sets to 0. */
  dropout?: number;
}

/** Slope below 0 of what scores go through (Velickovic et al. 2018, 2.1). */
const SLOPE = 0.2;
/** Added to the score of a node that is no neighbour. */
const FORBIDDEN = -1e9;

interface Parameters {
  /** [features, heads * units] */
  readonly kernel: tf.LayerVariable;
  /** [heads, units]: what a node that looks adds to the score, and a node that is looked at. */
  readonly looking: tf.LayerVariable;
  readonly lookedAt: tf.LayerVariable;
  readonly bias: tf.LayerVariable | undefined;
}

class GraphAttentionLayer extends GraphLayer<GraphAttentionArgs> {
  static readonly className = 'GraphAttention';
  #parameters: Parameters | undefined;

  constructor(args: GraphAttentionArgs) {
    super(args, 'GraphAttention');
    requirePositiveInteger(args.numHeads ?? 1, 'numHeads', 'GraphAttention');
  }

  get #heads(): number {
    return this.args.numHeads ?? 1;
  }

  protected get width(): number {
    const { units, concat = true } = this.args;
    return concat ? this.#heads * units : units;
  }

  override build(inputShape: Shape | Shape[]): void {
    const { units, useBias = true } = this.args;
    const features = nodeFeatures(inputShape, 'GraphAttention');
    const glorot = tf.initializers.glorotUniform({});
    const add = (name: string, shape: number[], initializer = glorot) =>
      this.addWeight(name, shape, 'float32', initializer);
    this.#parameters = {
      kernel: add('kernel', [features, this.#heads * units]),
      looking: add('attention_looking', [this.#heads, units]),
      lookedAt: add('attention_looked_at', [this.#heads, units]),
      bias: useBias ? add('bias', [this.width], tf.initializers.zeros()) : undefined,
    };
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: Kwargs): tf.Tensor {
    return tf.tidy(() => {
      const { dropout = 0 } = this.args;
      const given = graphInputs(inputs, 'GraphAttention');
      const values = this.#values(given.features);
      const all = this.#weights(values, given.adjacency);
      const weights = isTraining(kwargs) && dropout > 0 ? tf.dropout(all, dropout) : all;
      const mixed = this.#joined(tf.matMul(weights, values));
      const { bias } = this.#made;
      return this.activated(bias ? tf.add(mixed, bias.read()) : mixed);
    });
  }

  /**
   * How much each node looks at each other: [batch, heads, nodes, nodes]. Row i adds up to 1 over node i and its neighbours, and is 0 elsewhere.
   *
   * @param inputs [features, adjacency], as the layer is applied to
   */
  attentionScores(inputs: tf.Tensor[]): tf.Tensor4D {
    return tf.tidy(() => {
      const { features, adjacency }: GraphInputs = graphInputs(inputs, 'GraphAttention');
      return this.#weights(this.#values(features), adjacency) as tf.Tensor4D;
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { concat = true, dropout = 0 } = this.args;
    return { ...super.getConfig(), numHeads: this.#heads, concat, dropout };
  }

  get #made(): Parameters {
    if (!this.#parameters) throw new Error('GraphAttention: apply it to [features, adjacency] first.');
    return this.#parameters;
  }

  /** W x of each head: [batch, heads, nodes, units] */
  #values(features: tf.Tensor): tf.Tensor {
    const [, nodes = 1, width = 1] = features.shape;
    const product = tf.matMul(tf.reshape(features, [-1, width]), this.#made.kernel.read());
    return tf.transpose(tf.reshape(product, [-1, nodes, this.#heads, this.args.units]), [0, 2, 1, 3]);
  }

  /** softmax over the neighbours j of LeakyReLU(a . W x_i + b . W x_j) (Velickovic et al. 2018, equation 3). */
  #weights(values: tf.Tensor, adjacency: tf.Tensor): tf.Tensor {
    const [, , nodes = 1] = values.shape;
    const part = (vector: tf.LayerVariable): tf.Tensor =>
      tf.sum(tf.mul(values, tf.reshape(vector.read(), [1, this.#heads, 1, this.args.units])), -1, true);
    const lookedAt = tf.reshape(part(this.#made.lookedAt), [-1, this.#heads, 1, nodes]);
    const scores = tf.leakyRelu(tf.add(part(this.#made.looking), lookedAt), SLOPE);
    const strangers = tf.cast(tf.lessEqual(withSelfLoops(adjacency), 0), 'float32');
    return tf.softmax(tf.add(scores, tf.mul(tf.reshape(strangers, [-1, 1, nodes, nodes]), FORBIDDEN)));
  }

  /** Heads side by side, or their mean. */
  #joined(perHead: tf.Tensor): tf.Tensor {
    const [, , nodes = 1] = perHead.shape;
    return (this.args.concat ?? true)
      ? tf.reshape(tf.transpose(perHead, [0, 2, 1, 3]), [-1, nodes, this.width])
      : tf.mean(perHead, 1);
  }
}
tf.serialization.registerClass(GraphAttentionLayer);

export type { GraphAttentionLayer };

interface GraphAttentionFactory {
  (units: number, options?: Rest<GraphAttentionArgs, 'units'>): Layer<GraphAttentionLayer>;
  (units: number, numHeads: number, options?: Rest<GraphAttentionArgs, 'units' | 'numHeads'>): Layer<GraphAttentionLayer>; // prettier-ignore
  (options: GraphAttentionArgs): Layer<GraphAttentionLayer>;
}

/**
 * Graph attention (Velickovic et al. 2018): each node takes a mean of itself and its neighbours whose weights are learned,
 * softmax over neighbours of LeakyReLU(a . W x_i + b . W x_j), slope 0.2. Apply it to [features, adjacency],
 * [batch, nodes, features] and [batch, nodes, nodes]; an entry above 0 in row i is a node that node i may look at. [batch, nodes, numHeads * units] comes
 * out, with `concat: false` [batch, nodes, units]. `attentionScores` gives the weights.
 *
 * @example
 * const attention = layers.GraphAttention(8, 4, { activation: 'elu' });
 * const hidden = attention.apply([tf.eye(34).expandDims(0), networks.graphs.adjacency(edges).expandDims(0)]);
 */
export const GraphAttention: GraphAttentionFactory = factory(GraphAttentionLayer, ['units', 'numHeads']);
