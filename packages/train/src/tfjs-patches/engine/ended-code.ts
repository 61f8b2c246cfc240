import * as tf from '@tensorflow/tfjs-node';
import { endRecording } from '@epochlab/graph/record';
import { UnfinishedTensors } from './unfinished-tensors';

/** State of tfjs's engine about the calls that are under way. */
interface Engine {
  readonly state: {
    readonly scopeStack: readonly unknown[];
    gradientDepth: number;
    kernelDepth: number;
    activeTape: readonly { readonly saved?: readonly tf.Tensor[] | null }[] | null | undefined;
  };
  endScope(): void;
}

/**
 * An interrupt that ends a loop inside of `tf.tidy`, `tf.grad` or a traced function skips what these do at their end.
 * Left open, a gradient's tape would hold every tensor made from then on, and a tidy would never free its own.
 *
 * @returns a function that does what was skipped, for whoever ends code so
 */
export function watchEndedCode(): () => void {
  const unfinished = UnfinishedTensors.watch();
  return () => {
    endRecording();
    unfinished.endWith(closeOpenCalls);
  };
}

/** A tidy disposes what was made in it, a gradient what it had saved on its tape. */
export function closeOpenCalls(): void {
  // tfjs's own type of its engine hides these; they have been there since 1.0.
  const engine = tf.engine() as unknown as Engine;
  const { state } = engine;
  while (state.scopeStack.length > 0) engine.endScope();
  for (const { saved } of state.activeTape ?? []) tf.dispose([...(saved ?? [])]);
  state.activeTape = null;
  state.gradientDepth = 0;
  state.kernelDepth = 0;
}
