import { firstDifference, type Holder, type Values } from './holder';

type Keeps = (key: PropertyKey, value: unknown) => boolean;

function putProperty(owner: object, key: PropertyKey, value: unknown): void {
  if (value === undefined) Reflect.deleteProperty(owner, key);
  else Reflect.set(owner, key, value);
}

/** The data properties of an object that `keeps` says to look at. */
export class Properties implements Holder {
  constructor(
    private readonly owner: object,
    private readonly keeps: Keeps,
    readonly describe: (key: unknown) => string,
    /** Whether its class may add properties in a step. */
    private readonly open: boolean,
  ) {}

  read(): Values {
    const found = new Map<unknown, unknown>();
    for (const key of Reflect.ownKeys(this.owner)) {
      const { value } = Object.getOwnPropertyDescriptor(this.owner, key) ?? {};
      if (this.keeps(key, value)) found.set(key, value);
    }
    return found;
  }

  changedSince(before: Values): unknown {
    if (this.open) return firstDifference(before, this.read());
    // Read at every step: no map is made for it.
    const owner = this.owner as Record<PropertyKey, unknown>;
    for (const [key, value] of before) if (!Object.is(owner[key as PropertyKey], value)) return key;
    return undefined;
  }

  put(key: unknown, value: unknown): void {
    putProperty(this.owner, key as PropertyKey, value);
  }
}

/** One property of an object, which need not be there. */
export class Property implements Holder {
  constructor(
    private readonly owner: object,
    private readonly key: string,
    readonly describe: () => string,
  ) {}

  read(): Values {
    return new Map([[this.key, (this.owner as Record<string, unknown>)[this.key]]]);
  }

  changedSince(before: Values): unknown {
    return firstDifference(before, this.read());
  }

  put(key: unknown, value: unknown): void {
    putProperty(this.owner, key as PropertyKey, value);
  }
}
