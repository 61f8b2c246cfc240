import { framesOf } from '../../errors/stack';

/**
 * Where in a cell an error passed through an `await`. A library's own stack often ends before it reaches the cell
 * (the library had awaited something itself), and then this is the only trace of the line that called it.
 */
export class AwaitSites {
  private readonly sites = new WeakMap<object, readonly string[]>();

  /** Remembers the awaiting code of the first, innermost, await that an error passes. Call it where it is caught. */
  note(error: unknown): void {
    if (typeof error === 'object' && error !== null && !this.sites.has(error))
      this.sites.set(error, framesOf(new Error().stack));
  }

  framesFor(error: unknown): readonly string[] {
    return (typeof error === 'object' && error !== null && this.sites.get(error)) || [];
  }
}
