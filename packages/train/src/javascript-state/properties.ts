import { Holder, type Values } from './holder';

type Keeps = (key: PropertyKey, value: unknown) => boolean;

/** Something that keeps values in properties of an object. */
abstract class Owner extends Holder {
  constructor(
    protected readonly owner: object,
    describe: (key: unknown) => string,
  ) {
    super(describe);
  }

  override put(key: unknown, value: unknown): void {
    if (value === undefined) Reflect.deleteProperty(this.owner, key as PropertyKey);
    else Reflect.set(this.owner, key as PropertyKey, value);
  }
}

/** The data properties of an object that `keeps` says to look at. */
export class Properties extends Owner {
  constructor(
    owner: object,
    private readonly keeps: Keeps,
    describe: (key: unknown) => string,
    /** Whether its class may add properties in a step. */
    private readonly open: boolean,
  ) {
    super(owner, describe);
  }

  read(): Values {
    const found = new Map<unknown, unknown>();
    for (const key of Reflect.ownKeys(this.owner)) {
      const { value } = Object.getOwnPropertyDescriptor(this.owner, key) ?? {};
      if (this.keeps(key, value)) found.set(key, value);
    }
    return found;
  }

  override changedSince(before: Values): unknown {
    if (this.open) return super.changedSince(before);
    // Read at every step: no map is made for it.
    const owner = this.owner as Record<PropertyKey, unknown>;
    for (const [key, value] of before) if (!Object.is(owner[key as PropertyKey], value)) return key;
    return undefined;
  }
}

/** One property of an object, which need not be there. */
export class Property extends Owner {
  constructor(
    owner: object,
    private readonly key: string,
    describe: () => string,
  ) {
    super(owner, describe);
  }

  read(): Values {
    return new Map([[this.key, (this.owner as Record<string, unknown>)[this.key]]]);
  }
}
