import * as tf from '@tensorflow/tfjs-node';
import { handleOf, identity, nativeBackend } from '../native/binding';
import type { Output } from '../structure/node';
import type { Recorder } from './recorder';

/** All variables of the process that are alive. */
export function allVariables(): tf.Variable[] {
  // `state` is the engine's public field, which tfjs exports without its type.
  const { state } = tf.engine() as unknown as { state: { registeredVariables: Record<string, tf.Variable> } };
  return Object.values(state.registeredVariables).filter(variable => !variable.isDisposed);
}

/**
 * Gives each variable a native handle of its own: `setWeights(other.getWeights())` leaves two variables with one, and a
 * recording could not tell which of them is read.
 */
export function unshare(variables: readonly tf.Variable[]): void {
  const backend = nativeBackend();
  const seen = new Set<number>();
  for (const variable of variables) {
    const handle = handleOf(backend, variable);
    if (seen.has(handle)) {
      const copy = identity(backend, handle);
      variable.assign(copy);
      copy.dispose();
    }
    seen.add(handle);
  }
}

/**
 * The tensors, copied where they share a native handle with another one or with a variable: a recording tells them apart by their handles, and
 * they need not be the same the next time.
 */
export function apart(tensors: readonly tf.Tensor[], variables: readonly tf.Variable[]): tf.Tensor[] {
  const backend = nativeBackend();
  const seen = new Set(variables.map(variable => handleOf(backend, variable)));
  return tensors.map(tensor => {
    const handle = handleOf(backend, tensor);
    const shared = seen.has(handle) && !(tensor instanceof tf.Variable);
    seen.add(handle);
    return shared ? identity(backend, handle) : tensor;
  });
}

/** Runs `use`, then gives every variable the value it had before. */
export function withoutEffect<T>(recorder: Recorder, variables: readonly tf.Variable[], use: () => T): T {
  const before = new Map(variables.map(variable => [variable, tf.keep(variable.clone())]));
  try {
    return use();
  } finally {
    for (const [variable, value] of [...before, ...recorder.made]) {
      if (!variable.isDisposed && variable.dataId !== value.dataId) variable.assign(value);
      value.dispose();
    }
  }
}

/** The handles that variables have before a recording. */
export const handlesOf = (recorder: Recorder, variables: readonly tf.Variable[]): Map<tf.Variable, number> =>
  new Map(variables.map(variable => [variable, handleOf(recorder.backend, variable)]));

/** The new value of every variable that the recorded function assigned. */
export function writtenBy(
  recorder: Recorder,
  handles: ReadonlyMap<tf.Variable, number>,
): Map<tf.Variable, Output> {
  const written = new Map<tf.Variable, Output>();
  for (const variable of new Set([...handles.keys(), ...recorder.made.keys()])) {
    const before =
      handles.get(variable) ?? handleOf(recorder.backend, recorder.made.get(variable) ?? variable);
    if (variable.isDisposed || handleOf(recorder.backend, variable) === before) continue;
    if (!recorder.variables.has(variable)) recorder.variableInput(variable);
    written.set(variable, recorder.symbol(variable));
  }
  return written;
}

/** `tf.tidy` for results that are not tensors. */
export function tidied<T>(use: () => T): T {
  tf.engine().startScope();
  try {
    return use();
  } finally {
    tf.engine().endScope();
  }
}

/** How many gradients are being recorded, one inside the other, at this moment. */
export function gradientDepth(): number {
  // `state` is the engine's public field, which tfjs exports without its type.
  return (tf.engine() as unknown as { state: { gradientDepth: number } }).state.gradientDepth;
}
