import * as tf from '@tensorflow/tfjs-node';
import { placeAt } from '../layers/attention/attend';
import type { Next, StepwiseLayer } from '../layers/attention/next-position';
import { isPositionWise, isStepwise } from './position-wise';

/** The tensors that a layer was applied to (tfjs-layers 4.22, engine/topology.ts). */
interface Node {
  readonly inputTensors: readonly tf.SymbolicTensor[];
}

/** One use of a layer in a model. */
interface Use {
  readonly layer: tf.layers.Layer;
  readonly inputs: readonly tf.SymbolicTensor[];
  readonly output: tf.SymbolicTensor;
}

/** A use of a layer that keeps something of the positions before. */
interface KeepingUse {
  readonly layer: StepwiseLayer;
  readonly shapes: readonly number[][];
}

/** The uses of layers between a model's inputs and its output, each after those that it takes from. */
function usesIn({ inputs, outputs }: tf.LayersModel): Use[] {
  const uses = new Map<tf.SymbolicTensor, Use>();
  const visit = (output: tf.SymbolicTensor) => {
    if (inputs.includes(output) || uses.has(output)) return;
    const layer = output.sourceLayer;
    const node = (layer.inboundNodes as unknown as readonly Node[])[output.nodeIndex];
    const taken = node?.inputTensors ?? [];
    taken.forEach(visit);
    uses.set(output, { layer, inputs: taken, output });
  };
  outputs.forEach(visit);
  return [...uses.values()];
}

/** A layer in the words of messages. */
const inWords = (layer: tf.layers.Layer) => `layer "${layer.name}" (${layer.getClassName()})`;

/** A causal model that computes one position of a text after another, each from what its layers keep of those before. */
export class StepwiseModel {
  /** Why the model cannot be computed so; undefined if it can. */
  readonly hindrance: string | undefined;
  private readonly keeping = new Map<tf.SymbolicTensor, KeepingUse>();
  private readonly uses: readonly Use[];

  /** @param length positions that a text has at most */
  constructor(
    private readonly model: tf.LayersModel,
    private readonly length: number,
  ) {
    this.uses = usesIn(model);
    this.hindrance = this.uses.map(use => this.hindranceOf(use)).find(reason => reason !== undefined);
  }

  /** The state of the layers before the first position of a text. */
  emptyCache(): tf.Tensor[] {
    return [...this.keeping.values()].flatMap(({ shapes }) => shapes.map(shape => tf.zeros([...shape])));
  }

  /**
   * The output at one position, [1, 1, vocabulary], then what is kept after it.
   *
   * @param id int32 [1, 1]
   * @param position int32 scalar
   */
  next(id: tf.Tensor, position: tf.Tensor, cache: readonly tf.Tensor[]): tf.Tensor[] {
    const place = placeAt(position, this.length);
    const values = new Map<tf.SymbolicTensor, tf.Tensor>(this.model.inputs.map(input => [input, id]));
    const kept: tf.Tensor[] = [];
    let left = cache;
    for (const { layer, inputs, output } of this.uses) {
      const given = inputs.map(input => values.get(input) as tf.Tensor);
      const keeping = this.keeping.get(output);
      const own = left.slice(0, keeping?.shapes.length ?? 0);
      left = left.slice(own.length);
      const next = keeping
        ? keeping.layer.callWithCache(given[0] as tf.Tensor, own, place)
        : plain(layer, given);
      kept.push(...next.cache);
      values.set(output, next.output);
    }
    return [values.get(this.model.outputs[0] as tf.SymbolicTensor) as tf.Tensor, ...kept];
  }

  private hindranceOf({ layer, inputs, output }: Use): string | undefined {
    if (!isStepwise(layer))
      return isPositionWise(layer) ? undefined : `${inWords(layer)} may look at other positions`;
    if (new Set(inputs).size !== 1) return `${inWords(layer)} looks at another sequence`;
    const shapes = layer.cacheShapes(this.length);
    if (!shapes) return `${inWords(layer)} has no useCausalMask`;
    this.keeping.set(output, { layer, shapes });
    return undefined;
  }
}

/** The output of a layer that keeps nothing. */
function plain(layer: tf.layers.Layer, inputs: readonly tf.Tensor[]): Next {
  const output = layer.call([...inputs], { training: false });
  return { output: [output].flat()[0] as tf.Tensor, cache: [] };
}
