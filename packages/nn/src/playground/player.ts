/** So long may epochs run before messages, timers and other cells get their turn. */
const SLICE_MS = 12;
/** How often a player that nobody looks at looks whether somebody does. */
const ASLEEP_MS = 250;

/** Runs epochs in slices, so that nothing else has to wait. */
export class Player {
  /** Whether somebody sees what is played; while nobody does, it sleeps. */
  isWatched: () => boolean = () => true;
  #playing = false;
  #due: NodeJS.Immediate | NodeJS.Timeout | undefined;

  /** @param run trains for one epoch; false where it cannot go on */
  constructor(private readonly run: () => boolean) {}

  get isPlaying(): boolean {
    return this.#playing;
  }

  play(): void {
    if (this.#playing) return;
    this.#playing = true;
    this.#next();
  }

  pause(): void {
    this.#playing = false;
    clearTimeout(this.#due as NodeJS.Timeout);
    clearImmediate(this.#due as NodeJS.Immediate);
  }

  /** Runs epochs for one slice, at least one of them; false where they cannot go on. */
  slice(run: () => boolean = this.run, goesOn: () => boolean = () => true): boolean {
    const end = performance.now() + SLICE_MS;
    do {
      if (!run()) return false;
    } while (goesOn() && performance.now() < end);
    return true;
  }

  #next(): void {
    if (!this.#playing) return;
    const isWatched = this.isWatched();
    this.#due = isWatched
      ? setImmediate(() => this.#play())
      : setTimeout(() => this.#next(), ASLEEP_MS).unref();
  }

  #play(): void {
    if (this.#playing && this.slice()) this.#next();
  }
}
