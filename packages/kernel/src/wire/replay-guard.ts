/** Remembers the latest signatures, so that a message recorded by somebody else cannot be played again. */
export class ReplayGuard {
  private readonly seen = new Set<string>();

  constructor(private readonly capacity = 65_536) {}

  /** False when this signature has been accepted before. */
  admit(signature: string): boolean {
    if (signature === '') return true;
    if (this.seen.has(signature)) return false;
    this.seen.add(signature);
    if (this.seen.size > this.capacity) this.forgetOldest();
    return true;
  }

  private forgetOldest(): void {
    const oldest = this.seen.values().next();
    if (!oldest.done) this.seen.delete(oldest.value);
  }
}
