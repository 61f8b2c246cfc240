import * as tf from '@tensorflow/tfjs-node';

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
