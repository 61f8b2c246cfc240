import * as tf from '@tensorflow/tfjs-node';

type Tape = readonly { readonly saved?: readonly tf.Tensor[] | null }[];

/** Fields that tfjs's type of its engine hides. */
interface Engine {
  readonly state: { readonly gradientDepth: number; activeTape: Tape | null | undefined };
  gradients(...args: unknown[]): unknown;
}

/** Frees what a tape has saved for the way back. tfjs does so at the end of a gradient only, which an error skips. */
function freeTape({ state }: Engine): void {
  if (state.gradientDepth > 0) return; // It is an outer gradient's.
  for (const { saved } of state.activeTape ?? []) tf.dispose([...(saved ?? [])]);
  state.activeTape = null;
}

/** Lets a gradient whose function throws keep no tensors. */
export function freeFailedGradients(): void {
  const engine = tf.engine() as unknown as Engine;
  const stock = engine.gradients.bind(engine);
  engine.gradients = (...args) => {
    try {
      return stock(...args);
    } catch (error) {
      freeTape(engine);
      throw error;
    }
  };
}
