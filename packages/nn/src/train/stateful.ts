import * as tf from '@tensorflow/tfjs-node';

/** What tfjs's recurrent layers keep of their states (tfjs-layers 4.22, layers/recurrent.ts). */
interface RecurrentLayer {
  readonly name: string;
  readonly stateful: boolean;
  readonly cell: { readonly stateSize: number | readonly number[] };
  readonly inputSpec: readonly { readonly shape: readonly (number | null)[] }[];
  states_: tf.Tensor[] | null;
  resetStates(states?: tf.Tensor | tf.Tensor[], training?: boolean): void;
}

const isVariables = (states: readonly tf.Tensor[] | null): states is tf.Variable[] =>
  states !== null && states.every(state => state instanceof tf.Variable && !state.isDisposed);

/**
 * Keeps the states of stateful recurrent layers in variables, which a compiled step reads and assigns; tfjs keeps them in
 * tensors that it exchanges from JavaScript, where a graph would freeze them. Convolutional ones stay tfjs's own.
 */
export function keepStatesInVariables(): void {
  const prototype = tf.RNN.prototype as unknown as RecurrentLayer;
  const stock = prototype.resetStates;
  prototype.resetStates = function resetStates(states, training) {
    const sizes = [this.cell.stateSize].flat();
    const batch = this.inputSpec[0]?.shape[0];
    if (!this.stateful || batch == null) return stock.call(this, states, training);
    const variables = isVariables(this.states_)
      ? this.states_
      : sizes.map(size => tf.variable(tf.zeros([batch, size]), false));
    const values = states === undefined ? undefined : [states].flat();
    if (values && values.length !== variables.length) {
      throw new Error(
        `Layer "${this.name}" has ${variables.length} state(s), but resetStates() was given ${values.length}.`,
      );
    }
    tf.tidy(() => variables.forEach((variable, i) => variable.assign(values?.[i] ?? tf.zerosLike(variable))));
    this.states_ = variables;
  };
}
