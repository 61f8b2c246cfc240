import type { MimeBundle } from '../wire/message';

/** Makes a bundle of the values that it knows, and leaves all others (undefined). */
export type Recogniser = (value: object) => MimeBundle | Promise<MimeBundle> | undefined;

/** A view of an object by whose members it is recognised. */
export type Members = Readonly<Record<PropertyKey, unknown>>;

export function members(value: object): Members {
  return value as Members;
}
