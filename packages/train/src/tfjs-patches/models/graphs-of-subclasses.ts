import * as tf from '@tensorflow/tfjs-node';
import { checkCall } from '../../checks/own-call';

type Ends = readonly (tf.SymbolicTensor | null | undefined)[];

const NO_GRAPH =
  'needs a graph from inputs to outputs, which a class hands to super({ inputs, outputs }) in its constructor, where ' +
  'outputs = tf.layers.dense({ units: 1 }).apply(inputs). Layers that the class holds in properties make no graph by themselves.';

/** tfjs reads a property of undefined of a model without a graph. The first time that its outputs are set is in its constructor. */
function checkOutputs(): void {
  Object.defineProperty(tf.LayersModel.prototype, 'outputs', {
    configurable: true,
    get: () => undefined,
    set(this: tf.LayersModel, outputs: Ends) {
      if (outputs.some(output => output == null)) throw new TypeError(`${this.constructor.name} ${NO_GRAPH}`);
      Object.defineProperty(this, 'outputs', {
        value: outputs,
        writable: true,
        enumerable: true,
        configurable: true,
      });
    },
  });
}

/** A `Sequential` trains and predicts through a model inside, which passes over a `call` of its subclass. */
function checkCallsOfSequential(): void {
  const prototype = tf.Sequential.prototype;
  const stock = prototype.build;
  prototype.build = function build(this: tf.Sequential, shape) {
    checkCall(this, prototype);
    stock.call(this, shape);
  };
}

/** Tells a class that extends `tf.LayersModel` or `tf.Sequential` as one would in Python how it is done here. */
export function explainSubclasses(): void {
  checkOutputs();
  checkCallsOfSequential();
}
