import * as tf from '@tensorflow/tfjs-node';

type Many<T> = T | T[];
type Masks = Many<tf.Tensor | null | undefined>;
type StepFunction = (batch: tf.Tensor[]) => tf.Tensor[];

interface CallArguments {
  readonly mask?: Masks;
}

/** Fields of the layer that tfjs's types keep private. */
interface MaskingLayer {
  readonly supportsMasking: boolean;
  computeMask(inputs: Many<tf.Tensor>, mask: Masks): Masks;
  setMaskMetadata(inputs: Many<tf.Tensor>, outputs: Many<tf.Tensor>): void;
  apply(inputs: Many<tf.Tensor>, kwargs?: CallArguments): Many<tf.Tensor>;
}

/** The methods of a model that apply its layers one after the other. */
interface ModelMethods {
  call(inputs: Many<tf.Tensor>, kwargs?: object): Many<tf.Tensor>;
  execute(inputs: unknown, outputs: unknown): Many<tf.Tensor>;
  predictLoop(ins: Many<tf.Tensor>, batchSize?: number, verbose?: boolean): Many<tf.Tensor>;
  makeTrainFunction(): StepFunction;
  makeTestFunction(): void;
  testFunction: StepFunction;
}

/**
 * Whether the layer that is applied next is applied by a model. The model hands one object of arguments to all of its layers and leaves
 * in it the mask of whichever layer had one last.
 */
let byModel = false;

/** Calls `use` as a part of a model's work, or outside of it. */
function whileByModel<T>(value: boolean, use: () => T): T {
  const before = byModel;
  byModel = value;
  try {
    return use();
  } finally {
    byModel = before;
  }
}

/**
 * Lets a padding mask travel with the tensor that it belongs to (`tensor.kerasMask`), as in Keras. tfjs marks the output of the layer that
 * makes the mask, drops the mark at the next layer and at the end of a model within a model, hands a layer of several inputs the mask of
 * the first one only, and a layer without a mask that of another.
 */
export function letMasksTravel(): void {
  const prototype = tf.layers.Layer.prototype as unknown as MaskingLayer;
  const stock = prototype.apply;
  // Marked below instead: what a layer passes on unchanged is cloned after this, without its mark.
  prototype.setMaskMetadata = () => undefined;
  prototype.apply = function (this: MaskingLayer, inputs, kwargs = {}) {
    if (!([inputs].flat()[0] instanceof tf.Tensor)) return stock.call(this, inputs, kwargs);
    const given = byModel ? undefined : kwargs.mask;
    const masks = given ?? masksOf(inputs);
    const { mask: _, ...others } = kwargs;
    const first = given ?? [masks].flat()[0];
    const outputs = whileByModel(false, () =>
      stock.call(this, inputs, first == null ? others : { ...others, mask: first }),
    );
    if (this.supportsMasking) {
      const made = [this.computeMask(inputs, masks)].flat();
      [outputs].flat().forEach((output, i) => mark(output, made[i], [masks].flat()));
    }
    return outputs;
  };
  watchModels();
}

function watchModels(): void {
  // Private in tfjs's types.
  const model = tf.LayersModel.prototype as unknown as ModelMethods;
  const container = Object.getPrototypeOf(model) as ModelMethods;
  const { execute, predictLoop, makeTrainFunction, makeTestFunction } = model;
  const { call } = container;
  container.call = function (...args) {
    return whileByModel(true, () => call.apply(this, args));
  };
  model.execute = function (...args) {
    return whileByModel(true, () => execute.apply(this, args));
  };
  model.predictLoop = function (...args) {
    return whileByModel(true, () => predictLoop.apply(this, args));
  };
  model.makeTrainFunction = function () {
    const train = makeTrainFunction.call(this);
    return batch => whileByModel(true, () => train(batch));
  };
  model.makeTestFunction = function () {
    makeTestFunction.call(this);
    const test = this.testFunction;
    this.testFunction = batch => whileByModel(true, () => test(batch));
  };
}

function masksOf(inputs: Many<tf.Tensor>): Masks {
  if (!Array.isArray(inputs)) return inputs.kerasMask;
  const masks = inputs.map(input => input.kerasMask ?? null);
  return masks.some(Boolean) ? masks : undefined;
}

/**
 * A tensor disposes of its mask with itself, so each has one of its own, which no scope may end: a model within a model returns from a
 * `tidy` that sees the tensor alone.
 */
function mark(output: tf.Tensor, mask: tf.Tensor | null | undefined, carried: readonly unknown[]): void {
  if (mask) output.kerasMask = tf.keep(carried.includes(mask) ? tf.clone(mask) : mask);
}
