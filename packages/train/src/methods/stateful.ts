import * as tf from '@tensorflow/tfjs-node';

/** Fields in which tfjs's recurrent layers keep their states (tfjs-layers 4.22, layers/recurrent.ts). */
interface RecurrentLayer {
  readonly name: string;
  readonly stateful: boolean;
  readonly cell: { readonly stateSize: number | readonly number[] };
  readonly inputSpec: readonly { readonly shape: readonly (number | null)[] }[];
  /** States of convolutional layers: [batch, time, ...state]. */
  computeSingleOutputShape?(shape: readonly (number | null)[]): number[];
  states_: tf.Tensor[] | null;
  resetStates(states?: tf.Tensor | tf.Tensor[], training?: boolean): void;
}

const isVariables = (states: readonly tf.Tensor[] | null): states is tf.Variable[] =>
  states !== null && states.every(state => state instanceof tf.Variable && !state.isDisposed);

/** The shape of each state, for batches of the size that the layer is built for; undefined if it is built for any. */
function stateShapes(layer: RecurrentLayer): number[][] | undefined {
  const shape = layer.inputSpec[0]?.shape;
  const batch = shape?.[0];
  if (!shape || batch == null) return undefined;
  const sizes = [layer.cell.stateSize].flat();
  const picture = layer.computeSingleOutputShape?.(shape).slice(2);
  return sizes.map(size => [batch, ...(picture ?? [size])]);
}

/** Values for the states, checked. */
function valuesFor(
  { name }: RecurrentLayer,
  variables: readonly tf.Variable[],
  states: tf.Tensor | tf.Tensor[] | null | undefined,
): tf.Tensor[] {
  if (states == null) return variables.map(variable => tf.zerosLike(variable));
  const values = [states].flat();
  if (values.length !== variables.length) {
    throw new Error(
      `Layer "${name}" has ${variables.length} state(s), but resetStates() was given ${values.length}.`,
    );
  }
  values.forEach(({ shape }, i) => {
    const expected = variables[i]?.shape;
    if (String(shape) !== String(expected))
      throw new Error(
        `State ${i} of layer "${name}" has shape [${expected?.join(', ')}], but resetStates() was given [${shape.join(', ')}].`,
      );
  });
  return values;
}

/** The class that makes `convLstm2d` recurrent, which tfjs does not export. */
function convolutionalPrototype(): RecurrentLayer {
  const [convLstm] = tf.serialization.SerializationMap.getMap().classNameMap['ConvLSTM2D'] ?? [];
  let prototype = (convLstm as unknown as { prototype: object }).prototype;
  while (!Object.hasOwn(prototype, 'resetStates')) prototype = Object.getPrototypeOf(prototype) as object;
  return prototype as RecurrentLayer;
}

/**
 * Keeps the states of stateful recurrent layers in variables, which a compiled step reads and assigns; tfjs keeps them in
 * tensors that it exchanges from JavaScript, where a graph would freeze them.
 */
export function keepStatesInVariables(): void {
  for (const prototype of [tf.RNN.prototype as unknown as RecurrentLayer, convolutionalPrototype()])
    keepIn(prototype);
}

function keepIn(prototype: RecurrentLayer): void {
  const stock = prototype.resetStates;
  prototype.resetStates = function resetStates(states, training) {
    const shapes = stateShapes(this);
    if (!this.stateful || !shapes) return stock.call(this, states, training);
    tf.tidy(() => {
      const variables = isVariables(this.states_)
        ? this.states_
        : shapes.map(shape => tf.variable(tf.zeros(shape), false));
      const values = valuesFor(this, variables, states);
      variables.forEach((variable, i) => variable.assign(values[i] as tf.Tensor));
      this.states_ = variables;
    });
  };
}
