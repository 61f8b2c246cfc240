import * as tf from '@tensorflow/tfjs-node';
import { partsOf } from '../../javascript-state/layer-parts';
import { regularizerNamed } from './regularizer-name';

type StepFunction = (batch: tf.Tensor[]) => tf.Tensor[];
type Regularizer = tf.serialization.Serializable & { apply(x: tf.Tensor): tf.Scalar };

/** Fields that tfjs's types keep private. */
interface Regularized {
  activityRegularizer: Regularizer | null;
  apply(inputs: unknown, kwargs?: object): unknown;
  getConfig(): tf.serialization.ConfigDict;
}

interface ModelMethods {
  calculateLosses(): tf.Scalar[];
  makeTrainFunction(): StepFunction;
  makeTestFunction(): void;
  testFunction: StepFunction;
}

/** The losses of activities in the step that is under way; undefined outside of steps, where nobody asks for them. */
let pending: tf.Tensor[] | undefined;

/** A step whose layers note the losses of their activities. What no model has asked for is freed. */
const noting =
  (step: StepFunction): StepFunction =>
  batch => {
    const outer = pending;
    pending = [];
    try {
      return step(batch);
    } finally {
      tf.dispose(pending);
      pending = outer;
    }
  };

/** Keras divides by the number of examples, so that a penalty is as strong for any size of batch. */
function note(regularizer: Regularizer, outputs: unknown): void {
  for (const output of [outputs].flat()) {
    if (!pending || !(output instanceof tf.Tensor)) continue;
    const penalty = tf.tidy(() => tf.div(regularizer.apply(output), output.shape[0] ?? 1));
    // A model in a model frees all that is made inside it.
    pending.push(tf.keep(penalty));
  }
}

function taken(): tf.Scalar[] {
  const losses = (pending ?? []).map(loss => tf.clone(loss) as tf.Scalar);
  tf.dispose(pending?.splice(0) ?? []);
  return losses;
}

/** Gives a layer that was just made the regularizer of its options, of which most of tfjs's layers know nothing. */
export function regularizeActivity(
  layer: unknown,
  { activityRegularizer }: { activityRegularizer?: unknown },
): void {
  if (activityRegularizer == null || !(layer instanceof tf.layers.Layer)) return;
  (layer as unknown as Regularized).activityRegularizer = regularizerOf(activityRegularizer);
}

/** A regularizer, which may be given by its name, or as a file holds it. */
function regularizerOf(given: unknown): Regularizer {
  const named = regularizerNamed(given);
  if (typeof (named as Partial<Regularizer>).apply === 'function') return named as Regularizer;
  const { className, config } = named as Partial<Saved>;
  const [made, fromConfig] = tf.serialization.SerializationMap.getMap().classNameMap[className ?? ''] ?? [];
  if (made && fromConfig && config) return fromConfig(made, config) as Regularizer;
  throw new TypeError(
    `activityRegularizer is 'l1', 'l2', 'l1l2' or one of tf.regularizers, got ${JSON.stringify(given)}.`,
  );
}

interface Saved {
  readonly className: string;
  readonly config: tf.serialization.ConfigDict;
}

const saved = (regularizer: Regularizer): tf.serialization.ConfigDict => ({
  className: regularizer.getClassName(),
  config: regularizer.getConfig(),
});

/**
 * Lets layers regularize their activities, as Keras does: the penalty of an output is added to the loss of the model, in training and in evaluation. tfjs's
 * layers take the option, and refuse to be applied. It leaves the penalties of weights out of an evaluation, counts those of a shared layer several times, and those of
 * recurrent layers not at all.
 */
