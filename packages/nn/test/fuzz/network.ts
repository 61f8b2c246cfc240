import * as tf from '@tensorflow/tfjs-node';
import { regularizerNamed } from '@epochlab/train/tfjs-patches';
import { layers } from '../../src/namespaces/layers';
import { lossOf } from './heads';
import { Gain, Teacher } from './layers';
import { type Arguments, type Head, type Input, type Layer, type Program, STATEFUL_BATCH } from './program';

/** How many tokens there are. */
export const VOCABULARY = 7;

type Symbol = tf.SymbolicTensor;
type Maker = (args: Arguments & { readonly name: string }) => tf.layers.Layer;

const keras = layers as unknown as Readonly<Record<string, (args: object) => tf.layers.Layer>>;
const tfjs =
  (name: string): Maker =>
  args => {
    const make = keras[name];
    if (!make) throw new Error(`There is no layer ${name}.`);
    return make(args);
  };

/** Layers that are no plain factories of tfjs, or take more than a program says. */
const MAKERS: Readonly<Record<string, Maker>> = {
  gain: ({ name }) => new Gain({ name }),
  teacher: ({ name }) => new Teacher({ name }),
  permute: args => tf.layers.permute({ ...args, dims: [2, 1] }),
  selfAttention: tfjs('MultiHeadAttention'),
  transformerEncoder: tfjs('TransformerEncoder'),
  positionalEncoding: tfjs('PositionalEncoding'),
};

/** Arguments whose regularizers are tfjs's, which knows only one of them by name. */
const regularized = (args: Arguments): Arguments =>
  Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      name.endsWith('Regularizer') ? regularizerNamed(value) : value,
    ]),
  );

const RECURRENT: ReadonlySet<string> = new Set(['lstm', 'gru', 'simpleRNN']);

/** The ranks that a layer takes, where not any. */
const RANKS: Readonly<Record<string, readonly number[]>> = {
  ...Object.fromEntries(
    [
      'lstm',
      'gru',
      'simpleRNN',
      'bidirectional',
      'timeDistributed',
      'permute',
      'masking',
      'selfAttention',
    ].map(name => [name, [3]]),
  ),
  ...Object.fromEntries(['transformerEncoder', 'positionalEncoding'].map(name => [name, [3]])),
  dense: [2, 3, 4],
  repeatVector: [2],
  teacher: [2],
  flatten: [3, 4],
};

function takes(name: string, rank: number): boolean {
  const dimensions = /(\d)[dD]$/.exec(name)?.[1];
  if (dimensions) return rank === Number(dimensions) + 2;
  return RANKS[name]?.includes(rank) ?? true;
}

const fits = ({ shape }: Symbol) =>
  shape.slice(1).every(size => size !== null && size > 0) &&
  shape.slice(1).reduce<number>((size, by) => size * (by ?? 1), 1) <= 400;

/** Builds the layers of a program one after the other; names are the same each time. */
export class Network {
  private count = 0;
  private stateful = false;

  private named(kind: string): string {
    return `${kind}_${++this.count}`;
  }

  private make(name: string, args: Arguments): tf.layers.Layer {
    const more = this.stateful && RECURRENT.has(name) ? { stateful: true } : {};
    return (MAKERS[name] ?? tfjs(name))({ ...regularized(args), ...more, name: this.named(name) });
  }

  /** The layer that a program asks for; undefined for what is more than one layer. */
  private layerOf(spec: Layer, x: Symbol): tf.layers.Layer | undefined {
    if (!takes(spec.layer, x.rank)) return undefined;
    if ('mergeMode' in spec) {
      const layer = this.make(spec.of, spec.args) as tf.RNN;
      const mergeMode = spec.mergeMode as 'concat';
      return tf.layers.bidirectional({ layer, mergeMode, name: this.named('bidirectional') });
    }
    if ('args' in spec) return this.make(spec.layer, spec.args);
    if (spec.layer === 'timeDistributed' && 'args' in spec.of)
      return tf.layers.timeDistributed({
        layer: this.make(spec.of.layer, spec.of.args),
        name: this.named('timeDistributed'),
      });
    return spec.layer === 'nested' ? this.nested(spec.layers, x) : undefined;
  }

  private nested(specs: readonly Layer[], x: Symbol): tf.LayersModel {
    const name = this.named('nested');
    const inputs = tf.input({ batchShape: x.shape, name: `${name}_input` });
    const after = this.apply(specs, inputs);
    const outputs = after === inputs ? (new Gain({ name: `${name}_gain` }).apply(after) as Symbol) : after;
    return tf.model({ inputs, outputs, name });
  }

