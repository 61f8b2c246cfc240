import * as tf from '@tensorflow/tfjs-node';

type Variables = Record<string, tf.Variable>;

/** Fields of the engine that tfjs's types keep private. */
interface Engine {
  readonly state: { readonly registeredVariables: Variables };
  nextVariableId(): number;
  makeVariable(initial: tf.Tensor, trainable?: boolean, name?: string, dtype?: tf.DataType): tf.Variable;
  disposeTensor(tensor: tf.Tensor): void;
  disposeVariable(variable: tf.Variable): void;
}

function freeName(name: string, taken: Variables): string {
  let number = 1;
  while (`${name}_${number}` in taken) number++;
  return `${name}_${number}`;
}

/** Gives the variable that has the name another one: 'w' becomes 'w_1'. */
function makeRoom(name: string, variables: Variables): void {
  const earlier = variables[name];
  if (!earlier) return;
  Reflect.deleteProperty(variables, name);
  earlier.name = freeName(name, variables);
  variables[earlier.name] = earlier;
}

/** The next of the numbers that tfjs has for names, which a user's own name may be. */
function unnamed(engine: Engine): string {
  let name = String(engine.nextVariableId());
  while (name in engine.state.registeredVariables) name = String(engine.nextVariableId());
  return name;
}

/**
 * Lets `tf.variable(w, true, 'w')` run again, as a cell does: the newer variable has the name. tfjs refuses it, since optimizers find their variables by
 * name; so the earlier one gets a name of its own ('w_1') and goes on to work for whoever holds it, and gradients of the two never meet.
 */
export function letNamesRepeat(): void {
  // `engine()` is typed by what tfjs means to be public.
  const engine = tf.engine() as unknown as Engine;
  const stock = engine.makeVariable;
  engine.makeVariable = function makeVariable(initial, trainable, name, dtype) {
    if (name) makeRoom(name, this.state.registeredVariables);
    return stock.call(this, initial, trainable, name || unnamed(this), dtype);
  };
  // tfjs would take a later variable of the same name out of its list when an earlier one is disposed of twice.
  engine.disposeVariable = function disposeVariable(variable) {
    this.disposeTensor(variable);
    const { registeredVariables } = this.state;
    if (registeredVariables[variable.name] === variable)
      Reflect.deleteProperty(registeredVariables, variable.name);
  };
}