export function regularizeActivities(): void {
  applyWithPenalties();
  penalizeEachWeightOnce();
  keepInConfigurations();
  // Private in tfjs's types.
  const model = tf.LayersModel.prototype as unknown as ModelMethods;
  const container = Object.getPrototypeOf(model) as ModelMethods;
  const { makeTrainFunction, makeTestFunction } = model;
  const { calculateLosses } = container;
  container.calculateLosses = function () {
    const losses = countingOnce(() => calculateLosses.call(this));
    return [...losses, ...(this instanceof tf.LayersModel ? taken() : [])];
  };
  model.makeTrainFunction = function () {
    return noting(makeTrainFunction.call(this));
  };
  model.makeTestFunction = function () {
    makeTestFunction.call(this);
    const test = this.testFunction;
    this.testFunction = noting(batch => withPenalties(this, test(batch)));
  };
}

/** The outputs of a test step, of which the first is the loss, with the penalties of weights and activities in it. */
function withPenalties(model: ModelMethods, [loss, ...others]: tf.Tensor[]): tf.Tensor[] {
  const penalties = model.calculateLosses();
  if (!loss || penalties.length === 0) return loss ? [loss, ...others] : others;
  const whole = tf.tidy(() => [loss, ...penalties].reduce((sum, one) => tf.add(sum, one)));
  tf.dispose([loss, ...penalties]);
  return [whole, ...others];
}

/** The layers whose weights have been penalized in the pass through a model that is under way. */
let penalized: Set<object> | undefined;

function countingOnce<T>(pass: () => T): T {
  const outer = penalized;
  penalized ??= new Set();
  try {
    return pass();
  } finally {
    penalized = outer;
  }
}

interface Penalized {
  readonly losses?: readonly (() => tf.Scalar)[];
  calculateLosses(): tf.Scalar[];
}

/**
 * The weights of a layer that is in several places of a model count once, as in Keras; tfjs counts them for each place, and those of a cell or of a layer
 * in two directions not at all.
 */
function penalizeEachWeightOnce(): void {
  const prototype = tf.layers.Layer.prototype as unknown as Penalized;
  prototype.calculateLosses = function (this: Penalized) {
    if (penalized?.has(this)) return [];
    penalized?.add(this);
    const all = partsOf(this).flatMap(part => (part as Penalized).losses ?? []);
    return [...new Set(all)].map(loss => loss());
  };
}

function applyWithPenalties(): void {
  const prototype = tf.layers.Layer.prototype as unknown as Regularized;
  const stock = prototype.apply;
  prototype.apply = function (this: Regularized, inputs, kwargs) {
    const regularizer = this.activityRegularizer;
    if (regularizer == null) return stock.call(this, inputs, kwargs);
    this.activityRegularizer = null;
    try {
      const outputs = stock.call(this, inputs, kwargs);
      note(regularizer, outputs);
      return outputs;
    } finally {
      this.activityRegularizer = regularizer;
    }
  };
}

/** Lets a saved layer of any class have its regularizer again. */
function keepInConfigurations(): void {
  const prototype = tf.layers.Layer.prototype as unknown as Regularized;
  const { getConfig } = prototype;
  prototype.getConfig = function () {
    const own = this.activityRegularizer;
    return {
      ...getConfig.call(this),
      ...(own == null ? {} : { activityRegularizer: saved(own) }),
    };
  };
  const { classNameMap } = SerializationMap.getMap();
  Object.values(classNameMap).forEach(keepInFiles);
  const { register } = SerializationMap;
  SerializationMap.register = function (made) {
    // A class of anything serialisable; `call` knows one type only.
    register.call(
      this,
      made as unknown as tf.serialization.SerializableConstructor<tf.serialization.Serializable>,
    );
    const entry = classNameMap[made.className];
    if (entry) keepInFiles(entry);
  };
}

const { SerializationMap } = tf.serialization;

type Registered = (typeof SerializationMap.prototype.classNameMap)[string];

/** Lets what is made from a file have its regularizer. */
function keepInFiles(entry: Registered): void {
  const [, fromConfig] = entry;
  entry[1] = (made, config) => {
    const object = fromConfig(made, config);
    regularizeActivity(object, config);
    return object;
  };
}
