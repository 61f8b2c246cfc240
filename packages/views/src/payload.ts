import type { ViewStates } from './states';

/** The one MIME type under which every view travels. */
export const MIME_TYPE = 'application/vnd.epochlab.view.v1+json';

/** The comm target on which a front end asks for the live side of a view: it opens it with `{ id }`. */
export const COMM_TARGET = 'epochlab.view';

export type ViewKind = keyof ViewStates;

/**
 * Content of a notebook output: which view, which instance of it, and everything its static drawing needs.
 * `id` is unique per displayed view, `version` counts incompatible changes of the kind's state.
 */
export interface ViewPayload<K extends ViewKind = ViewKind> {
  readonly kind: K;
  readonly id: string;
  readonly version: 1;
  readonly state: ViewStates[K];
}

/** A payload of any kind of a table from kind to state, told apart by `kind`. */
export type PayloadOf<States> = {
  [K in keyof States & string]: {
    readonly kind: K;
    readonly id: string;
    readonly version: 1;
    readonly state: States[K];
  };
}[keyof States & string];

/** A payload of any kind, told apart by `kind`. */
export type AnyViewPayload = PayloadOf<ViewStates>;

/** A Jupyter MIME bundle: MIME type to text or JSON. */
export type MimeBundle = Readonly<Record<string, unknown>>;
