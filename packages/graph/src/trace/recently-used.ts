/** A map of limited size: the entry that has not been used for longest makes room for a new one. */
export class RecentlyUsed<K, V> {
  private readonly entries = new Map<K, V>();

  /** @param forget called with an entry that has to go */
  constructor(
    private readonly capacity: number,
    private readonly forget: (value: V, key: K) => void = () => undefined,
  ) {}

  get(key: K): V | undefined {
    const value = this.entries.get(key);
    if (value !== undefined) this.moveToEnd(key, value);
    return value;
  }

  set(key: K, value: V): void {
    this.moveToEnd(key, value);
    // A map lists its keys in the order in which they were set.
    for (const [oldest, old] of this.entries) {
      if (this.entries.size <= this.capacity) break;
      this.entries.delete(oldest);
      this.forget(old, oldest);
    }
  }

  get size(): number {
    return this.entries.size;
  }

  /** Forgets an entry, as if there were no room for it. */
  delete(key: K): void {
    const value = this.entries.get(key);
    this.entries.delete(key);
    if (value !== undefined) this.forget(value, key);
  }

  clear(): void {
    for (const key of [...this.entries.keys()]) this.delete(key);
  }

  values(): V[] {
    return [...this.entries.values()];
  }

  /** All entries, as they are now. */
  all(): [K, V][] {
    return [...this.entries];
  }

  private moveToEnd(key: K, value: V): void {
    this.entries.delete(key);
    this.entries.set(key, value);
  }
}
