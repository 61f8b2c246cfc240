import type { GenericSchema } from 'valibot';
import type { ViewKind } from './payload';
import type { ViewStates } from './states';

/** What a kind of view must provide: how its state is checked, and its static drawings. All are pure. */
export interface Drawing<K extends ViewKind> {
  readonly schema: GenericSchema<unknown, ViewStates[K]>;
  /** HTML without script or anything to fetch, well under MOST_BYTES whatever the state holds. */
  readonly html: (state: ViewStates[K]) => string;
  /** Plain text for a terminal. */
  readonly text: (state: ViewStates[K]) => string;
}
