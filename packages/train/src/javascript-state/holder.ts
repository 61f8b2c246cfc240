/** Values by what they are found by: the name of a property, the key in a map. */
export type Values = ReadonlyMap<unknown, unknown>;

/** A place that holds values: an object with properties, a list, the variables around a function. */
export abstract class Holder {
  /** @param describe who computes with a value, in words that go on with "changes from step to step" */
  constructor(readonly describe: (key: unknown) => string) {}

  /** The values at this time. */
  abstract read(): Values;

  /** Gives a key its value back; `undefined` takes away what was not there. Absent where JavaScript has no way. */
  put?(key: unknown, value: unknown): void;

  /** The first key whose value is no longer as it was; undefined if there is none. */
  changedSince(before: Values): unknown {
    return firstDifference(before, this.read());
  }
}

/** The elements of a list at one time. */
export class Elements {
  constructor(readonly list: ArrayLike<unknown>) {}

  equals({ list }: Elements): boolean {
    if (list.length !== this.list.length) return false;
    for (let i = 0; i < list.length; i++) if (!Object.is(list[i], this.list[i])) return false;
    return true;
  }
}

export const isSame = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) || (a instanceof Elements && b instanceof Elements && a.equals(b));

/** The first key that differs; a key that `now` alone has counts too. */
function firstDifference(before: Values, now: Values): unknown {
  for (const [key, value] of before) if (!isSame(value, now.get(key))) return key;
  for (const key of now.keys()) if (!before.has(key)) return key;
  return undefined;
}
