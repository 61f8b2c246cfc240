import { firstDifference, type Holder } from './holder';

type Keeps = (key: string, value: unknown) => boolean;

/** The data properties of an object that `keeps` says to look at. */
export class Properties implements Holder {
  constructor(
    private readonly owner: object,
    private readonly keeps: Keeps,
    readonly describe: (key: string) => string,
    /** Whether its class may add properties in a step. */
    private readonly open: boolean,
  ) {}

  read(): ReadonlyMap<string, unknown> {
    const found = new Map<string, unknown>();
    for (const key of Object.getOwnPropertyNames(this.owner)) {
      const { value } = Object.getOwnPropertyDescriptor(this.owner, key) ?? {};
      if (this.keeps(key, value)) found.set(key, value);
    }
    return found;
  }

  changedSince(before: ReadonlyMap<string, unknown>): string | undefined {
    if (this.open) return firstDifference(before, this.read());
    // Read at every step: no map is made for it.
    const owner = this.owner as Record<string, unknown>;
    for (const [key, value] of before) if (!Object.is(owner[key], value)) return key;
    return undefined;
  }

  put(key: string, value: unknown): void {
    if (value === undefined) Reflect.deleteProperty(this.owner, key);
    else Reflect.set(this.owner, key, value);
  }
}

/** One property of an object, which need not be there. */
export class Property implements Holder {
  constructor(
    private readonly owner: object,
    private readonly key: string,
    readonly describe: () => string,
  ) {}

  read(): ReadonlyMap<string, unknown> {
    return new Map([[this.key, (this.owner as Record<string, unknown>)[this.key]]]);
  }

  changedSince(before: ReadonlyMap<string, unknown>): string | undefined {
    return firstDifference(before, this.read());
  }

  put(key: string, value: unknown): void {
    if (value === undefined) Reflect.deleteProperty(this.owner, key);
    else Reflect.set(this.owner, key, value);
  }
}
