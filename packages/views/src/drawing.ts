import type { ViewKind } from './payload';
import type { ViewStates } from './states';

/**
 * A valibot schema, by the part of it that says what it accepts (https://standardschema.dev): a kernel reads the types
 * of this package when it starts, and those of valibot are as large as TensorFlow's.
 */
export interface StateSchema<State> {
  readonly kind: 'schema';
  readonly '~standard': { readonly types?: { readonly output: State } | undefined };
}

/** The parts that a kind of view must provide: how its state is checked, and its static drawings. All are pure. */
export interface DrawingOf<State> {
  readonly schema: StateSchema<State>;
  /** HTML without script or anything to fetch, well under MOST_BYTES whatever the state holds. */
  readonly html: (state: State) => string;
  /** Plain text for a terminal. */
  readonly text: (state: State) => string;
}

export type Drawing<K extends ViewKind> = DrawingOf<ViewStates[K]>;

/** A drawing for each kind of `States`, a table from kind to state such as `ViewStates`. */
export type DrawingTable<States> = { readonly [K in keyof States]: DrawingOf<States[K]> };
