import { construct } from './construct';
import type { Layer } from './single-output';

/** A layer's class, as tfjs's serialization wants it. */
interface LayerClass<Args, L> {
  readonly className: string;
  new (args: Args): L;
}

/**
 * The function that makes a layer in Keras's call convention, for layers that are classes of this library.
 *
 * @param positional names of the main arguments in Keras's order
 */
export const factory =
  <Args, L>(Layer: LayerClass<Args, L>, positional: readonly (keyof Args & string)[] = []) =>
  (...args: unknown[]): Layer<L> =>
    construct(Layer.className, (options: Args) => new Layer(options), positional, args);
