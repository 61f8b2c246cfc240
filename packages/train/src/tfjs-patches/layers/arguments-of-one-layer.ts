import * as tf from '@tensorflow/tfjs-node';

type Many<T> = T | T[];

interface Arguments {
  mask?: unknown;
  initialState?: unknown;
  constants?: unknown;
}

interface Applicable {
  apply(
    inputs: Many<tf.Tensor | tf.SymbolicTensor>,
    kwargs?: Arguments,
  ): Many<tf.Tensor> | Many<tf.SymbolicTensor>;
}

/** The arguments of a model's run: a mask among them belongs to inputs that carry it themselves (`letMasksTravel`). */
const ofRuns = new WeakSet<Arguments>();

/** tfjs hands one object of arguments to all layers of a model's run, and some write into it what is meant for themselves. */
export function keepArgumentsApart(): void {
  dropStaleMasks(tf.layers.Layer.prototype);
  withdrawStates(tf.RNN.prototype);
}

/** The mask of one layer is not that of the next, which may follow on another axis: after an encoder, say. */
function dropStaleMasks(prototype: Applicable): void {
  const stock = prototype.apply;
  prototype.apply = function apply(inputs, kwargs) {
    const tensors = [inputs].flat();
    if (!kwargs || !(tensors[0] instanceof tf.Tensor)) return stock.call(this, inputs, kwargs);
    const carried = tensors.some(tensor => (tensor as tf.Tensor).kerasMask);
    if (carried || !('mask' in kwargs)) ofRuns.add(kwargs);
    else if (ofRuns.has(kwargs)) delete kwargs.mask;
    return stock.call(this, inputs, kwargs);
  };
}

/** The states that one recurrent layer begins with are not those of the next. */
function withdrawStates(prototype: Applicable): void {
  const stock = prototype.apply;
  prototype.apply = function apply(inputs, kwargs) {
    const [first] = [inputs].flat();
    if (!kwargs || !(first instanceof tf.Tensor)) return stock.call(this, inputs, kwargs);
    const given = { ...kwargs };
    try {
      return stock.call(this, inputs, kwargs);
    } finally {
      for (const name of ['initialState', 'constants'] as const)
        if (!(name in given)) Reflect.deleteProperty(kwargs, name);
    }
  };
}