  /** The output of a layer, or its input where it does not fit. */
  private applyOne(spec: Layer, x: Symbol): Symbol {
    try {
      const y = this.applied(spec, x);
      return y && fits(y) ? y : x;
    } catch {
      return x;
    }
  }

  private applied(spec: Layer, x: Symbol): Symbol | undefined {
    if (spec.layer === 'branches' && 'paths' in spec)
      return this.merge(
        spec.merge,
        spec.paths.map(path => this.apply(path, x)),
      );
    if (spec.layer === 'shared' && 'of' in spec && typeof spec.of === 'object') {
      const layer = this.layerOf(spec.of, x);
      const y = layer?.apply(x) as Symbol | undefined;
      return y && String(y.shape) === String(x.shape)
        ? (layer?.apply(y) as Symbol)
        : y && this.merge('add', [y, layer?.apply(x) as Symbol]);
    }
    if (spec.layer === 'selfAttention') return this.layerOf(spec, x)?.apply([x, x]) as Symbol | undefined;
    return this.layerOf(spec, x)?.apply(x) as Symbol | undefined;
  }

  private merge(kind: string, symbols: readonly Symbol[]): Symbol {
    const distinct = [...new Set(symbols)];
    const [first] = distinct as [Symbol];
    if (distinct.length < 2) return first;
    const two = kind === 'dot' ? distinct.slice(0, 2) : distinct;
    const args = kind === 'dot' ? { axes: 1 } : {};
    const merged = this.make(kind, args).apply(two);
    return merged as Symbol;
  }

  apply(specs: readonly Layer[], x: Symbol): Symbol {
    return specs.reduce((symbol, spec) => this.applyOne(spec, symbol), x);
  }

  private input(shape: number[], name: string): Symbol {
    return tf.input({ batchShape: [this.stateful ? STATEFUL_BATCH : null, ...shape], name });
  }

  private embedded(input: Input): { readonly inputs: Symbol; readonly x: Symbol } {
    const inputs = this.input(shapeOf(input), 'first');
    if (input.kind === 'tokens') {
      const embedding = tf.layers.embedding({
        inputDim: VOCABULARY,
        outputDim: input.units,
        maskZero: input.masked,
        name: 'embedding',
      });
      return { inputs, x: embedding.apply(inputs) as Symbol };
    }
    const masked = input.kind === 'sequence' && input.masked;
    return {
      inputs,
      x: masked ? (tf.layers.masking({ maskValue: 0, name: 'masking' }).apply(inputs) as Symbol) : inputs,
    };
  }

  /** [batch, features] of anything. */
  private flat(x: Symbol): Symbol {
    if (x.rank === 2) return x;
    const ways = ['flatten', x.rank === 3 ? 'globalAveragePooling1d' : 'globalAveragePooling2d', 'lstm'];
    for (const way of ways) {
      try {
        return this.make(way, way === 'lstm' ? { units: 2 } : {}).apply(x) as Symbol;
      } catch {
        continue;
      }
    }
    throw new Error('Nothing makes this flat.');
  }

  private headed({ loss, units, perStep }: Head, x: Symbol, i: number): Symbol {
    const from = perStep && x.rank === 3 ? x : this.flat(x);
    const { activation, fewest } = lossOf(loss);
    return tf.layers
      .dense({ units: Math.max(units, fewest), activation, name: `head_${i}` })
      .apply(from) as Symbol;
  }

  build({ input, second, layers: specs, heads, stateful }: Program): tf.LayersModel {
    this.stateful = stateful;
    const { inputs, x } = this.embedded(input);
    const body = this.apply(specs, x);
    if (!second) return tf.model({ inputs, outputs: this.heads(heads, body), name: 'model' });
    const other = this.input([2], 'second');
    const joined = tf.layers.concatenate({ name: 'joined' }).apply([this.flat(body), other]) as Symbol;
    return tf.model({ inputs: [inputs, other], outputs: this.heads(heads, joined), name: 'model' });
  }

  private heads(heads: readonly Head[], x: Symbol): Symbol[] {
    return heads.map((head, i) => this.headed(head, x, i));
  }
}

/** The shape of a row. */
export function shapeOf(input: Input): number[] {
  const shapes = {
    vector: () => [(input as { size: number }).size],
    sequence: () => [(input as { steps: number }).steps, (input as { features: number }).features],
    tokens: () => [(input as { steps: number }).steps],
    picture: () => {
      const { size, channels } = input as { size: number; channels: number };
      return [size, size, channels];
    },
  };
  return shapes[input.kind]();
}
