import * as tf from '@tensorflow/tfjs-node';

type ModelClass = typeof tf.LayersModel | typeof tf.Sequential;

/**
 * Lets a function construct as a class of tfjs's does, with and without `new`, and be extended: what extends it inherits the methods, the
 * statics (`className`, `fromConfig`) and `instanceof` of that class.
 */
export function asClass<C extends object>(construct: C, stock: ModelClass): C {
  Object.setPrototypeOf(construct, stock);
  Object.defineProperty(construct, 'prototype', { value: stock.prototype });
  return construct;
}

/** A model of `stock`, or of the class that extends it. */
export function constructed<M extends tf.LayersModel>(
  stock: new (args: never) => M,
  args: unknown,
  target: unknown,
): M {
  checkCall((target as ModelClass | undefined)?.prototype, stock.prototype as M);
  return Reflect.construct(stock, [args], (target ?? stock) as typeof stock) as M;
}

/** @throws for a model with a `call` of its own, which only `apply` would use */
export function checkCall(model: object | undefined, stock: object = tf.LayersModel.prototype): void {
  // Every layer has it, under tfjs's declared types or not.
  const callOf = (object: object) => (object as { readonly call?: unknown }).call;
  if (!model || callOf(model) === callOf(stock)) return;
  const name = (model as { constructor: { name: string } }).constructor.name;
  throw new Error(
    `${name} overrides call(), but fit, evaluate and predict run the model's graph, from inputs to outputs, and not call(). ` +
      `Put what it computes into a layer (class ${name} extends tf.layers.Layer { call(inputs) { ... } }) and make the model of that.`,
  );
}
